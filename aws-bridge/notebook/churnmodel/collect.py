# SPDX-License-Identifier: Apache-2.0
"""From Spark to the driver: the feature rows, in an order that does not depend on how Spark worked."""

from __future__ import annotations

import re

import pandas as pd
from pyspark.sql import DataFrame

from .features.catalogue import FEATURES

#: Text columns hold few different values, so each is kept once.
REPEATED = ("product_id", "segment_name", *(feature.name for feature in FEATURES if feature.kind == "category"))

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_TITLE = 255


def collect_rows(features: DataFrame) -> pd.DataFrame:
    """Facts and features of every renewal, by season, customer and product. 0.4 GB for a million rows.

    What is long, the months of use, has been summed up by Spark; what is left fits one machine, and trees or lines that
    are fitted there do not depend on how rows were spread.
    """
    rows = features.toPandas()
    for name in REPEATED:
        rows[name] = _shared(rows[name])
    rows["season"] = rows["season"].astype("int64")
    return rows.sort_values(["season", "customer_id", "product_id"], kind="stable", ignore_index=True)


def collect_titles(product: DataFrame) -> dict[str, str]:
    """Product titles by product_id, as the contract takes them: no control characters, at most 255 UTF-16 units."""
    rows = product.select("product_id", "title").collect()
    return {row["product_id"]: _plain(row["title"]) for row in rows}


def _plain(title: str) -> str:
    shown = CONTROL.sub(" ", title).encode("utf-16-le")[: 2 * LONGEST_TITLE]
    return shown.decode("utf-16-le", errors="ignore")


def _shared(column: pd.Series) -> pd.Series:
    known = column.notna()
    codes, names = pd.factorize(column[known])
    shared = pd.Series([None] * len(column), index=column.index, dtype=object)
    shared[known] = names.astype(object)[codes] if len(names) else []
    return shared
