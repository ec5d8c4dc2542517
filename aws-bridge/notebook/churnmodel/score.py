# SPDX-License-Identifier: Apache-2.0
"""What every kind of model answers: a margin, and the features it is the sum of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from .features.catalogue import FEATURES


@dataclass(frozen=True)
class Explanation:
    """`contributions[row, feature]` in log-odds, in the order of FEATURES; with `base` they add up to the margin."""

    base: float
    contributions: np.ndarray

    @property
    def margins(self) -> np.ndarray:
        return self.base + self.contributions.sum(axis=1)


class Scorer(Protocol):
    """A fitted model: log-odds before calibration, and their exact parts."""

    algorithm: str

    def margins(self, rows: pd.DataFrame) -> np.ndarray: ...

    def explain(self, rows: pd.DataFrame) -> Explanation: ...


def sum_by_feature(columns: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """Adds the columns that belong to one feature: its value, its flag for missing, its categories."""
    summed = np.zeros((len(columns), len(FEATURES)))
    for column, owner in enumerate(owners):
        summed[:, owner] += columns[:, column]
    return summed


def sigmoid(margins: np.ndarray) -> np.ndarray:
    """The probability of log-odds, without overflow at either end."""
    return 0.5 * (1 + np.tanh(margins / 2))
