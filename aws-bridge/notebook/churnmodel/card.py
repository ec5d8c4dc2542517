# SPDX-License-Identifier: Apache-2.0
"""model-card.md: what the model is, what it was compared with, and how far it can be trusted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .features.catalogue import FEATURES
from .metrics import reliability
from .score import Explanation
from .train import Training

METRICS = {
    "auc": "AUC",
    "averagePrecision": "average precision",
    "brier": "Brier",
    "logLoss": "log loss",
    "calibrationError": "calibration error",
    "recallInTop10Percent": "churn found in the top 10 %",
    "meanScore": "mean score",
}
#: So many rows of the test season are enough for the mean size of contributions.
IMPORTANCE_ROWS = 20_000

LIMITS = """## Limits

- It learns from customers that sales has acted on. Keep the control group, or alerts that helped will look like false ones.
- Segment, size and consortium of a customer are those of today, also for past seasons.
- A reason says what the model counted, not what would happen if it were changed.
- A month without a usage report counts as unused if the customer's reports name any other usage of that year.
- A notice of cancellation is not a feature: sales already knows it.
"""


def write_card(training: Training, run_id: str) -> str:
    """Markdown, from what was seen on the test season."""
    model = training.model
    churned = training.test_rows["churned"].to_numpy(dtype="float64")
    sections = [
        f"# Model card: journal-churn, run {run_id}",
        "Question: which subscription that runs now will have no paid successor by 31 March of the season?\n"
        "Moves to another product, late renewals and ceased products are no churn.",
        f"Chosen: {model.scorer.algorithm}. Fitted on {model.rows:,} renewals of the seasons "
        f"{model.first_season} to {model.last_season}, calibrated (Platt) on season {model.last_season + 1}.",
        _comparison(training),
        _reliability(churned, training.test_probabilities),
        _segments(training),
        _importance(model.scorer.explain(training.test_rows.iloc[:IMPORTANCE_ROWS])),
        LIMITS,
    ]
    return "\n\n".join(sections)


def _comparison(training: Training) -> str:
    tested = training.tested
    head = (
        f"## Comparison on season {training.test_season}\n\n"
        f"{len(training.test_rows):,} renewals that no candidate had seen, {100 * training.base_rate:.2f} % of them lost. "
        f"Each candidate was fitted on the seasons {tested.first_season} to {tested.last_season} and calibrated on "
        f"{tested.last_season + 1}. The higher average precision wins; the winner ({training.model.kind}) was then made "
        "again, everything one season later.\n"
    )
    rows = [[name, *(f"{result[metric]:.4f}" for metric in METRICS)] for name, result in training.results.items()]
    return f"{head}\n{_table(['candidate', *METRICS.values()], rows)}"


def _reliability(churned: np.ndarray, probabilities: np.ndarray) -> str:
    rows = [
        [str(place), f"{count:,}", f"{score:.4f}", f"{share:.4f}"]
        for place, (count, score, share) in enumerate(reliability(churned, probabilities), start=1)
    ]
    return f"## Scores and outcomes, by tenths\n\n{_table(['tenth', 'renewals', 'mean score', 'really lost'], rows)}"


def _segments(training: Training) -> str:
    frame = pd.DataFrame(
        {
            "segment": training.test_rows["segment_name"].fillna("not known").to_numpy(),
            "score": training.test_probabilities,
            "churned": training.test_rows["churned"].to_numpy(dtype="float64"),
        }
    )
    rows = [
        [name, f"{len(group):,}", f"{group['score'].mean():.4f}", f"{group['churned'].mean():.4f}"]
        for name, group in frame.groupby("segment", sort=True)
    ]
    return f"## Scores and outcomes, by segment\n\n{_table(['segment', 'renewals', 'mean score', 'really lost'], rows)}"


def _importance(explanation: Explanation) -> str:
    sizes = np.abs(explanation.contributions).mean(axis=0)
    order = np.argsort(-sizes, kind="stable")
    rows = [[FEATURES[at].label, FEATURES[at].name, f"{sizes[at]:.3f}"] for at in order]
    return f"## What moves the score\n\n{_table(['feature', 'name', 'mean size in log-odds'], rows)}"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
