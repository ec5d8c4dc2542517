# SPDX-License-Identifier: Apache-2.0
"""Builders with defaults: a test names only what it is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
from churnmodel.features.catalogue import FEATURES
from churnmodel.parameters import REGISTRY, Parameters, read_parameters
from churnmodel.registry import read_registry
from make_lake import LakeOptions, make_lake
from pyspark.sql import DataFrame, SparkSession

DEFAULTS = {
    "string": "x",
    "int": 1,
    "date": date(2020, 1, 1),
    "boolean": False,
    "decimal(12,2)": Decimal("100.00"),
}


def make_small_lake(folder: Path, until: date) -> None:
    """700 customers, four seasons that can be judged: the fewest that can be fitted, calibrated, tested and scored."""
    make_lake(LakeOptions(700, 4.0, 2026, 4, 7, until, folder))


def parameters(**given: object) -> Parameters:
    """Checked parameters of season 2026."""
    asked = {"lake": "/lake", "output": "/out", "mode": "train-and-score", "season": 2026, "run_id": "run-1"}
    defaults = {"currency": "EUR", "scope": "full", "seed": 1, "threads": 1}
    return read_parameters({**asked, **defaults, **given})


def table(spark: SparkSession, name: str, *rows: dict[str, object]) -> DataFrame:
    """A registered data set with these rows; columns that are not named are null, or a default where they may not be."""
    columns = read_registry(REGISTRY)[name].columns
    schema = ", ".join(f"{column.name} {column.type}" for column in columns)
    unknown = {key for row in rows for key in row} - {column.name for column in columns}
    assert not unknown, f"{name} has no {unknown}"
    values = [
        [row.get(column.name, None if column.nullable else DEFAULTS[column.type]) for column in columns] for row in rows
    ]
    return spark.createDataFrame(values, schema)


def subscription(year: int, **given: object) -> dict[str, object]:
    """A row of customer c and product p, ordered in the November before."""
    terms = {"channel": "direct", "net_price": Decimal("100.00"), "renewal_price": Decimal("104.00"), "currency": "EUR"}
    keys = {"subscription_id": f"s-{given.get('product_id', 'p')}-{year}", "customer_id": "c", "product_id": "p"}
    days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31), "ordered_on": date(year - 1, 11, 15)}
    return {**keys, "year": year, **days, **terms, **given}


def feature_rows(count: int, season: int = 2025, seed: int = 1) -> pd.DataFrame:
    """Made-up facts and features. Falling use and a high cost per use, together, are what loses a renewal."""
    random = np.random.default_rng(seed)
    rows = pd.DataFrame({feature.name: random.normal(0, 1, count) for feature in FEATURES})
    for feature in FEATURES:
        if feature.kind == "flag":
            rows[feature.name] = (rows[feature.name] > 0).astype("float64")
    rows["usage_trend"] = np.where(random.random(count) < 0.1, np.nan, rows["usage_trend"])
    rows["years_held"] = random.integers(1, 9, count).astype("float64")
    rows["channel"] = random.choice(np.array(["direct", "agent", "consortium"], dtype=object), count)
    rows["segment"] = random.choice(np.array(["Academic", "Corporate", None], dtype=object), count)
    both = (rows["usage_trend"] < 0) & (rows["cost_per_use"] > 0)
    log_odds = -2.2 + 1.6 * both + 0.5 * rows["price_increase"] + 0.6 * (rows["channel"] == "consortium")
    facts = {
        "customer_id": [f"{at // 3:08d}" for at in range(count)],
        "product_id": [f"P{at % 3}" for at in range(count)],
        "season": season,
        "segment_name": rows["segment"],
        "renewal_day": 20454,
        "value_cents": np.where(random.random(count) < 0.1, np.nan, random.integers(10_000, 900_000, count)),
        "churned": (random.random(count) < 1 / (1 + np.exp(-log_odds))).astype("float64"),
    }
    return rows.assign(**facts)
