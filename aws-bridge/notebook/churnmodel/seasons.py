# SPDX-License-Identifier: Apache-2.0
"""Renewals and their outcomes: one row for each subscription and the season in which it is up for renewal."""

from __future__ import annotations

from datetime import date

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from .parameters import GRACE, Parameters

#: Features look three usage years back, so a lake's first years can't be judged by the same measures.
YEARS_BEFORE_FIRST_SEASON = 3


def build_renewals(cleaned: dict[str, DataFrame], parameters: Parameters) -> DataFrame:
    """One row for each subscription of year N-1 still undecided on the as-of day of season N.

    Adds season, account and product columns, `years_held` (years in a row under this product, at least 1), `decided_on`
    (day of the renewing order, else null) and `churned`: 1 = no order for the season by its 31 March, neither of the same
    product nor of a successor; 0 = ordered; null = the season's 31 March has not come. A product that has ceased by then
    is not the customer's decision, so its renewals are left out, and so are those ordered before the as-of day.
    """
    subscription = _with_years_held(cleaned["subscription"])
    renewals = subscription.withColumn("season", F.col("year") + 1).where(F.col("season") <= parameters.season)
    renewals = _with_order(renewals, cleaned["subscription"])
    renewals = renewals.join(F.broadcast(cleaned["product"].drop("updated_on")), "product_id")
    renewals = renewals.join(cleaned["customer"].drop("name", "updated_on"), "customer_id")
    grace = F.make_date(F.col("season"), F.lit(GRACE[0]), F.lit(GRACE[1]))
    as_of = season_day(parameters.as_of, F.col("season"))
    ordered = F.col("decided_on").isNotNull() & (F.col("decided_on") <= grace)
    # the seasons look at each other
    return (
        renewals.where(F.col("decided_on").isNull() | (F.col("decided_on") > as_of))
        .where(F.col("ceased_on").isNull() | (F.col("ceased_on") > grace))
        .withColumn("churned", F.when(grace <= F.lit(parameters.as_of), F.when(ordered, 0).otherwise(1)))
        .persist()
    )


def season_day(as_of: date, season: Column) -> Column:
    """The as-of day of a season: the same month and day, in the year before the season (29 February never: see as_of)."""
    return F.make_date(season - 1, F.lit(as_of.month), F.lit(as_of.day))


def season_of_day(as_of: date, day: Column) -> Column:
    """The first season whose as-of day is on or after `day`."""
    after = (F.month(day) * 100 + F.dayofmonth(day)) > F.lit(as_of.month * 100 + as_of.day)
    return F.year(day) + F.when(after, 2).otherwise(1)


def _with_years_held(subscription: DataFrame) -> DataFrame:
    pair = Window.partitionBy("customer_id", "product_id").orderBy("year")
    unbroken = subscription.withColumn("_start", F.col("year") - F.row_number().over(pair))
    return unbroken.withColumn(
        "years_held", F.row_number().over(Window.partitionBy("customer_id", "product_id", "_start").orderBy("year"))
    ).drop("_start")


def _with_order(renewals: DataFrame, subscription: DataFrame) -> DataFrame:
    """`decided_on`: the earlier of the orders of the same product for the season and of the successor."""
    same = subscription.select(
        "customer_id", "product_id", F.col("year").alias("season"), F.col("ordered_on").alias("_renewed_on")
    )
    successor = subscription.select(
        F.col("subscription_id").alias("successor_id"), F.col("ordered_on").alias("_moved_on")
    )
    joined = renewals.join(same, ["customer_id", "product_id", "season"], "left").join(
        successor, "successor_id", "left"
    )
    return joined.withColumn("decided_on", F.least("_renewed_on", "_moved_on")).drop("_renewed_on", "_moved_on")
