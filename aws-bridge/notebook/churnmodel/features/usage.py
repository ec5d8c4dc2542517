# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from ..parameters import Parameters

#: Added to counts before a logarithm of their ratio: two requests instead of one are no doubling.
SOFTENING = 5
#: Months without use are counted up to here.
LONGEST_SILENCE = 24


def add_usage(renewals: DataFrame, usage_month: DataFrame, parameters: Parameters) -> DataFrame:
    """Features of use. A product without rows counts as unused only where its customer's reports have others."""
    # read twice below, and far smaller than the months
    yearly = _sum_years(usage_month, parameters).persist()
    reported = yearly.select(
        "customer_id", F.col("usage_season").alias("season"), F.lit(True).alias("reported")
    ).distinct()
    frame = renewals.join(reported, ["customer_id", "season"], "left")
    frame = frame.join(_put_side_by_side(yearly), ["customer_id", "product_id", "season"], "left")
    return _measure(frame, parameters)


def _sum_years(usage_month: DataFrame, parameters: Parameters) -> DataFrame:
    """Usage years end with the month before the as-of day, so each month counts for one season: its first."""
    late = F.month("month") > F.lit(parameters.usage_month)
    used = F.when(F.col("total_item_requests") > 0, F.col("month"))
    return (
        usage_month.withColumn("usage_season", F.year("month") + F.when(late, 2).otherwise(1))
        .groupBy("customer_id", "product_id", "usage_season")
        .agg(
            F.sum("total_item_requests").alias("requests"),
            F.sum("oa_item_requests").alias("open"),
            F.sum("no_license").alias("no_license"),
            F.sum("limit_exceeded").alias("limit_exceeded"),
            F.max(used).alias("last_use"),
        )
    )


def _put_side_by_side(yearly: DataFrame) -> DataFrame:
    """For each season the counts of its usage year (_0) and, as far as features ask, of the two before (_1, _2)."""
    asked = {0: ("requests", "open", "last_use", "no_license", "limit_exceeded"), 1: ("requests", "open", "last_use")}
    asked |= {2: ("requests",)}
    spread = yearly.withColumn("years_ago", F.explode(F.array(*map(F.lit, asked))))
    columns = [
        F.max(F.when(F.col("years_ago") == years_ago, F.col(name))).alias(f"{name}_{years_ago}")
        for years_ago, names in asked.items()
        for name in names
    ]
    season = (F.col("usage_season") + F.col("years_ago")).alias("season")
    return spread.groupBy("customer_id", "product_id", season).agg(*columns)


def _measure(frame: DataFrame, parameters: Parameters) -> DataFrame:
    requests, before, two_before = (_known(frame, f"requests_{years_ago}") for years_ago in (0, 1, 2))
    # a first-year subscription has had no autumn yet
    covered = F.when(F.col("years_held") > 1, 12).otherwise(parameters.usage_month)
    yearly = requests * 12 / covered
    held_two, held_three = F.col("years_held") >= 3, F.col("years_held") >= 4
    share, share_before = _open_share(frame, 0), _open_share(frame, 1)
    price = F.coalesce("renewal_price", "net_price").cast("double")
    seen = F.greatest(requests, F.lit(1))
    columns = {
        "usage_trend": F.when(held_two, _ratio(requests, before)),
        "usage_trend_two_years": F.when(held_three, _ratio(requests, two_before) / 2),
        "usage_per_reader": F.log((yearly + 1) / F.col("fte")),
        "months_since_use": _silence(frame, parameters),
        "cost_per_use": F.when(price > 0, F.log(price / (yearly + 1))),
        "open_access_share": share,
        "open_access_change": F.when(held_two, share - share_before),
        "no_license_rate": F.log1p(1000 * _known(frame, "no_license_0") / seen),
        "limit_exceeded_rate": F.log1p(1000 * _known(frame, "limit_exceeded_0") / seen),
    }
    return frame.withColumns(columns)


def _known(frame: DataFrame, name: str) -> Column:
    return F.when(frame["reported"], F.coalesce(frame[name], F.lit(0)))


def _ratio(now: Column, before: Column) -> Column:
    return F.log((now + SOFTENING) / (before + SOFTENING))


def _open_share(frame: DataFrame, years_ago: int) -> Column:
    opened, controlled = _known(frame, f"open_{years_ago}"), _known(frame, f"requests_{years_ago}")
    return F.when(opened + controlled > 0, opened / (opened + controlled))


def _silence(frame: DataFrame, parameters: Parameters) -> Column:
    last = F.make_date(F.col("season") - 1, F.lit(parameters.usage_month), F.lit(1))
    months = F.months_between(last, F.greatest("last_use_0", "last_use_1"))
    return F.when(frame["reported"], F.least(F.coalesce(months, F.lit(LONGEST_SILENCE)), F.lit(LONGEST_SILENCE)))
