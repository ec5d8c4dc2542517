# SPDX-License-Identifier: Apache-2.0
"""How good scores are, seen afterwards."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

BINS = 10


def measure(churned: np.ndarray, probabilities: np.ndarray) -> dict[str, float]:
    """Names as in the manifest. Six places. `churned` must hold both outcomes."""
    return {
        name: round(float(value), 6)
        for name, value in {
            "auc": roc_auc_score(churned, probabilities),
            "averagePrecision": average_precision_score(churned, probabilities),
            "brier": brier_score_loss(churned, probabilities),
            "logLoss": log_loss(churned, np.clip(probabilities, 1e-9, 1 - 1e-9)),
            "calibrationError": _calibration_error(churned, probabilities),
            "recallInTop10Percent": _recall_at_top(churned, probabilities, 0.1),
            "meanScore": probabilities.mean(),
        }.items()
    }


def reliability(churned: np.ndarray, probabilities: np.ndarray) -> list[tuple[int, float, float]]:
    """Rows, mean score and share of churn in each tenth of the rows, from the lowest scores to the highest."""
    order = np.argsort(probabilities, kind="stable")
    return [
        (len(part), float(probabilities[part].mean()), float(churned[part].mean()))
        for part in np.array_split(order, BINS)
        if len(part)
    ]


def _calibration_error(churned: np.ndarray, probabilities: np.ndarray) -> float:
    parts = reliability(churned, probabilities)
    return sum(rows * abs(score - share) for rows, score, share in parts) / len(churned)


def _recall_at_top(churned: np.ndarray, probabilities: np.ndarray, share: float) -> float:
    top = np.argsort(-probabilities, kind="stable")[: max(1, int(len(churned) * share))]
    return churned[top].sum() / churned.sum()
