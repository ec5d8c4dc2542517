# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..parameters import Parameters


def add_neighbours(renewals: DataFrame, parameters: Parameters) -> DataFrame:
    """What the customer, and the others of its consortium, decided in the season before. Null: nothing to look at."""
    decided = renewals.where(F.col("churned").isNotNull()).withColumn("season", F.col("season") + 1)
    own = decided.groupBy("customer_id", "season").agg(
        F.sum("churned").alias("_own"), F.count("churned").alias("_own_all")
    )
    group = (
        decided.where("consortium_id is not null")
        .groupBy("consortium_id", "season")
        .agg(F.sum("churned").alias("_group"), F.count("churned").alias("_group_all"))
    )
    members = (
        renewals.where("consortium_id is not null")
        .groupBy("consortium_id", "season")
        .agg(F.countDistinct("customer_id").alias("_members"))
    )
    frame = renewals.join(own, ["customer_id", "season"], "left")
    frame = frame.join(F.broadcast(group), ["consortium_id", "season"], "left")
    frame = frame.join(F.broadcast(members), ["consortium_id", "season"], "left")
    others = F.col("_group_all") - F.coalesce("_own_all", F.lit(0))
    cancelled = F.col("_group") - F.coalesce("_own", F.lit(0))
    return frame.withColumns(
        {
            "customer_cancelled": F.when(F.col("_own_all") > 0, F.col("_own") / F.col("_own_all")),
            "consortium_cancelled": F.when(others > 0, cancelled / others),
            "consortium_size": F.coalesce("_members", F.lit(0)),
        }
    )
