# SPDX-License-Identifier: Apache-2.0
"""A reader of run folders of its own: it shares no code with what it checks, only the text of contract churn-run/1."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import re
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

REQUIRED = ("contract", "runId", "season", "asOf", "scoredAt", "scope", "currency", "model", "predictions", "metrics")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def faults_of_run(folder: Path) -> list[str]:
    """Every breach of the contract, in words; empty where there is none."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    faults = [f"manifest: no {name}" for name in REQUIRED if name not in manifest]
    faults += _manifest_faults(folder, manifest)
    rows = rows_of_run(folder)
    faults += [f"row {at}: {fault}" for at, row in enumerate(rows, start=1) for fault in _row_faults(row, manifest)]
    return faults + _run_faults(rows, manifest)


def rows_of_run(folder: Path) -> list[dict]:
    """All rows in the order of the manifest."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [
        row for file in manifest["predictions"]["files"] for row in pq.read_table(folder / file["path"]).to_pylist()
    ]


def evaluation_of_run(folder: Path) -> list[dict]:
    with gzip.open(folder / "evaluation.ndjson.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _manifest_faults(folder: Path, manifest: dict) -> list[str]:
    faults = []
    if manifest["contract"] != "churn-run/1":
        faults.append(f"contract {manifest['contract']}")
    if manifest["runId"] != folder.name:
        faults.append("runId is not the folder's name")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", manifest["scoredAt"]):
        faults.append("scoredAt is no UTC time")
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,16}", manifest["season"]):
        faults.append("season")
    if manifest["scope"] not in ("full", "partial") or not re.fullmatch("[A-Z]{3}", manifest["currency"]):
        faults.append("scope or currency")
    date.fromisoformat(manifest["asOf"])
    for file in manifest["predictions"]["files"]:
        stored = (folder / file["path"]).read_bytes()
        if len(stored) != file["bytes"] or hashlib.sha256(stored).hexdigest() != file["sha256"]:
            faults.append(f"{file['path']}: bytes or sha256")
        if pq.read_metadata(folder / file["path"]).num_rows != file["rows"]:
            faults.append(f"{file['path']}: rows")
    return faults


def _row_faults(row: dict, manifest: dict) -> list[str]:
    faults = []
    for name, longest in (("account_key", 80), ("renewal_key", 80), ("product", 255)):
        if not row[name] or not row[name].strip() or len(row[name]) > longest or CONTROL.search(row[name]):
            faults.append(name)
    if row["segment"] is not None and not 1 <= len(row["segment"]) <= 80:
        faults.append("segment")
    if not 0 <= row["churn_probability"] <= 1:
        faults.append("churn_probability")
    if row["renewal_value"] is not None and row["renewal_value"] < 0:
        faults.append("renewal_value")
    gaps = json.loads(row["data_gaps"]) if row["data_gaps"] is not None else []
    if len(gaps) > 20 or any(not 1 <= len(gap) <= 200 for gap in gaps):
        faults.append("data_gaps")
    if row["renewal_value"] is None and "Renewal value is not known" not in gaps:
        faults.append("no gap for the value")
    return faults + _rationale_faults(row, manifest["calibration"])


def _rationale_faults(row: dict, calibration: dict) -> list[str]:
    drivers = json.loads(row["drivers"])
    names = [driver["feature"] for driver in drivers]
    faults = [] if len(drivers) <= 10 and len(set(names)) == len(names) else ["drivers"]
    for driver in drivers:
        texts = (driver["feature"], driver["label"], driver["value"])
        if any(CONTROL.search(text) for text in texts) or not all(
            low <= len(text) <= high for text, (low, high) in zip(texts, ((1, 80), (1, 120), (0, 120)))
        ):
            faults.append(f"driver {driver}")
    margin = row["base_value"] + math.fsum(driver["contribution"] for driver in drivers) + row["other_contribution"]
    p = 1 / (1 + math.exp(-(calibration["a"] * margin + calibration["b"])))
    if abs(p - float(row["churn_probability"])) > 0.00001:
        faults.append(f"rationale gives {p}, not {row['churn_probability']}")
    return faults


def _run_faults(rows: list[dict], manifest: dict) -> list[str]:
    faults = []
    keys = [row["renewal_key"].strip().lower() for row in rows]
    if len(set(keys)) != len(keys):
        faults.append("a renewal_key stands twice")
    accounts = [row["account_key"].strip().lower() for row in rows]
    changes = 1 + sum(left != right for left, right in zip(accounts, accounts[1:]))
    if changes != len(set(accounts)):
        faults.append("an account's rows do not stand together")
    if manifest["predictions"]["rows"] != len(rows) or manifest["predictions"]["accounts"] != len(set(accounts)):
        faults.append("rows or accounts of the manifest")
    return faults
