# SPDX-License-Identifier: Apache-2.0
"""Renewals as build_renewals gives them, and rows of use: by default of customer c, product p, season 2026."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pyspark.sql import DataFrame, Row, SparkSession

RENEWAL = {
    "customer_id": ("string", "c"),
    "product_id": ("string", "p"),
    "season": ("int", 2026),
    "churned": ("int", None),
    "years_held": ("int", 5),
    "channel": ("string", "direct"),
    "auto_renew": ("boolean", False),
    "activated_on": ("date", date(2020, 1, 1)),
    "multi_year_until": ("date", None),
    "net_price": ("decimal(12,2)", Decimal("100.00")),
    "renewal_price": ("decimal(12,2)", Decimal("104.00")),
    "type": ("string", "journal"),
    "segment": ("string", "Academic"),
    "fte": ("int", 1000),
    "consortium_id": ("string", None),
    "customer_since": ("date", None),
}


def renewals(spark: SparkSession, *rows: dict[str, object]) -> DataFrame:
    """Without arguments one renewal of c and p; values that are not named have a default."""
    schema = ", ".join(f"{name} {kind}" for name, (kind, _) in RENEWAL.items())
    values = [[row.get(name, default) for name, (_, default) in RENEWAL.items()] for row in rows or ({},)]
    return spark.createDataFrame(values, schema)


def by(frame: DataFrame, column: str, *names: str) -> dict[str, object]:
    """What each row says under these names, by the value of a column; for one name its value, else a tuple."""
    rows: list[Row] = frame.select(column, *names).collect()
    return {row[0]: row[1] if len(names) == 1 else tuple(row[1:]) for row in rows}


def month_of_use(year: int, month: int, requests: int, **given: object) -> dict:
    """A row of usage_month of c and p."""
    zero = dict.fromkeys(("unique_item_requests", "oa_item_requests", "no_license", "limit_exceeded"), 0)
    keys = {"customer_id": "c", "product_id": "p", "month": date(year, month, 1)}
    return {**keys, "total_item_requests": requests, **zero, "harvested_on": date(year, month, 28), **given}
