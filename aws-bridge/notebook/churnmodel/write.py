# SPDX-License-Identifier: Apache-2.0
"""The last stage: a scored season becomes a run, a trained model a stored one."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pandas as pd
import pyarrow as pa

from .card import write_card
from .modelstore import StoredModel, write_model
from .parameters import Parameters, utc_text
from .predictions import cut_parts, predict_rows, sort_rows
from .profile import SCORE_EDGES, choose_bins, count_features, count_scores
from .runfolder import MANIFEST, manifest_of, write_evaluation, write_json, write_predictions
from .stop import RunStopped
from .store import Store
from .train import Training

NAME = "journal-churn"
EVALUATION = "evaluation.ndjson.gz"
CARD = "model-card.md"


def output_prefix(parameters: Parameters) -> str:
    """Below the output root: runs/ for a run that can be loaded, models/ where only a model is made."""
    folder = "models" if parameters.mode == "train" else "runs"
    return f"{parameters.output}/{folder}/{parameters.run_id}"


def stored_model(training: Training, run_id: str) -> StoredModel:
    """What a later season needs of a training."""
    return StoredModel(training.model, choose_bins(training.test_rows), _metrics(training), run_id)


def write_training(store: Store, training: Training, stored: StoredModel, prefix: str) -> None:
    """The evaluation, the model card, and the model below `prefix` (empty, or a folder with its slash)."""
    write_evaluation(store, EVALUATION, training.test_rows, training.test_probabilities)
    store.create(CARD, write_card(training, stored.run_id).encode())
    write_model(store, prefix, stored)


def write_run(
    store: Store,
    parameters: Parameters,
    stored: StoredModel,
    rows: pd.DataFrame,
    titles: dict[str, str],
    *,
    trained_here: bool,
    versions: dict[str, str],
    data_versions: dict[str, object],
) -> dict[str, object]:
    """Scores `rows`, writes the predictions, the profile and at last the manifest, which it answers."""
    if rows.empty:
        raise RunStopped(
            "NOTHING_TO_SCORE",
            f"no subscription of {parameters.season - 1} is up for renewal in season {parameters.season}",
            "Check the parameter season against the years of the data set subscription.",
        )
    counter = _ScoreCounter()
    ordered = sort_rows(rows)
    tables = (
        counter.count(predict_rows(part, stored.model, titles, parameters.currency)) for part in cut_parts(ordered)
    )
    files = write_predictions(store, tables)
    profile = {
        "score": {"edges": list(SCORE_EDGES), "counts": counter.counts.tolist()},
        "features": count_features(ordered, stored.bins),
    }
    write_json(store, "profile.json", profile)
    manifest = manifest_of(
        parameters,
        scored_at=utc_text(parameters.scored_at or datetime.now(timezone.utc)),
        model=_model_of(parameters, stored),
        files=files,
        accounts=int(ordered["customer_id"].str.lower().nunique()),
        metrics=stored.metrics,
        calibration={"a": stored.model.calibration.a, "b": stored.model.calibration.b},
        evaluation=EVALUATION if trained_here else None,
        versions=versions,
        data_versions=data_versions,
    )
    write_json(store, MANIFEST, manifest)
    return manifest


class _ScoreCounter:
    """Counts scores while their tables pass by, so that only one part is in memory."""

    def __init__(self) -> None:
        self.counts = np.zeros(len(SCORE_EDGES) - 1, dtype="int64")

    def count(self, table: pa.Table) -> pa.Table:
        self.counts = count_scores(self.counts, table["churn_probability"].cast(pa.float64()).to_numpy())
        return table


def _model_of(parameters: Parameters, stored: StoredModel) -> dict[str, object]:
    sha256 = {"notebookSha256": parameters.notebook_sha256} if parameters.notebook_sha256 else {}
    version_id = {"notebookVersionId": parameters.notebook_version_id} if parameters.notebook_version_id else {}
    algorithm = stored.model.scorer.algorithm
    return {"name": NAME, "version": stored.run_id, "algorithm": algorithm, **sha256, **version_id}


def _metrics(training: Training) -> dict[str, object]:
    """The winner's figures, and those of all candidates, on the test season."""
    return {
        "testSeason": str(training.test_season),
        "rows": len(training.test_rows),
        "baseRate": round(training.base_rate, 6),
        **training.results[training.model.kind],
        "brierOfBaseRate": round(training.base_rate * (1 - training.base_rate), 6),
        "trainRows": training.tested.rows,
        "trainSeasons": f"{training.tested.first_season}-{training.tested.last_season}",
        "candidates": training.results,
    }
