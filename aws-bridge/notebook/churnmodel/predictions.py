# SPDX-License-Identifier: Apache-2.0
"""predictions/part-*.parquet: the rows of the season in the columns of the contract, an account's rows together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from .gaps import tell_gaps
from .rationale import explain_rows
from .train import CalibratedModel

ROWS_PER_PART = 100_000
#: Small groups: a reader decodes the drivers of those that hold an account at risk.
ROWS_PER_GROUP = 10_000
LARGEST_CENTS = 999_999_999_999_999

SCHEMA = pa.schema(
    [
        pa.field("account_key", pa.string(), nullable=False),
        pa.field("renewal_key", pa.string(), nullable=False),
        pa.field("product", pa.string(), nullable=False),
        pa.field("renewal_date", pa.date32(), nullable=False),
        pa.field("renewal_value", pa.decimal128(15, 2)),
        pa.field("segment", pa.string()),
        pa.field("churn_probability", pa.decimal128(7, 6), nullable=False),
        pa.field("drivers", pa.string(), nullable=False),
        pa.field("base_value", pa.float64(), nullable=False),
        pa.field("other_contribution", pa.float64(), nullable=False),
        pa.field("data_gaps", pa.string()),
    ]
)


def sort_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Accounts by key, their renewals by product. Without case, because the contract compares keys so."""
    keys = ["customer_id", "product_id"]
    return rows.sort_values(keys, key=lambda column: column.str.lower(), kind="stable", ignore_index=True)


def cut_parts(rows: pd.DataFrame, size: int = ROWS_PER_PART) -> Iterator[pd.DataFrame]:
    """Sorted rows in pieces of at least `size` (the last may be smaller), never cutting an account."""
    keys = rows["customer_id"].str.lower().to_numpy()
    start = 0
    while start < len(rows):
        end = min(start + size, len(rows))
        while end < len(rows) and keys[end] == keys[end - 1]:
            end += 1
        yield rows.iloc[start:end]
        start = end


def predict_rows(rows: pd.DataFrame, model: CalibratedModel, titles: dict[str, str], currency: str) -> pa.Table:
    """The table of SCHEMA for `rows` (facts and features); `titles` by product_id."""
    explained = explain_rows(rows, model.scorer.explain(rows), model.calibration, currency)
    columns = {
        "account_key": rows["customer_id"],
        "renewal_key": renewal_keys(rows),
        "product": [titles[product_id] for product_id in rows["product_id"]],
        "renewal_date": rows["renewal_day"].to_numpy(dtype="int32"),
        "renewal_value": _decimals(known_cents(rows), 2),
        "segment": rows["segment_name"].where(rows["segment_name"].notna(), None),
        "churn_probability": _decimals(explained["millionths"].tolist(), 6),
        "drivers": explained["drivers"],
        "base_value": explained["base_value"],
        "other_contribution": explained["other_contribution"],
        "data_gaps": tell_gaps(rows),
    }
    arrays = [pa.array(columns[field.name], field.type, from_pandas=True) for field in SCHEMA]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def renewal_keys(rows: pd.DataFrame) -> list[str]:
    """`<customer>-<product>-<season>`: the same renewal keeps its key from run to run."""
    names = zip(rows["customer_id"], rows["product_id"], rows["season"].astype("int64"))
    return [f"{customer}-{product}-{season}" for customer, product, season in names]


def known_cents(rows: pd.DataFrame) -> list[int | None]:
    """Renewal values in cents; None where not known or beyond what the contract can say."""
    return [
        None if np.isnan(cents) or not 0 <= cents <= LARGEST_CENTS else int(cents)
        for cents in rows["value_cents"].to_numpy(dtype="float64").tolist()
    ]


def write_part(table: pa.Table, path: str) -> None:
    """The same table gives the same bytes."""
    pq.write_table(table, path, compression="snappy", row_group_size=ROWS_PER_GROUP)


def _decimals(whole: list[int | None], places: int) -> list[Decimal | None]:
    return [None if value is None else Decimal(value).scaleb(-places) for value in whole]
