# SPDX-License-Identifier: Apache-2.0
"""Platt's calibration: margins become probabilities that can be taken at their word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from .score import sigmoid


@dataclass(frozen=True)
class Calibration:
    """p = sigmoid(a * margin + b). Six places, as in the manifest, so that a reader computes the same p."""

    a: float
    b: float

    def probabilities(self, margins: np.ndarray) -> np.ndarray:
        return sigmoid(self.a * margins + self.b)


def fit_calibration(margins: np.ndarray, churned: np.ndarray) -> Calibration:
    """Fits a and b on a season that the model has not been fitted on."""
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(margins.reshape(-1, 1), churned)
    return Calibration(round(float(fitted.coef_[0, 0]), 6), round(float(fitted.intercept_[0]), 6))
