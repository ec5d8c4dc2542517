# SPDX-License-Identifier: Apache-2.0
"""What a run is asked to do: the notebook's parameters cell, checked."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime, timezone
from pathlib import Path

from .stop import RunStopped

MODES = ("train", "score", "train-and-score")
RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
#: Outcomes of a season are counted up to this day of its year (month, day): late renewals are no churn.
GRACE = (3, 31)
REGISTRY = Path(__file__).resolve().parent.parent / "datasets.json"


@dataclass(frozen=True)
class Parameters:
    """A checked request. `season` is the year that the renewals begin; `as_of` the last day the model may look at;
    `scored_at` None = the time at which the rows are written."""

    lake: str
    output: str
    mode: str
    season: int
    as_of: date
    run_id: str
    scored_at: datetime | None
    model: str
    currency: str
    scope: str
    history_from: int | None
    seed: int
    threads: int
    registry: str
    notebook_version_id: str
    notebook_sha256: str

    @property
    def usage_month(self) -> int:
        """The last month of usage (1 to 12): the one before `as_of`, because its report comes within weeks."""
        return self.as_of.month - 1

    def as_json(self) -> dict[str, object]:
        """For the manifest: plain values, days and times as ISO text."""
        plain = asdict(self)
        scored_at = utc_text(self.scored_at) if self.scored_at else None
        return {**plain, "as_of": self.as_of.isoformat(), "scored_at": scored_at}


def read_parameters(given: dict[str, object], now: datetime | None = None) -> Parameters:
    """Checks the values of the parameters cell. Raises RunStopped (BAD_PARAMETER), naming the parameter.

    Papermill turns text that looks like a number into one, so every value is taken as text first.
    """
    text = {name: "" if value is None else str(value).strip() for name, value in given.items()}
    now = now or datetime.now(timezone.utc)
    season = _whole(text, "season", 2000, 2199)
    as_of = _as_of(text.get("as_of", ""), season)
    scored_at = _time(text.get("scored_at", ""))
    mode = _one_of(text, "mode", MODES)
    model = text.get("model", "")
    if (mode == "score") != bool(model):
        raise _bad("model", model, "mode score needs the folder of a stored model, the other modes take none")
    return Parameters(
        lake=_location(text, "lake"),
        output=_location(text, "output"),
        mode=mode,
        season=season,
        as_of=as_of,
        run_id=_run_id(text.get("run_id", ""), season, as_of, now),
        scored_at=scored_at,
        model=model.rstrip("/"),
        currency=_currency(text),
        scope=_one_of(text, "scope", ("full", "partial")),
        history_from=_whole(text, "history_from", 1990, season) if text.get("history_from") else None,
        seed=_whole(text, "seed", 0, 2**31 - 1),
        threads=_whole(text, "threads", 1, 1024),
        registry=text.get("registry") or str(REGISTRY),
        notebook_version_id=text.get("notebook_version_id", ""),
        notebook_sha256=_sha256(text),
    )


def utc_text(moment: datetime) -> str:
    """RFC 3339 in UTC with a Z, whole seconds."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _as_of(text: str, season: int) -> date:
    day = _day(text, season) if text else date(season - 1, 9, 30)
    # earlier, the season before has no outcomes yet; later, the season has begun
    if not (date(season - 1, *GRACE) < day <= date(season - 1, 12, 31)):
        raise _bad("as_of", text, f"a day from {season - 1}-04-01 to {season - 1}-12-31, for season {season}")
    return day


def _day(text: str, season: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _bad("as_of", text, f"a date, such as {season - 1}-09-30") from None


def _time(text: str) -> datetime | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text):
        raise _bad("scored_at", text, "a time in UTC, such as 2025-10-01T02:00:00Z")
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        raise _bad("scored_at", text, "a time that exists") from None


def _run_id(text: str, season: int, as_of: date, now: datetime) -> str:
    run_id = text or f"churn-{season}-{as_of:%Y%m%d}-{now:%Y%m%dT%H%M%SZ}"
    if not RUN_ID.fullmatch(run_id) or ".." in run_id:
        raise _bad("run_id", run_id, "1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first, no two dots in a row")
    return run_id


def _location(text: dict[str, str], name: str) -> str:
    value = text.get(name, "")
    if not value or ("://" in value and not re.match(r"s3a?://[^/]+", value)):
        raise _bad(name, value, "a folder or an s3:// URI")
    return value.rstrip("/") or "/"


def _currency(text: dict[str, str]) -> str:
    value = text.get("currency", "")
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise _bad("currency", value, "three capital letters of ISO 4217, such as EUR")
    return value


def _sha256(text: dict[str, str]) -> str:
    value = text.get("notebook_sha256", "").lower()
    if value and not re.fullmatch(r"[0-9a-f]{64}", value):
        raise _bad("notebook_sha256", value, "64 hexadecimal digits, or empty")
    return value


def _whole(text: dict[str, str], name: str, low: int, high: int) -> int:
    value = text.get(name, "")
    if not re.fullmatch(r"\d{1,10}", value) or not low <= int(value) <= high:
        raise _bad(name, value, f"a whole number from {low} to {high}")
    return int(value)


def _one_of(text: dict[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = text.get(name, "")
    if value not in choices:
        raise _bad(name, value, f"one of {', '.join(choices)}")
    return value


def _bad(name: str, value: str, wanted: str) -> RunStopped:
    return RunStopped(
        "BAD_PARAMETER", f"parameter {name} is {value!r}; wanted: {wanted}", f"Set {name} and start again."
    )
