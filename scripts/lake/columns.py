# SPDX-License-Identifier: Apache-2.0
"""Numbers as columns of a data set."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_JANUARY_FIRST = {
    year: (np.datetime64(f"{year:04d}-01-01") - np.datetime64("1970-01-01")).astype(int) for year in range(1900, 2200)
}
_FIRST = np.array([_JANUARY_FIRST.get(year, 0) for year in range(2200)])


def days(year: np.ndarray, day: np.ndarray | int, null: np.ndarray | None = None) -> pa.Array:
    """Dates: `day` days after 1 January of `year` (364 is 31 December but for leap years)."""
    epoch = _FIRST[np.where((year >= 1900) & (year < 2200), year, 1970)] + day
    return pa.array(epoch.astype("int32"), pa.int32(), mask=null).cast(pa.date32())


def texts(prefix: str, numbers: np.ndarray, width: int, null: np.ndarray | None = None) -> pa.Array:
    """`prefix` and the number with leading zeros."""
    padded = pc.utf8_lpad(pa.array(numbers, mask=null).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, padded, "")


def customer_ids(keys: np.ndarray) -> pa.Array:
    """Eight digits, leading zeros and all: text that looks like a number."""
    return texts("", keys, 8)


def subscription_ids(customers: pa.Array, products: pa.Array, year: int) -> pa.Array:
    return pc.binary_join_element_wise("S" + str(year), customers, products, "-")


def decimals(amounts: np.ndarray, null: np.ndarray | None = None) -> pa.Array:
    """Amounts with two places as DECIMAL(12,2), exact."""
    cents = pa.array(np.rint(amounts * 100).astype("int64"), mask=null)
    return pc.multiply(cents.cast(pa.decimal128(19, 0)), pa.scalar("0.01", pa.string()).cast(pa.decimal128(3, 2))).cast(
        pa.decimal128(12, 2)
    )
