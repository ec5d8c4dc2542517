# SPDX-License-Identifier: Apache-2.0
"""The notebook, run as the cluster runs it: by papermill, on a Spark of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

#: A Java that lives for half a minute is faster without its second compiler.
SHORT_LIVED_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
NOTEBOOK = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Execution:
    """How papermill ended, and what it said on its error output."""

    exit_code: int
    errors: str


def run_notebook(record: Path, **parameters: object) -> Execution:
    """Parameters go as raw text, as a trigger should give them."""
    command = [sys.executable, "-m", "papermill", str(NOTEBOOK / "churn.ipynb"), str(record), "--no-progress-bar"]
    for name, value in {"season": 2026, **parameters}.items():
        command += ["-r", name, str(value)]
    settings = {"PYTHONPATH": str(NOTEBOOK), "CHURN_SPARK_MEMORY": "1g", "JAVA_TOOL_OPTIONS": SHORT_LIVED_JAVA}
    done = subprocess.run(
        [*command, "-k", "python3"],
        cwd=record.parent,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    return Execution(done.returncode, done.stderr)
