# SPDX-License-Identifier: Apache-2.0
"""Training by season: the candidates are compared on the last full season, the better one is trained again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .boosting import fit_boosting
from .calibrate import Calibration, fit_calibration
from .logistic import fit_logistic
from .metrics import measure
from .score import Scorer
from .stop import RunStopped

LOGISTIC = "logistic"
BOOSTING = "xgboost"
CONSTANT = "constant"
TREND_RULE = "usage-trend rule"


@dataclass(frozen=True)
class CalibratedModel:
    """A scorer and the calibration of the season after those it was fitted on."""

    kind: str
    scorer: Scorer
    calibration: Calibration
    first_season: int
    last_season: int
    rows: int

    def probabilities(self, rows: pd.DataFrame) -> np.ndarray:
        return self.calibration.probabilities(self.scorer.margins(rows))


@dataclass(frozen=True)
class Training:
    """`results` by candidate, on `test_season`; `tested` is the winner that earned them, `model` the one to score with."""

    model: CalibratedModel
    tested: CalibratedModel
    test_rows: pd.DataFrame
    test_probabilities: np.ndarray
    test_season: int
    base_rate: float
    results: dict[str, dict[str, float]]


def train_model(rows: pd.DataFrame, season: int, seed: int, threads: int) -> Training:
    """Learns from `rows` with a known outcome. For season N: fit up to N-3, calibrate on N-2, compare on N-1.

    The winner by average precision (equal: the simpler) is made again, everything one season later: fit up to N-2,
    calibrate on N-1. So what scores N was made exactly as what was tested.
    """
    rows = rows[rows["churned"].notna()]
    _check_history(rows, season)
    candidates = {kind: _make(kind, rows, season - 2, seed, threads) for kind in (LOGISTIC, BOOSTING)}
    test = rows[rows["season"] == season - 1]
    scores = {kind: model.probabilities(test) for kind, model in candidates.items()}
    baselines = _baselines(rows, season, test)
    churned = test["churned"].to_numpy(dtype="int8")
    results = {name: measure(churned, each) for name, each in {**baselines, **scores}.items()}
    winner = max(candidates, key=lambda kind: results[kind]["averagePrecision"])
    return Training(
        model=_make(winner, rows, season - 1, seed, threads),
        tested=candidates[winner],
        test_rows=test,
        test_probabilities=scores[winner],
        test_season=season - 1,
        base_rate=float(churned.mean()),
        results=results,
    )


def _make(kind: str, rows: pd.DataFrame, calibrate_on: int, seed: int, threads: int) -> CalibratedModel:
    earlier, later = rows[rows["season"] < calibrate_on], rows[rows["season"] == calibrate_on]
    if kind == LOGISTIC:
        scorer: Scorer = fit_logistic(earlier, seed, threads)
    else:
        scorer = fit_boosting(earlier, later, seed, threads)
    calibration = fit_calibration(scorer.margins(later), later["churned"].to_numpy())
    return CalibratedModel(
        kind, scorer, calibration, int(earlier["season"].min()), int(earlier["season"].max()), len(earlier)
    )


def _baselines(rows: pd.DataFrame, season: int, test: pd.DataFrame) -> dict[str, np.ndarray]:
    """What a model has to beat: the share of churn so far, and falling usage alone (calibrated as the models are)."""
    known = rows[rows["season"] < season - 1]
    calibrate = rows[rows["season"] == season - 2]
    calibration = fit_calibration(_falling(calibrate), calibrate["churned"].to_numpy())
    return {
        CONSTANT: np.full(len(test), known["churned"].mean()),
        TREND_RULE: calibration.probabilities(_falling(test)),
    }


def _falling(rows: pd.DataFrame) -> np.ndarray:
    return -rows["usage_trend"].fillna(0).to_numpy(dtype="float64")


def _check_history(rows: pd.DataFrame, season: int) -> None:
    parts = {
        f"up to {season - 3} (to fit)": rows["season"] <= season - 3,
        f"{season - 2} (to calibrate)": rows["season"] == season - 2,
        f"{season - 1} (to test)": rows["season"] == season - 1,
    }
    for name, chosen in parts.items():
        outcomes = rows.loc[chosen, "churned"]
        if outcomes.nunique() < 2:
            raise RunStopped(
                "NOT_ENOUGH_HISTORY",
                f"season {name} has {len(outcomes):,} renewals with a known outcome, {int(outcomes.sum()):,} of them lost",
                "Deliver more years of the data sets, or score with a stored model.",
            )
