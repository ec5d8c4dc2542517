# SPDX-License-Identifier: Apache-2.0
"""The registered data sets (datasets.json): who owns them, what they hold, how fresh they must be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Column:
    """`type` in Spark's short spelling, such as decimal(12,2)."""

    name: str
    type: str
    nullable: bool


@dataclass(frozen=True)
class DataSet:
    """One table. Its newest `fresh_column` may be at most `max_age_days` older than the run's as-of day."""

    name: str
    owner: str
    key: tuple[str, ...]
    newest: str | None
    fresh_column: str
    max_age_days: int
    columns: tuple[Column, ...]


def read_registry(path: str | Path) -> dict[str, DataSet]:
    """The data sets by name, in the file's order. Raises OSError, ValueError or KeyError: the file is part of the code."""
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    return {entry["name"]: _data_set(entry) for entry in document["dataSets"]}


def _data_set(entry: dict) -> DataSet:
    columns = tuple(Column(each["name"], each["type"], each["nullable"]) for each in entry["columns"])
    names = {column.name for column in columns}
    asked = {*entry["key"], entry["freshness"]["column"], *filter(None, [entry.get("newest")])}
    if not asked <= names:
        raise ValueError(f"datasets.json: {entry['name']} names {sorted(asked - names)}, which it does not describe")
    return DataSet(
        name=entry["name"],
        owner=f"{entry['owner']['team']} <{entry['owner']['contact']}>",
        key=tuple(entry["key"]),
        newest=entry.get("newest"),
        fresh_column=entry["freshness"]["column"],
        max_age_days=entry["freshness"]["maxAgeDays"],
        columns=columns,
    )
