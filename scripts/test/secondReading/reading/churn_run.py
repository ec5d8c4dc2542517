# SPDX-License-Identifier: Apache-2.0
"""A run folder -> its accounts, and the rows that were rejected."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Optional

from figures import parse
from prediction_lines import Row, read_rows
from renewal import Rejected, Renewal, fold, read_key, read_renewal


class Reject(NamedTuple):
    file: str
    row: int
    column: str
    code: str


@dataclass
class Account:
    """`key` as its first accepted row spells it."""

    key: str
    renewals: list[Renewal] = field(default_factory=list)


@dataclass
class ChurnRun:
    run_id: str
    season: str
    as_of: date
    is_full: bool
    #: By folded key, as `incomplete` is.
    accounts: dict[str, Account] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)


def read_run(folder: Path) -> ChurnRun:
    manifest = parse((folder / "manifest.json").read_text("utf-8"))
    run = ChurnRun(manifest["runId"], manifest["season"], date.fromisoformat(manifest["asOf"]), manifest["scope"] == "full")
    seen: set[str] = set()
    for file in manifest["predictions"]["files"]:
        last = None
        for number, row in enumerate(read_rows(folder / file["path"]), 1):
            try:
                renewal = _accept(row, _calibration(manifest), run, seen, last)
            except Rejected as fault:
                run.rejects.append(Reject(file["path"], number, fault.column, fault.code))
                run.incomplete |= _readable_account(row)
                continue
            last = fold(renewal.account_key)
            seen.add(fold(renewal.key))
            run.accounts.setdefault(last, Account(renewal.account_key)).renewals.append(renewal)
    return run


def _calibration(manifest: dict[str, Any]) -> tuple[float, float]:
    calibration = manifest.get("calibration") or {}
    if calibration.get("type") != "platt":
        return 1.0, 0.0
    return float(calibration["a"]), float(calibration["b"])


def _accept(row: Row, calibration: tuple[float, float], run: ChurnRun, seen: set[str], last: Optional[str]) -> Renewal:
    """`last` is the account of the row accepted before it in the same file."""
    if row is None:
        raise Rejected("", "bad_row")
    renewal = read_renewal(row, calibration)
    if fold(renewal.key) in seen:
        raise Rejected("renewal_key", "duplicate_renewal")
    account = fold(renewal.account_key)
    if account in run.accounts and account != last:
        raise Rejected("account_key", "account_not_together")
    return renewal


def _readable_account(row: Row) -> set[str]:
    try:
        return set() if row is None else {fold(read_key(row, "account_key"))}
    except Rejected:
        return set()
