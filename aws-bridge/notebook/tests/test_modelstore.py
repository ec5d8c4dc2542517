# SPDX-License-Identifier: Apache-2.0
import json
from pathlib import Path

import numpy as np
import pytest
from build import feature_rows
from churnmodel.boosting import fit_boosting
from churnmodel.calibrate import Calibration
from churnmodel.logistic import fit_logistic
from churnmodel.modelstore import MODEL, StoredModel, read_model, write_model
from churnmodel.profile import choose_bins
from churnmodel.stop import RunStopped
from churnmodel.store import open_store
from churnmodel.train import CalibratedModel


def stored(kind: str) -> StoredModel:
    rows = feature_rows(1500)
    scorer = fit_logistic(rows, 1, 1) if kind == "logistic" else fit_boosting(rows, feature_rows(800, seed=2), 1, 1)
    model = CalibratedModel(kind, scorer, Calibration(0.9, -0.2), 2021, 2024, 1500)
    return StoredModel(model, choose_bins(rows), {"testSeason": "2025", "rows": 10, "auc": 0.8}, "run-1")


@pytest.mark.parametrize("kind", ["logistic", "xgboost"])
def test_a_stored_model_scores_as_it_did(kind: str, tmp_path: Path):
    before, rows, store = stored(kind), feature_rows(400, seed=7), open_store(str(tmp_path))

    write_model(store, "", before)
    after = read_model(store, threads=1)

    np.testing.assert_array_equal(
        after.model.scorer.explain(rows).contributions, before.model.scorer.explain(rows).contributions
    )
    np.testing.assert_array_equal(after.model.probabilities(rows), before.model.probabilities(rows))
    assert (after.bins, after.metrics, after.run_id) == (before.bins, before.metrics, "run-1")
    assert after.model.scorer.algorithm == before.model.scorer.algorithm


def test_a_folder_without_a_model_is_named(tmp_path: Path):
    with pytest.raises(RunStopped, match=f"BAD_MODEL: the model in {tmp_path} can't be used: .*model.json is missing"):
        read_model(open_store(str(tmp_path)), threads=1)


def test_refuses_a_model_of_other_features(tmp_path: Path):
    store = open_store(str(tmp_path))
    write_model(store, "", stored("logistic"))
    document = json.loads(store.read(MODEL))
    (tmp_path / MODEL).write_text(json.dumps({**document, "features": document["features"][1:]}), encoding="utf-8")

    with pytest.raises(RunStopped, match="it was trained on other features than this version computes"):
        read_model(store, threads=1)


def test_refuses_trees_that_were_exchanged(tmp_path: Path):
    store = open_store(str(tmp_path))
    write_model(store, "", stored("xgboost"))
    (tmp_path / "booster.json").write_bytes(store.read("booster.json") + b" ")

    with pytest.raises(RunStopped, match="booster.json is not the one that model.json was stored with"):
        read_model(store, threads=1)


def test_refuses_what_is_no_model(tmp_path: Path):
    (tmp_path / MODEL).write_text("{}", encoding="utf-8")

    with pytest.raises(RunStopped, match="BAD_MODEL: .* can't be read"):
        read_model(open_store(str(tmp_path)), threads=1)
