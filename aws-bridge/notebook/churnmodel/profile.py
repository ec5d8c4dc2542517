# SPDX-License-Identifier: Apache-2.0
"""profile.json: how scores and features are spread, in bins that stay the same from run to run of a model."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .features.catalogue import FEATURES

SCORE_EDGES = (0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 1)
BINS = 10
UNKNOWN = "not known"

#: Edges of numbers, or the names of categories, by feature.
Bins = dict[str, dict[str, list]]


def choose_bins(rows: pd.DataFrame) -> Bins:
    """Tenths of `rows` (the last full season) for numbers; what occurs in them for flags and categories."""
    chosen: Bins = {}
    for feature in FEATURES:
        known = rows[feature.name].dropna()
        if feature.kind == "number":
            edges = np.unique(np.quantile(known, np.linspace(0, 1, BINS + 1))) if len(known) else np.array([0.0])
            chosen[feature.name] = {"edges": [float(edge) for edge in edges]}
        elif feature.kind == "flag":
            chosen[feature.name] = {"categories": ["0", "1"]}
        else:
            chosen[feature.name] = {"categories": sorted(known.unique())}
    return chosen


def count_features(rows: pd.DataFrame, bins: Bins) -> dict[str, dict[str, list]]:
    """The counts of each feature. Values beyond the outer edges count in the outer bins; unknown ones are counted apart."""
    return {name: _count(rows[name], each) for name, each in bins.items()}


def count_scores(counts: np.ndarray, probabilities: np.ndarray) -> np.ndarray:
    """Adds to `counts`. Bins are closed on the left, the last one on both sides."""
    return counts + np.histogram(probabilities, SCORE_EDGES)[0]


def _count(column: pd.Series, bins: dict[str, list]) -> dict[str, list]:
    unknown = int(column.isna().sum())
    known = column.dropna()
    if "edges" in bins:
        inner = np.array(bins["edges"][1:-1])
        places = np.searchsorted(inner, known.to_numpy(dtype="float64"), side="right")
        return {**bins, "counts": np.bincount(places, minlength=len(inner) + 1).tolist(), "unknown": unknown}
    names = known if known.dtype == object else known.astype("int64").astype("str")
    counted = names.value_counts()
    other = int(len(known) - sum(counted.get(name, 0) for name in bins["categories"]))
    return {
        "categories": [*bins["categories"], "other", UNKNOWN],
        "counts": [*(int(counted.get(name, 0)) for name in bins["categories"]), other, unknown],
    }
