# SPDX-License-Identifier: Apache-2.0
"""Features as columns of numbers. What is learned about them comes from the training seasons only."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from .features.catalogue import FEATURES

#: Numbers are clipped to this share of the training values at either end, so that one odd value can't steer a line.
CLIPPED = 0.005


@dataclass(frozen=True)
class Encoding:
    """What was learned about one feature. `categories` is empty for numbers and flags."""

    name: str
    low: float
    high: float
    mean: float
    deviation: float
    missing: bool
    categories: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "categories": list(self.categories)}


@dataclass(frozen=True)
class Matrix:
    """`values[row, column]`; `owners[column]` is the place in FEATURES of the feature that the column belongs to."""

    values: np.ndarray
    owners: np.ndarray


def learn_encodings(rows: pd.DataFrame) -> tuple[Encoding, ...]:
    """One encoding for each feature, in the order of FEATURES."""
    return tuple(_learn(rows[feature.name], feature.kind) for feature in FEATURES)


def encode_for_line(rows: pd.DataFrame, encodings: tuple[Encoding, ...]) -> Matrix:
    """Standardised numbers, 0 and a flag where they are missing; a column of 0 and 1 for each category."""
    columns: list[np.ndarray] = []
    owners: list[int] = []
    for place, encoding in enumerate(encodings):
        parts = _categories(rows, encoding) if encoding.categories else _standardised(rows, encoding)
        columns += parts
        owners += [place] * len(parts)
    return Matrix(np.column_stack(columns), np.array(owners))


def encode_for_trees(rows: pd.DataFrame, encodings: tuple[Encoding, ...]) -> Matrix:
    """Numbers as they are, NaN where they are missing; a column of 0 and 1 for each category. 32-bit."""
    columns: list[np.ndarray] = []
    owners: list[int] = []
    for place, encoding in enumerate(encodings):
        raw = [rows[encoding.name].to_numpy(dtype="float32")] if not encoding.categories else None
        parts = raw or [column.astype("float32") for column in _categories(rows, encoding)]
        columns += parts
        owners += [place] * len(parts)
    return Matrix(np.column_stack(columns), np.array(owners))


def _learn(column: pd.Series, kind: str) -> Encoding:
    if kind == "category":
        names = tuple(sorted(column.dropna().unique()))
        # a category that was never seen, or all of one kind, still needs a column to stand in
        return Encoding(column.name, 0.0, 0.0, 0.0, 1.0, False, names or ("none",))
    known = column.dropna().to_numpy(dtype="float64")
    if len(known) == 0:
        return Encoding(column.name, 0.0, 0.0, 0.0, 1.0, True, ())
    low, high = np.quantile(known, [CLIPPED, 1 - CLIPPED]) if kind == "number" else (0.0, 1.0)
    clipped = np.clip(known, low, high)
    deviation = float(clipped.std()) or 1.0
    missing = bool(column.isna().any())
    return Encoding(column.name, float(low), float(high), float(clipped.mean()), deviation, missing, ())


def _standardised(rows: pd.DataFrame, encoding: Encoding) -> list[np.ndarray]:
    values = rows[encoding.name].to_numpy(dtype="float64")
    scaled = (np.clip(values, encoding.low, encoding.high) - encoding.mean) / encoding.deviation
    unknown = np.isnan(values)
    scaled[unknown] = 0.0
    return [scaled, unknown.astype("float64")] if encoding.missing else [scaled]


def _categories(rows: pd.DataFrame, encoding: Encoding) -> list[np.ndarray]:
    column = rows[encoding.name]
    return [(column == name).to_numpy(dtype="float64") for name in encoding.categories]
