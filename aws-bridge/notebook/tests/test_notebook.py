# SPDX-License-Identifier: Apache-2.0
"""The whole notebook on real Spark and a small lake: twice, the second time on S3; then with a stored model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from contract import evaluation_of_run, faults_of_run, rows_of_run
from papermill_run import NOTEBOOK, run_notebook
from s3 import local_s3, run_node
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

SHA256 = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def run(lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that trained and scored."""
    folder = tmp_path_factory.mktemp("first")
    asked = {"lake": lake / "lake", "output": folder, "run_id": "first", "notebook_sha256": SHA256}
    done = run_notebook(folder / "record.ipynb", **asked, notebook_version_id="v-7", scored_at="2025-10-01T02:00:00Z")
    assert done.exit_code == 0, done.errors
    return folder / "runs/first"


def manifest_of(run: Path) -> dict:
    return json.loads((run / "manifest.json").read_text(encoding="utf-8"))


def test_the_run_keeps_the_contract_in_every_row(run: Path):
    assert faults_of_run(run) == []


def test_the_loads_own_reader_takes_every_row(run: Path):
    found = json.loads(run_node("readRun.mjs", str(run)))

    rows = rows_of_run(run)
    drivers = sum(len(json.loads(row["drivers"])) for row in rows)
    accounts = len({row["account_key"] for row in rows})
    assert found == {
        "rows": len(rows),
        "accepted": len(rows),
        "accounts": accounts,
        "warnings": [],
        "rejects": [],
        "drivers": drivers,
    }


def test_every_renewal_of_the_season_that_is_open_is_in_the_run_once(run: Path, lake: Path):
    subscriptions = pq.read_table(lake / "lake/subscription").to_pandas()
    current, next_year = (subscriptions[subscriptions["year"] == year] for year in (2025, 2026))
    pairs = ["customer_id", "product_id"]
    decided = {*map(tuple, next_year[pairs].to_numpy())}
    moved = set(next_year["subscription_id"])
    ceased = pq.read_table(lake / "lake/product").to_pandas().query("ceased_on == ceased_on")
    ended = {row.product_id for row in ceased.itertuples() if row.ceased_on.year < 2026}
    expected = {
        f"{row.customer_id}-{row.product_id}-2026"
        for row in current.itertuples()
        if (row.customer_id, row.product_id) not in decided
        and row.successor_id not in moved
        and row.product_id not in ended
    }

    keys = [row["renewal_key"] for row in rows_of_run(run)]

    assert len(keys) > 2000
    assert sorted(keys) == sorted(expected)


def test_the_manifest_says_how_the_run_was_made(run: Path):
    manifest = manifest_of(run)

    assert (manifest["season"], manifest["asOf"], manifest["scoredAt"]) == (
        "2026",
        "2025-09-30",
        "2025-10-01T02:00:00Z",
    )
    assert manifest["model"]["notebookSha256"] == SHA256
    assert manifest["model"]["notebookVersionId"] == "v-7"
    assert manifest["parameters"]["run_id"] == "first"
    assert {"python", "spark", "xgboost", "numpy"} <= set(manifest["versions"])
    assert len(manifest["dataVersions"]) == 7
    assert all(each["rows"] > 0 and len(each["sha256"]) == 64 for each in manifest["dataVersions"].values())


def test_the_metrics_are_those_of_the_evaluation(run: Path):
    manifest = manifest_of(run)
    lines = evaluation_of_run(run)
    churned, p = np.array([line["churned"] for line in lines]), np.array([line["p"] for line in lines])

    metrics = manifest["metrics"]
    assert {line["season"] for line in lines} == {metrics["testSeason"]} == {"2025"}
    assert metrics["rows"] == len(lines)
    assert metrics["auc"] == pytest.approx(roc_auc_score(churned, p), abs=1e-5)
    assert metrics["averagePrecision"] == pytest.approx(average_precision_score(churned, p), abs=1e-5)
    assert metrics["brier"] == pytest.approx(brier_score_loss(churned, p), abs=1e-5)
    assert metrics["baseRate"] == pytest.approx(churned.mean(), abs=1e-6)


def test_the_better_model_was_chosen_and_beats_the_usage_trend_rule_and_the_constant(run: Path):
    metrics = manifest_of(run)["metrics"]
    candidates = metrics["candidates"]

    chosen = max(("logistic", "xgboost"), key=lambda name: candidates[name]["averagePrecision"])
    assert metrics["averagePrecision"] == candidates[chosen]["averagePrecision"]
    for baseline in ("usage-trend rule", "constant"):
        assert metrics["auc"] > candidates[baseline]["auc"] + 0.05
        assert metrics["averagePrecision"] > 1.3 * candidates[baseline]["averagePrecision"]
        assert metrics["brier"] < candidates[baseline]["brier"]
    card = (run / "model-card.md").read_text(encoding="utf-8")
    for name, result in candidates.items():
        assert f"| {name} | {result['auc']:.4f} | {result['averagePrecision']:.4f} | {result['brier']:.4f} |" in card


def test_scores_rise_with_the_risk_that_the_lake_was_made_with(run: Path, lake: Path):
    truth = pq.read_table(lake / "truth").to_pandas().query("season == 2026")
    real = {f"{row.customer_id}-{row.product_id}-2026": row.probability for row in truth.itertuples()}
    rows = rows_of_run(run)
    scores = np.array([float(row["churn_probability"]) for row in rows])
    risks = np.array([real[row["renewal_key"]] for row in rows])

    top = np.argsort(-scores)[: len(scores) // 10]

    assert risks[top].mean() > 3 * risks.mean()
    assert scores.mean() == pytest.approx(risks.mean(), rel=0.35)


def test_the_profile_counts_every_row(run: Path):
    profile = json.loads((run / "profile.json").read_text(encoding="utf-8"))
    rows = manifest_of(run)["predictions"]["rows"]

    assert sum(profile["score"]["counts"]) == rows
    for counted in profile["features"].values():
        assert sum(counted["counts"]) + counted.get("unknown", 0) == rows


def test_the_same_lake_in_s3_gives_the_same_bytes_there(
    run: Path, lake: Path, tmp_path_factory: pytest.TempPathFactory
):
    from churnmodel.store import open_store

    folder = tmp_path_factory.mktemp("second")
    with local_s3(folder / "s3") as bucket:
        store = open_store(f"s3://{bucket}")
        for path in (lake / "lake").rglob("*.parquet"):
            store.create(f"lake/{path.relative_to(lake / 'lake').as_posix()}", path)

        done = run_notebook(
            folder / "record.ipynb", lake=f"s3://{bucket}/lake", output=f"s3://{bucket}", run_id="second"
        )

        assert done.exit_code == 0, done.errors
        copy = folder / "runs/second"
        for file in store.list("runs/second"):
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            store.copy_to(file.path, target)

    assert faults_of_run(copy) == []
    for file in manifest_of(run)["predictions"]["files"]:
        assert (copy / file["path"]).read_bytes() == (run / file["path"]).read_bytes()
    for name in ("evaluation.ndjson.gz", "profile.json"):
        assert (copy / name).read_bytes() == (run / name).read_bytes()


def test_a_stored_model_scores_as_it_did_when_it_was_made(run: Path, lake: Path, tmp_path: Path):
    done = run_notebook(
        tmp_path / "record.ipynb",
        lake=lake / "lake",
        output=tmp_path,
        run_id="scored",
        mode="score",
        model=run / "model",
    )

    assert done.exit_code == 0, done.errors
    scored = tmp_path / "runs/scored"
    assert faults_of_run(scored) == []
    assert rows_of_run(scored) == rows_of_run(run)
    before, after = manifest_of(run), manifest_of(scored)
    assert "evaluation" not in after and not (scored / "model").exists()
    assert (after["metrics"], after["calibration"]) == (before["metrics"], before["calibration"])
    assert after["model"]["version"] == "first"


def test_a_missing_data_set_stops_the_notebook_with_its_name_and_its_owner(lake: Path, tmp_path: Path):
    shutil.copytree(lake / "lake", tmp_path / "lake")
    shutil.rmtree(tmp_path / "lake/invoice")

    done = run_notebook(tmp_path / "record.ipynb", lake=tmp_path / "lake", output=tmp_path / "out", run_id="none")

    assert done.exit_code == 1
    assert "DATA_SET_MISSING: data set invoice: there is no Parquet file in" in done.errors
    assert "Accounts receivable <receivables@publisher.example>" in done.errors
    assert not (tmp_path / "out").exists()


def test_the_notebook_is_kept_without_outputs_and_with_a_cell_for_parameters():
    cells = json.loads((NOTEBOOK / "churn.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]

    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert [cell["metadata"].get("tags") for cell in code].count(["parameters"]) == 1
    headings = ["".join(cell["source"]).partition("\n")[0] for cell in cells if cell["cell_type"] == "markdown"]
    assert headings == [
        "# Churn of journal subscriptions",
        "## Parameters",
        "## Collect the data sets",
        "## Clean",
        "## Feature engineering",
        "## Run the model",
        "## Write the run",
    ]
