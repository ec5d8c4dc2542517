# SPDX-License-Identifier: Apache-2.0
"""The rows of a prediction file: NDJSON or CSV, gzip or not."""

from __future__ import annotations

import csv
import gzip
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Iterator, Optional

from figures import parse

#: None stands for a line that is no row.
Row = Optional[dict[str, Any]]

_NUMBERS = ("renewal_value", "churn_probability", "base_value", "other_contribution")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def read_rows(path: Path) -> Iterator[Row]:
    """Numbers are exact; an empty cell of a CSV is None."""
    stored = path.read_bytes()
    text = (gzip.decompress(stored) if path.suffix == ".gz" else stored).decode("utf-8-sig")
    return _csv_rows(text) if ".csv" in path.suffixes else _ndjson_rows(text)


def _ndjson_rows(text: str) -> Iterator[Row]:
    # str.splitlines would also split at line ends that JSON allows inside a text
    for line in text.removesuffix("\n").split("\n"):
        try:
            row = parse(line)
        except ValueError:
            row = None
        yield row if isinstance(row, dict) else None


def _csv_rows(text: str) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""))
    header = next(lines)
    for cells in lines:
        yield dict(zip(header, map(_csv_cell, header, cells))) if len(cells) == len(header) else None


def _csv_cell(column: str, cell: str) -> Any:
    """What is no number in a column of numbers stays text."""
    is_number = column in _NUMBERS and _NUMBER.fullmatch(cell)
    return Decimal(cell) if is_number else cell or None
