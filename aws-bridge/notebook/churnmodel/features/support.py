# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..parameters import Parameters
from ..seasons import season_day, season_of_day


def add_support(renewals: DataFrame, support_case: DataFrame, parameters: Parameters) -> DataFrame:
    """Cases of the twelve months up to the as-of day. A notice of cancellation is the outcome itself, so no feature."""
    season = season_of_day(parameters.as_of, F.col("opened_on"))
    cases = support_case.where(F.col("category") != "cancel_notice").withColumn("season", season)
    # a grade is given when the case is closed, which may be after the as-of day
    closed = F.col("closed_on") <= season_day(parameters.as_of, F.col("season"))
    counts = (
        cases.withColumn("csat", F.when(closed, F.col("csat")))
        .groupBy("customer_id", "season")
        .agg(
            F.count_if(F.col("category") == "access").alias("access_cases"),
            F.count_if(F.col("category") == "price").alias("price_cases"),
            (F.sum("csat") / F.count("csat")).alias("satisfaction"),
        )
    )
    return renewals.join(counts, ["customer_id", "season"], "left").fillna(0, ["access_cases", "price_cases"])
