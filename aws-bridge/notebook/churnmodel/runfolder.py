# SPDX-License-Identifier: Apache-2.0
"""The run folder of contract churn-run/1: files first, manifest last, nothing overwritten."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from .parameters import Parameters
from .predictions import known_cents, renewal_keys, write_part
from .stop import RunStopped
from .store import Store

MANIFEST = "manifest.json"
#: The notebook's own record; whoever runs the notebook may put it here while it runs.
RECORD = "executed.ipynb"


def claim_folder(store: Store, run_id: str) -> None:
    """Raises RunStopped (RUN_EXISTS) if the folder already holds anything but the record of this very execution."""
    found = [file.path for file in store.list() if file.path != RECORD]
    if found:
        what = "a finished run" if MANIFEST in found else "files of a run that did not finish"
        raise RunStopped(
            "RUN_EXISTS",
            f"{store.uri} holds {what}, and nothing in a run is ever overwritten",
            f"Start again with another run_id than {run_id}.",
        )


def write_predictions(store: Store, tables: Iterable[pa.Table]) -> list[dict[str, object]]:
    """Writes predictions/part-*.parquet. Answers the manifest's files: path, rows, bytes, sha256."""
    files = []
    with tempfile.TemporaryDirectory() as scratch:
        for number, table in enumerate(tables):
            local = Path(scratch) / "part.parquet"
            write_part(table, str(local))
            path = f"predictions/part-{number:05d}.parquet"
            store.create(path, local)
            stored = {"bytes": local.stat().st_size, "sha256": hashlib.sha256(local.read_bytes()).hexdigest()}
            files.append({"path": path, "rows": table.num_rows, **stored})
    return files


def write_json(store: Store, path: str, document: dict[str, object]) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False)
    store.create(path, f"{text}\n".encode())


def write_evaluation(store: Store, path: str, rows: pd.DataFrame, probabilities: np.ndarray) -> None:
    """One line for each renewal of the test season. The same rows give the same bytes: no time in the gzip header."""
    columns = zip(
        renewal_keys(rows),
        rows["customer_id"],
        rows["season"].astype("int64").tolist(),
        rows["segment_name"].where(rows["segment_name"].notna(), None),
        known_cents(rows),
        probabilities.tolist(),
        (rows["churned"] == 1).tolist(),
    )
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as file:
        for key, account, season, segment, cents, probability, churned in columns:
            line = {
                "renewal_key": key,
                "account_key": account,
                "season": str(season),
                "segment": segment,
                "value": None if cents is None else cents / 100,
                "p": round(probability, 6),
                "churned": churned,
            }
            file.write((json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n").encode())
    store.create(path, buffer.getvalue())


def manifest_of(
    parameters: Parameters,
    *,
    scored_at: str,
    model: dict[str, object],
    files: list[dict[str, object]],
    accounts: int,
    metrics: dict[str, object],
    calibration: dict[str, object],
    evaluation: str | None,
    versions: dict[str, str],
    data_versions: dict[str, object],
) -> dict[str, object]:
    """The manifest as contract.md has it, plain values only."""
    rows = sum(file["rows"] for file in files)
    return {
        "contract": "churn-run/1",
        "runId": parameters.run_id,
        "season": str(parameters.season),
        "asOf": parameters.as_of.isoformat(),
        "scoredAt": scored_at,
        "scope": parameters.scope,
        "currency": parameters.currency,
        "model": model,
        "predictions": {"format": "parquet", "rows": rows, "accounts": accounts, "files": files},
        "metrics": metrics,
        "calibration": {"type": "platt", **calibration},
        "profile": "profile.json",
        **({} if evaluation is None else {"evaluation": evaluation}),
        "parameters": parameters.as_json(),
        "versions": versions,
        "dataVersions": data_versions,
    }
