# SPDX-License-Identifier: Apache-2.0
"""The baseline: logistic regression with an L2 penalty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from .encode import Encoding, encode_for_line, learn_encodings
from .score import Explanation, sum_by_feature

#: Inverse strength of the penalty; columns are standardised, so one value fits all.
PENALTY = 0.1


@dataclass(frozen=True)
class LogisticModel:
    """A column's contribution is coefficient x (value - mean over the training rows): exact, and 0 for an average row."""

    encodings: tuple[Encoding, ...]
    coefficients: np.ndarray
    means: np.ndarray
    intercept: float
    algorithm: str = f"logistic regression (L2, C={PENALTY})"

    def margins(self, rows: pd.DataFrame) -> np.ndarray:
        return self.explain(rows).margins

    def explain(self, rows: pd.DataFrame) -> Explanation:
        matrix = encode_for_line(rows, self.encodings)
        parts = self.coefficients * (matrix.values - self.means)
        base = self.intercept + float(self.coefficients @ self.means)
        return Explanation(base, sum_by_feature(parts, matrix.owners))


def fit_logistic(rows: pd.DataFrame, seed: int, threads: int) -> LogisticModel:
    """Fits on `rows` (features and churned). Their order and the number of threads are part of the result."""
    encodings = learn_encodings(rows)
    values = encode_for_line(rows, encodings).values
    with threadpool_limits(limits=threads):
        fitted = LogisticRegression(C=PENALTY, max_iter=1000, random_state=seed).fit(values, rows["churned"].to_numpy())
    return LogisticModel(encodings, fitted.coef_[0], values.mean(axis=0), float(fitted.intercept_[0]))
