# SPDX-License-Identifier: Apache-2.0
"""Time and memory of the notebook on a made-up lake: 44,000 customers and 6 seasons are a million renewals to judge.

    .local/python/bin/python scripts/lake/measure_notebook.py --customers 44000 --seasons 6

Prints one JSON object. Memory and processor time are those of all processes together (papermill, the kernel, Spark's
JVM). On a machine that has other work the processor time says more than the seconds. Linux only.
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
from typing import NamedTuple

from make_lake import LakeOptions, make_lake

NOTEBOOK = Path(__file__).resolve().parents[2] / "aws-bridge" / "notebook"
SEASON = 2026
SECONDS_BETWEEN_SAMPLES = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--customers", type=int, default=44_000)
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
    used = _run_notebook(folder, record)
    manifest = json.loads((folder / "out/runs/measured/manifest.json").read_text(encoding="utf-8"))
    return {
        "usageMonths": rows["usage_month"],
        "subscriptionYears": rows["subscription"],
        "scored": manifest["predictions"]["rows"],
        "cores": os.cpu_count(),
        "lakeSeconds": round(made - started, 1),
        "notebookSeconds": round(time.monotonic() - made, 1),
        "processorSeconds": round(sum(used.seconds.values()), 1),
        "peakMiB": round(used.peak / 2**20),
        "stages": _stages(record),
        "metrics": manifest["metrics"]["candidates"],
    }


def _run_notebook(folder: Path, record: Path) -> _Watch:
    values = {"lake": folder / "lake", "output": folder / "out", "season": SEASON, "run_id": "measured"}
    command = [sys.executable, "-m", "papermill", "churn.ipynb", str(record), "--no-progress-bar", "-k", "python3"]
    for name, value in values.items():
        command += ["-r", name, str(value)]
    process = subprocess.Popen(command, cwd=NOTEBOOK, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    watch = _Watch(process.pid)
    watch.start()
    _, errors = process.communicate()
    if process.returncode != 0:
        raise SystemExit(f"the notebook failed:\n{errors[-3000:]}")
    return watch


class _Watch(threading.Thread):
    """Watches a process and its descendants until it ends: bytes of memory at the peak, processor seconds by process."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.seconds: dict[int, float] = {}
        self._pid = pid

    def run(self) -> None:
        while self._pid in (found := _processes()):
            family = _family(self._pid, found)
            self.peak = max(self.peak, sum(found[pid].memory for pid in family))
            self.seconds |= {pid: found[pid].seconds for pid in family}
            time.sleep(SECONDS_BETWEEN_SAMPLES)


class _Process(NamedTuple):
    parent: int
    seconds: float
    memory: int


def _processes() -> dict[int, _Process]:
    """All processes that run; those that have ended but are not yet taken note of are left out."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            # the name of a program may hold spaces and brackets, the figures come behind it: proc(5), fields 3 to 24
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            ticks = int(fields[11]) + int(fields[12])
            memory = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
            found[int(name)] = _Process(int(fields[1]), ticks / os.sysconf("SC_CLK_TCK"), memory)
    return found


def _family(root: int, processes: dict[int, _Process]) -> set[int]:
    family = {root}
    while True:
        grown = family | {pid for pid, process in processes.items() if process.parent in family}
        if grown == family:
            return family
        family = grown


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
