# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..parameters import Parameters
from ..seasons import season_day, season_of_day


def add_payments(renewals: DataFrame, invoice: DataFrame, parameters: Parameters) -> DataFrame:
    """How the customer paid the invoices of the two years up to the as-of day. Null: it had none."""
    first = season_of_day(parameters.as_of, F.col("issued_on"))
    counted = invoice.withColumn("season", F.explode(F.array(first, first + 1)))
    as_of = season_day(parameters.as_of, F.col("season"))
    paid = F.when(F.col("paid_on") <= as_of, F.col("paid_on"))
    overdue = F.coalesce(paid, as_of) > F.col("due_on")
    habits = counted.groupBy("customer_id", "season").agg(
        F.percentile(F.datediff(paid, "issued_on"), 0.5).alias("days_to_pay"),
        (F.count_if(overdue) / F.count(F.lit(1))).alias("overdue_share"),
    )
    return renewals.join(habits, ["customer_id", "season"], "left")
