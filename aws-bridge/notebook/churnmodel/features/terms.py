# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from ..parameters import Parameters
from ..seasons import season_day


def add_terms(renewals: DataFrame, agreements: DataFrame, parameters: Parameters) -> DataFrame:
    """Features of price, contract and customer."""
    frame = _with_agreement(renewals, agreements, parameters)
    increase = F.when(
        F.col("net_price") > 0, F.round(F.col("renewal_price") / F.col("net_price") - 1, 4).cast("double")
    )
    frame = frame.withColumn("_increase", increase)
    benchmark = frame.groupBy("season").agg(F.expr("percentile(_increase, 0.5)").alias("_benchmark"))
    frame = frame.join(F.broadcast(benchmark), "season", "left")
    price = F.coalesce("renewal_price", "net_price").cast("double")
    as_of = season_day(parameters.as_of, F.col("season"))
    held = F.count(F.lit(1)).over(Window.partitionBy("customer_id", "season"))
    active = F.col("activated_on").isNotNull() & (F.col("activated_on") <= as_of)
    columns = {
        "price_increase": F.col("_increase") - F.col("_benchmark"),
        "price_level": F.when(price > 0, F.log(price)),
        "agreement_years_left": _years_left(),
        "auto_renew": F.col("auto_renew").cast("int"),
        "never_activated": F.when(active, 0).otherwise(1),
        "package": (F.col("type") == "package").cast("int"),
        "tenure_years": F.when(F.col("customer_since") <= as_of, F.datediff(as_of, "customer_since") / 365.25),
        "years_held": F.col("years_held"),
        "subscriptions_held": held,
    }
    return frame.withColumns(columns)


def _with_agreement(renewals: DataFrame, agreements: DataFrame, parameters: Parameters) -> DataFrame:
    """`_agreement_end`: the last day of the consortium's agreement that runs on the as-of day, if it is on file."""
    terms = agreements.select("consortium_id", F.col("starts_on").alias("_from"), F.col("ends_on").alias("_to"))
    pairs = renewals.where("consortium_id is not null").select("consortium_id", "season").distinct()
    as_of = season_day(parameters.as_of, F.col("season"))
    running = pairs.join(terms, "consortium_id").where((F.col("_from") <= as_of) & (F.col("_to") >= as_of))
    ends = running.groupBy("consortium_id", "season").agg(F.max("_to").alias("_agreement_end"))
    return renewals.join(F.broadcast(ends), ["consortium_id", "season"], "left")


def _years_left() -> Column:
    """Years of price agreement after the season's first day; 0 without one; null where a consortium's is not on file."""
    first_day = F.make_date(F.col("season"), F.lit(1), F.lit(1))
    by_consortium = F.col("channel") == "consortium"
    last_day = F.greatest(F.col("multi_year_until"), F.when(by_consortium, F.col("_agreement_end")))
    years = F.greatest(F.datediff(last_day, first_day), F.lit(0)) / 365.25
    not_on_file = by_consortium & F.col("_agreement_end").isNull() & F.col("multi_year_until").isNull()
    return F.when(not_on_file, None).otherwise(F.coalesce(years, F.lit(0)))
