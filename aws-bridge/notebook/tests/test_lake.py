# SPDX-License-Identifier: Apache-2.0
"""A data set that is missing, broken or stale stops the run with its name, its owner and the remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from churnmodel.lake import collect_tables
from churnmodel.parameters import REGISTRY
from churnmodel.registry import read_registry
from churnmodel.stop import RunStopped
from pyspark.sql import SparkSession
from s3 import local_s3

AS_OF = date(2025, 9, 30)


@pytest.fixture
def own_lake(lake: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil, of a few small data sets."""
    for name in ("customer", "support_case"):
        shutil.copytree(lake / "lake" / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def collect(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict]:
    """Collects two data sets of a lake, as of AS_OF or another day."""
    registry = {name: each for name, each in read_registry(REGISTRY).items() if name in ("customer", "support_case")}

    def collect_some(lake: Path | str, as_of: date = AS_OF) -> dict:
        scratch = tmp_path_factory.mktemp("scratch")
        return collect_tables(spark, str(lake), registry, as_of, scratch, lambda _: None)

    return collect_some


def respell(folder: Path, change) -> None:
    for path in folder.glob("*.parquet"):
        pq.write_table(change(pq.read_table(path)), path)


def test_answers_rows_newest_day_and_version(collect: Callable[..., dict], own_lake: Path):
    table = collect(own_lake)["customer"]

    assert (table.rows, table.newest) == (700, date(2025, 7, 20))
    assert table.version["uri"] == f"{own_lake}/customer"
    assert (table.version["files"], table.version["rows"], table.version["newest"]) == (1, 700, "2025-07-20")
    assert len(table.version["sha256"]) == 64


def test_columns_that_are_not_registered_are_left_out(collect: Callable[..., dict], own_lake: Path):
    respell(own_lake / "customer", lambda each: each.append_column("extra", pa.array([1] * each.num_rows)))

    assert "extra" not in collect(own_lake)["customer"].frame.columns


def test_missing(collect: Callable[..., dict], own_lake: Path):
    shutil.rmtree(own_lake / "support_case")

    with pytest.raises(RunStopped) as stopped:
        collect(own_lake)

    assert str(stopped.value) == (
        f"DATA_SET_MISSING: data set support_case: there is no Parquet file in {own_lake}/support_case/\n"
        "Next: Ask its owner, Customer service <service@publisher.example>, to deliver it, or correct the parameter lake; "
        "then start the notebook again."
    )


def test_a_column_that_is_missing(collect: Callable[..., dict], own_lake: Path):
    respell(own_lake / "customer", lambda each: each.drop_columns(["fte", "country"]))

    with pytest.raises(RunStopped, match="DATA_SET_BROKEN: data set customer: it has no column country, fte"):
        collect(own_lake)


def test_a_column_of_another_type(collect: Callable[..., dict], own_lake: Path):
    def as_text(table: pa.Table) -> pa.Table:
        return table.set_column(table.schema.get_field_index("fte"), "fte", table["fte"].cast(pa.string()))

    respell(own_lake / "customer", as_text)

    with pytest.raises(RunStopped, match="customer: columns have another type: fte is string, not int") as stopped:
        collect(own_lake)

    assert stopped.value.next_step == (
        "Ask its owner, Customer master data <customer-data@publisher.example>, to deliver it as datasets.json describes "
        "it; then start the notebook again."
    )


@pytest.mark.parametrize("empty", [None, "  "])
def test_a_column_that_must_be_filled_and_is_not(collect: Callable[..., dict], own_lake: Path, empty: str | None):
    def without_names(table: pa.Table) -> pa.Table:
        names = [empty if at < 3 else name for at, name in enumerate(table["name"].to_pylist())]
        return table.set_column(table.schema.get_field_index("name"), "name", pa.array(names))

    respell(own_lake / "customer", without_names)

    with pytest.raises(RunStopped, match=r"customer: columns that must be filled are empty: name \(3 rows\)"):
        collect(own_lake)


def test_a_file_that_is_cut_off(collect: Callable[..., dict], own_lake: Path):
    path = next((own_lake / "support_case").glob("*.parquet"))
    path.write_bytes(path.read_bytes()[:-100])

    with pytest.raises(RunStopped, match="DATA_SET_BROKEN: data set support_case: it can't be read: "):
        collect(own_lake)


def test_stale(collect: Callable[..., dict], own_lake: Path):
    with pytest.raises(RunStopped) as stopped:
        collect(own_lake, date(2025, 12, 31))

    assert stopped.value.code == "DATA_SET_STALE"
    assert "data set support_case: its newest opened_on up to 2025-12-31 is 2025-09-" in str(stopped.value)
    assert "it must be 2025-11-16 or later" in str(stopped.value)
    assert "for a newer delivery, or run with an earlier as_of" in stopped.value.next_step


def test_rows_from_after_the_day_do_not_make_a_data_set_fresh(collect: Callable[..., dict], own_lake: Path):
    with pytest.raises(RunStopped, match="customer: its newest updated_on up to 2024-04-01 is missing"):
        collect(own_lake, date(2024, 4, 1))


def test_a_lake_in_s3_is_read_as_one_on_disk(
    collect: Callable[..., dict], own_lake: Path, tmp_path_factory: pytest.TempPathFactory
):
    from churnmodel.store import open_store

    with local_s3(tmp_path_factory.mktemp("s3")) as bucket:
        place = open_store(f"s3://{bucket}/lake")
        for path in own_lake.rglob("*.parquet"):
            place.create(path.relative_to(own_lake).as_posix(), path)

        there, here = collect(f"s3://{bucket}/lake"), collect(own_lake)

    for name in here:
        assert there[name].frame.exceptAll(here[name].frame).count() == 0
        assert there[name].rows == here[name].rows
    assert there["customer"].version["uri"] == f"s3://{bucket}/lake/customer"
