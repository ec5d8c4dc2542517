# SPDX-License-Identifier: Apache-2.0
"""The challenger: gradient-boosted trees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import xgboost

from .encode import Encoding, encode_for_trees, learn_encodings
from .score import Explanation, sum_by_feature
from .stop import RunStopped

#: No random sampling of rows or columns: with the order of the rows fixed, two fits are equal.
SETTINGS = {
    "objective": "binary:logistic",
    "eval_metric": "logloss",
    "tree_method": "hist",
    "max_depth": 4,
    "eta": 0.1,
    "min_child_weight": 20,
    "lambda": 2.0,
}
MOST_ROUNDS = 400
PATIENCE = 20
#: The parts of a margin are 32-bit sums over the trees.
TOLERANCE = 1e-3


@dataclass(frozen=True)
class BoostedModel:
    """Contributions are exact Shapley values of the trees (xgboost's pred_contribs), added up by feature."""

    encodings: tuple[Encoding, ...]
    booster: xgboost.Booster
    threads: int

    @property
    def algorithm(self) -> str:
        rounds = self.booster.num_boosted_rounds()
        return f"XGBoost ({rounds} trees of depth {SETTINGS['max_depth']}, eta {SETTINGS['eta']})"

    def margins(self, rows: pd.DataFrame) -> np.ndarray:
        return self.booster.predict(self._matrix(rows)[0], output_margin=True).astype("float64")

    def explain(self, rows: pd.DataFrame) -> Explanation:
        matrix, owners = self._matrix(rows)
        parts = self.booster.predict(matrix, pred_contribs=True).astype("float64")
        explanation = Explanation(float(parts[0, -1]), sum_by_feature(parts[:, :-1], owners))
        margins = self.booster.predict(matrix, output_margin=True)
        if np.abs(explanation.margins - margins).max() > TOLERANCE:
            raise RunStopped(
                "BAD_RATIONALE",
                "the contributions of the boosted trees do not add up to their margin",
                "Check the version of xgboost against requirements.txt.",
            )
        return explanation

    def _matrix(self, rows: pd.DataFrame) -> tuple[xgboost.DMatrix, np.ndarray]:
        encoded = encode_for_trees(rows, self.encodings)
        return xgboost.DMatrix(encoded.values, nthread=self.threads), encoded.owners


def fit_boosting(rows: pd.DataFrame, watched: pd.DataFrame, seed: int, threads: int) -> BoostedModel:
    """Fits on `rows`; adds trees until the log loss on `watched`, a later season, has not fallen for PATIENCE rounds."""
    encodings = learn_encodings(rows)
    train, watch = (
        xgboost.DMatrix(encode_for_trees(each, encodings).values, label=each["churned"].to_numpy(), nthread=threads)
        for each in (rows, watched)
    )
    booster = xgboost.train(
        {**SETTINGS, "seed": seed, "nthread": threads},
        train,
        num_boost_round=MOST_ROUNDS,
        evals=[(watch, "watched")],
        early_stopping_rounds=PATIENCE,
        verbose_eval=False,
    )
    return BoostedModel(encodings, booster[: booster.best_iteration + 1], threads)
