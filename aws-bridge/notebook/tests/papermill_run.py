# SPDX-License-Identifier: Apache-2.0
"""The notebook, run as the cluster runs it: by papermill, on a Spark of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NOTEBOOK = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Execution:
    """How papermill ended, what it said, and the notebook it left."""

    exit_code: int
    errors: str
    record: Path

    def said(self) -> str:
        """All text that the cells put out."""
        cells = json.loads(self.record.read_text(encoding="utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        return "".join("".join(output.get("text", "")) for output in outputs)


def run_notebook(record: Path, **parameters: object) -> Execution:
    """Parameters go as raw text, as a trigger should give them."""
    command = [sys.executable, "-m", "papermill", str(NOTEBOOK / "churn.ipynb"), str(record), "--no-progress-bar"]
    for name, value in {"season": 2026, **parameters}.items():
        command += ["-r", name, str(value)]
    environment = {**os.environ, "PYTHONPATH": str(NOTEBOOK), "CHURN_SPARK_MEMORY": "1g"}
    done = subprocess.run(
        [*command, "-k", "python3"], cwd=record.parent, env=environment, capture_output=True, text=True, check=False
    )
    return Execution(done.returncode, done.stderr, record)
