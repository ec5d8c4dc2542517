# SPDX-License-Identifier: Apache-2.0
"""The data lake: every registered table is there, has its columns, is fresh; else the run stops with its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from .registry import Column, DataSet
from .stop import RunStopped
from .store import Store, StoredFile, open_store


@dataclass(frozen=True)
class Table:
    """A table that passed its checks, with only the registered columns. `newest` is the freshest day up to as_of."""

    name: str
    frame: DataFrame
    rows: int
    newest: date
    version: dict[str, object]


def collect_tables(
    spark: SparkSession,
    lake: str,
    registry: dict[str, DataSet],
    as_of: date,
    scratch: Path,
    tell: Callable[[str], None],
) -> dict[str, Table]:
    """Opens `<lake>/<name>/*.parquet` for every data set. Raises RunStopped (DATA_SET_MISSING, _BROKEN, _STALE).

    `scratch` is a folder for tables that Spark can't read where they are; it must last as long as the tables are used.
    """
    store = open_store(lake)
    files = {name: _parquet_files(store, data_set) for name, data_set in registry.items()}
    tables = {}
    for name, data_set in registry.items():
        table = _open_table(spark, store, data_set, files[name], as_of, scratch)
        tell(f"{name}: {table.rows:,} rows, newest {data_set.fresh_column} {table.newest}")
        tables[name] = table
    return tables


def _parquet_files(store: Store, data_set: DataSet) -> list[StoredFile]:
    files = [file for file in store.list(data_set.name) if file.path.endswith(".parquet")]
    if not files:
        raise _stopped("DATA_SET_MISSING", data_set, f"there is no Parquet file in {store.uri}/{data_set.name}/")
    return files


def _open_table(
    spark: SparkSession, store: Store, data_set: DataSet, files: list[StoredFile], as_of: date, scratch: Path
) -> Table:
    try:
        frame = spark.read.parquet(_readable_folder(spark, store, data_set.name, files, scratch))
        _check_columns(data_set, dict(frame.dtypes))
        frame = frame.select([column.name for column in data_set.columns])
        found = frame.agg(*_measures(data_set, as_of)).first().asDict()
    except RunStopped:
        raise
    except Exception as error:  # Spark's own faults have many classes, and the reader needs the data set's name
        reason = str(error).strip().splitlines()[0][:300]
        raise _stopped("DATA_SET_BROKEN", data_set, f"it can't be read: {reason}") from error
    _check_values(data_set, found, as_of)
    version = {"uri": f"{store.uri}/{data_set.name}", "files": len(files), "rows": found["rows"]}
    version |= {"newest": found["newest"].isoformat(), "sha256": _fingerprint(files)}
    return Table(data_set.name, frame, found["rows"], found["newest"], version)


def _readable_folder(spark: SparkSession, store: Store, name: str, files: list[StoredFile], scratch: Path) -> str:
    """Where Spark can read the table: S3 directly if its Hadoop knows s3:// (EMR does), else a copy on this machine."""
    if not store.uri.startswith("s3"):
        return f"file://{store.uri}/{name}"
    if spark.sparkContext._jsc.hadoopConfiguration().get("fs.s3.impl"):
        return f"{store.uri}/{name}"
    folder = scratch / name
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        store.copy_to(file.path, folder / f"part-{number:05d}.parquet")
    return f"file://{folder}"


def _check_columns(data_set: DataSet, types: dict[str, str]) -> None:
    missing = [column.name for column in data_set.columns if column.name not in types]
    if missing:
        raise _stopped("DATA_SET_BROKEN", data_set, f"it has no column {', '.join(missing)}")
    wrong = [
        f"{column.name} is {types[column.name]}, not {column.type}"
        for column in data_set.columns
        if types[column.name] != column.type
    ]
    if wrong:
        raise _stopped("DATA_SET_BROKEN", data_set, f"columns have another type: {'; '.join(wrong)}")


def _measures(data_set: DataSet, as_of: date) -> list:
    seen = F.when(F.col(data_set.fresh_column) <= F.lit(as_of), F.col(data_set.fresh_column))
    nulls = [
        F.count_if(_is_empty(column)).alias(f"null:{column.name}") for column in data_set.columns if not column.nullable
    ]
    return [F.count(F.lit(1)).alias("rows"), F.max(seen).alias("newest"), *nulls]


def _is_empty(column: Column) -> SparkColumn:
    value = F.col(column.name)
    return value.isNull() | (F.trim(value) == "") if column.type == "string" else value.isNull()


def _check_values(data_set: DataSet, found: dict, as_of: date) -> None:
    empty = [
        f"{name.removeprefix('null:')} ({count:,} rows)"
        for name, count in found.items()
        if name.startswith("null:") and count > 0
    ]
    if empty:
        raise _stopped("DATA_SET_BROKEN", data_set, f"columns that must be filled are empty: {', '.join(empty)}")
    oldest_allowed = as_of - timedelta(days=data_set.max_age_days)
    if found["newest"] is None or found["newest"] < oldest_allowed:
        newest = found["newest"] or "missing"
        raise _stopped(
            "DATA_SET_STALE",
            data_set,
            f"its newest {data_set.fresh_column} up to {as_of} is {newest}; it must be {oldest_allowed} or later",
        )


def _fingerprint(files: list[StoredFile]) -> str:
    lines = "".join(f"{file.path}\t{file.bytes}\t{file.version}\n" for file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


REMEDIES = {
    "DATA_SET_MISSING": "to deliver it, or correct the parameter lake",
    "DATA_SET_BROKEN": "to deliver it as datasets.json describes it",
    "DATA_SET_STALE": "for a newer delivery, or run with an earlier as_of",
}


def _stopped(code: str, data_set: DataSet, what: str) -> RunStopped:
    return RunStopped(
        code,
        f"data set {data_set.name}: {what}",
        f"Ask its owner, {data_set.owner}, {REMEDIES[code]}; then start the notebook again.",
    )
