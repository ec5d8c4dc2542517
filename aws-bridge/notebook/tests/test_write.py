# SPDX-License-Identifier: Apache-2.0
"""A training and a run on disk, without Spark: the rows are made up."""

import json
from pathlib import Path

import pandas as pd
import pytest
from build import feature_rows, parameters
from churnmodel.modelstore import read_model
from churnmodel.stop import RunStopped
from churnmodel.store import open_store
from churnmodel.train import Training, train_model
from churnmodel.write import output_prefix, stored_model, write_run, write_training
from contract import faults_of_run, rows_of_run

TITLES = {f"P{number}": f"Journal {number}" for number in range(3)}


@pytest.fixture(scope="module")
def training() -> Training:
    rows = pd.concat([feature_rows(1500, season, seed=season) for season in range(2022, 2026)], ignore_index=True)
    return train_model(rows, 2026, seed=1, threads=1)


def write(folder: Path, training: Training, rows: pd.DataFrame) -> dict[str, object]:
    store = open_store(str(folder))
    stored = stored_model(training, "run-1")
    extras = {"trained_here": False, "versions": {"python": "3"}, "data_versions": {}}
    return write_run(store, parameters(), stored, rows, TITLES, **extras)


def test_a_run_goes_below_runs_and_a_model_alone_below_models():
    assert output_prefix(parameters()) == "/out/runs/run-1"
    assert output_prefix(parameters(mode="score", model="/m")) == "/out/runs/run-1"
    assert output_prefix(parameters(mode="train")) == "/out/models/run-1"


def test_mode_train_leaves_a_model_that_can_be_read(training: Training, tmp_path: Path):
    store = open_store(str(tmp_path))

    write_training(store, training, stored_model(training, "run-1"), "")

    assert sorted(file.path for file in store.list()) == [
        "booster.json",
        "evaluation.ndjson.gz",
        "model-card.md",
        "model.json",
    ]
    assert read_model(store, threads=1).metrics == json.loads(json.dumps(stored_model(training, "run-1").metrics))


def test_a_run_of_any_size_keeps_the_contract(training: Training, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("churnmodel.predictions.cut_parts.__defaults__", (400,))
    manifest = write(tmp_path / "run-1", training, feature_rows(1000, 2026, seed=9).sample(frac=1, random_state=1))

    assert faults_of_run(tmp_path / "run-1") == []
    assert [file["rows"] for file in manifest["predictions"]["files"]] == [402, 402, 196]
    assert len(rows_of_run(tmp_path / "run-1")) == 1000


def test_a_season_without_renewals_is_no_run(training: Training, tmp_path: Path):
    with pytest.raises(RunStopped, match="NOTHING_TO_SCORE: no subscription of 2025 is up for renewal in season 2026"):
        write(tmp_path / "run-1", training, feature_rows(0, 2026))

    assert not (tmp_path / "run-1").exists()


def test_nothing_of_a_run_is_overwritten(training: Training, tmp_path: Path):
    rows = feature_rows(10, 2026)
    write(tmp_path / "run-1", training, rows)

    with pytest.raises(FileExistsError):
        write(tmp_path / "run-1", training, rows)
