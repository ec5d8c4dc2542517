# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest
from build import feature_rows
from churnmodel.runfolder import claim_folder, write_evaluation
from churnmodel.stop import RunStopped
from churnmodel.store import open_store
from contract import evaluation_of_run


def test_an_empty_folder_and_one_with_only_the_record_are_free(tmp_path: Path):
    store = open_store(str(tmp_path / "run-1"))

    claim_folder(store, "run-1")
    store.create("executed.ipynb", b"{}")
    claim_folder(store, "run-1")


@pytest.mark.parametrize(
    ("path", "what"),
    [("manifest.json", "a finished run"), ("predictions/part-00000.parquet", "files of a run that did not finish")],
)
def test_a_folder_that_holds_anything_else_is_refused(path: str, what: str, tmp_path: Path):
    store = open_store(str(tmp_path))
    store.create(path, b"x")

    with pytest.raises(RunStopped) as stopped:
        claim_folder(store, "run-1")

    assert str(stopped.value) == (
        f"RUN_EXISTS: {tmp_path} holds {what}, and nothing in a run is ever overwritten\n"
        "Next: Start again with another run_id than run-1."
    )


def test_the_evaluation_has_a_line_for_each_row_and_the_same_bytes_each_time(tmp_path: Path):
    rows = feature_rows(3).assign(churned=[1.0, 0.0, 0.0], value_cents=[12345.0, float("nan"), 100.0])
    rows["segment_name"] = ["Academic", None, 'a "b"']
    store = open_store(str(tmp_path))

    for name in ("evaluation.ndjson.gz", "again.ndjson.gz"):
        write_evaluation(store, name, rows, rows["churned"].to_numpy() / 3)

    line = {"account_key": "00000000", "season": "2025"}
    assert evaluation_of_run(tmp_path) == [
        {
            **line,
            "renewal_key": "00000000-P0-2025",
            "segment": "Academic",
            "value": 123.45,
            "p": 0.333333,
            "churned": True,
        },
        {**line, "renewal_key": "00000000-P1-2025", "segment": None, "value": None, "p": 0.0, "churned": False},
        {**line, "renewal_key": "00000000-P2-2025", "segment": 'a "b"', "value": 1.0, "p": 0.0, "churned": False},
    ]
    assert store.read("evaluation.ndjson.gz") == store.read("again.ndjson.gz")
