# SPDX-License-Identifier: Apache-2.0
"""Time and memory of the notebook on a made-up lake: 42,000 customers and 6 seasons are a million renewals to judge.

    .local/python/bin/python scripts/lake/measure_notebook.py --customers 42000 --seasons 6

Prints one JSON object. Memory is that of all processes together (papermill, the kernel, Spark's JVM); Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from make_lake import LakeOptions, make_lake

NOTEBOOK = Path(__file__).resolve().parents[2] / "aws-bridge" / "notebook"
SEASON = 2026
SECONDS_BETWEEN_SAMPLES = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--customers", type=int, default=42_000)
    parser.add_argument("--seasons", type=int, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps(measure(given.customers, given.seasons, Path(scratch))))


def measure(customers: int, seasons: int, folder: Path) -> dict[str, object]:
    """Makes the lake, runs the notebook; seconds, MiB at the peak, and seconds of each of the notebook's stages."""
    started = time.monotonic()
    rows = make_lake(LakeOptions(customers, 4.0, SEASON, seasons, 7, date(SEASON - 1, 9, 30), folder))
    made = time.monotonic()
    record = folder / "executed.ipynb"
    peak = _run_notebook(folder, record)
    manifest = json.loads((folder / "out/runs/measured/manifest.json").read_text(encoding="utf-8"))
    return {
        "usageMonths": rows["usage_month"],
        "subscriptionYears": rows["subscription"],
        "scored": manifest["predictions"]["rows"],
        "cores": os.cpu_count(),
        "lakeSeconds": round(made - started, 1),
        "notebookSeconds": round(time.monotonic() - made, 1),
        "peakMiB": round(peak / 2**20),
        "stages": _stages(record),
        "metrics": manifest["metrics"]["candidates"],
    }


def _run_notebook(folder: Path, record: Path) -> int:
    """Answers the peak of the memory of all processes, in bytes."""
    values = {"lake": folder / "lake", "output": folder / "out", "season": SEASON, "run_id": "measured"}
    command = [sys.executable, "-m", "papermill", "churn.ipynb", str(record), "--no-progress-bar", "-k", "python3"]
    for name, value in values.items():
        command += ["-r", name, str(value)]
    process = subprocess.Popen(command, cwd=NOTEBOOK, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak = _Peak(process.pid)
    peak.start()
    _, errors = process.communicate()
    if process.returncode != 0:
        raise SystemExit(f"the notebook failed:\n{errors[-3000:]}")
    return peak.bytes


class _Peak(threading.Thread):
    """Watches a process and its descendants until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._pid = pid

    def run(self) -> None:
        while os.path.exists(f"/proc/{self._pid}/statm"):
            self.bytes = max(self.bytes, sum(_resident(pid) for pid in _family(self._pid)))
            time.sleep(SECONDS_BETWEEN_SAMPLES)


def _family(root: int) -> set[int]:
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            # the name of a program may hold spaces and brackets, the parent comes behind it
            stat = Path(f"/proc/{name}/stat").read_text()
        except OSError:
            continue
        parents[int(name)] = int(stat.rpartition(")")[2].split()[1])
    family = {root}
    while True:
        grown = family | {pid for pid, parent in parents.items() if parent in family}
        if grown == family:
            return family
        family = grown


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _stages(record: Path) -> dict[str, float]:
    """Seconds by heading of the executed notebook."""
    stages: dict[str, float] = {}
    heading = ""
    for cell in json.loads(record.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            heading = "".join(cell["source"]).partition("\n")[0].lstrip("# ")
        else:
            duration = cell["metadata"].get("papermill", {}).get("duration") or 0.0
            stages[heading] = round(stages.get(heading, 0.0) + duration, 1)
    return stages


if __name__ == "__main__":
    main()
