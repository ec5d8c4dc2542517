# SPDX-License-Identifier: Apache-2.0
"""Cleaning: what is done to each table before anything is computed from it."""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from .lake import Table
from .parameters import Parameters
from .registry import DataSet
from .stop import RunStopped

USAGE_COUNTS = ("total_item_requests", "unique_item_requests", "oa_item_requests", "no_license", "limit_exceeded")


def clean_tables(
    tables: dict[str, Table], registry: dict[str, DataSet], parameters: Parameters
) -> dict[str, DataFrame]:
    """One row for each key, text trimmed, blank text null, nothing from after the as-of day. Values in, values out."""
    _check_currency(tables["subscription"].frame, registry["subscription"], parameters.currency)
    cleaned = {}
    for name, table in tables.items():
        frame = _up_to(_trim_text(table.frame), name, parameters)
        cleaned[name] = _keep_one_row(frame, registry[name])
    cleaned["usage_month"] = _without_negative_counts(cleaned["usage_month"])
    # it is read from several sides
    cleaned["subscription"] = cleaned["subscription"].persist()
    for name, key in (("customer", "customer_id"), ("product", "product_id")):
        _check_references(cleaned, registry, name, key)
    return cleaned


def _trim_text(frame: DataFrame) -> DataFrame:
    return frame.select(
        [
            F.nullif(F.trim(name), F.lit("")).alias(name) if type_name == "string" else F.col(name)
            for name, type_name in frame.dtypes
        ]
    )


#: The day on which a row became known. Later rows are not looked at: they would leak the outcome.
KNOWN_ON = {
    "subscription": "ordered_on",
    "usage_month": "harvested_on",
    "invoice": "issued_on",
    "support_case": "opened_on",
    "consortium_agreement": "starts_on",
}


def _up_to(frame: DataFrame, name: str, parameters: Parameters) -> DataFrame:
    return frame.where(F.col(KNOWN_ON[name]) <= F.lit(parameters.as_of)) if name in KNOWN_ON else frame


def _keep_one_row(frame: DataFrame, data_set: DataSet) -> DataFrame:
    """Of rows with the same key the newest holds; where they are equally new, the one that sorts last."""
    order = [F.col(data_set.newest or data_set.fresh_column).desc()]
    order += [F.col(name).desc() for name in sorted(set(frame.columns) - set(data_set.key))]
    # customer and product alone: the yearly sums that follow need the same distribution, so usage moves only once
    if data_set.name == "usage_month":
        frame = frame.repartition("customer_id", "product_id")
    window = Window.partitionBy(*data_set.key).orderBy(*order)
    return frame.withColumn("_place", F.row_number().over(window)).where("_place = 1").drop("_place")


def _without_negative_counts(usage: DataFrame) -> DataFrame:
    return usage.select(
        [
            F.greatest(F.col(name), F.lit(0)).alias(name) if name in USAGE_COUNTS else F.col(name)
            for name in usage.columns
        ]
    )


def _check_references(cleaned: dict[str, DataFrame], registry: dict[str, DataSet], name: str, key: str) -> None:
    """A subscription whose customer or product is not there would leave the run without a word."""
    lost = cleaned["subscription"].select(key).distinct().join(cleaned[name], key, "left_anti")
    keys = [row[0] for row in lost.orderBy(key).limit(3).collect()]
    if keys:
        raise RunStopped(
            "DATA_SET_BROKEN",
            f"data set {name}: it does not hold {', '.join(keys)}, which the data set subscription names",
            f"Ask its owner, {registry[name].owner}, to deliver all rows; then start the notebook again.",
        )


def _check_currency(subscription: DataFrame, data_set: DataSet, currency: str) -> None:
    other = subscription.where(F.col("currency") != F.lit(currency)).select("currency").first()
    if other is not None:
        raise RunStopped(
            "DATA_SET_BROKEN",
            f"data set subscription: prices are in {other['currency']}, the run is in {currency}",
            f"Ask its owner, {data_set.owner}, for prices in {currency}, or set the parameter currency.",
        )
