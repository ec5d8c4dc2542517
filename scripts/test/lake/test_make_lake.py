# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from make_lake import LakeOptions, make_lake

ROOT = Path(__file__).resolve().parents[3]
REGISTRY = ROOT / "aws-bridge/notebook/datasets.json"
UNTIL = date(2025, 9, 30)
TYPES = {
    "string": pa.string(),
    "int": pa.int32(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "decimal(12,2)": pa.decimal128(12, 2),
}


def made(folder: Path, **given: object) -> Path:
    options = {"customers": 400, "subscriptions": 4.0, "season": 2026, "seasons": 4, "seed": 3, "until": UNTIL}
    make_lake(LakeOptions(**{**options, **given}, out=folder))
    return folder


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def renewals(world: Path) -> pd.DataFrame:
    """Every subscription whose renewal the lake is about, with the truth behind it."""
    subscriptions = pq.read_table(world / "lake/subscription").to_pandas()
    truth = pq.read_table(world / "truth").to_pandas()
    return subscriptions.assign(season=subscriptions["year"] + 1).merge(
        truth, on=["customer_id", "product_id", "season"]
    )


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others(world: Path, tmp_path: Path):
    assert hashes(made(tmp_path / "again")) == hashes(world)
    assert hashes(made(tmp_path / "other", seed=4)) != hashes(world)


def test_making_it_again_in_the_same_place_leaves_nothing_of_before(world: Path, tmp_path: Path):
    made(tmp_path, customers=2100)

    made(tmp_path)

    assert hashes(tmp_path) == hashes(world)


@pytest.mark.parametrize(
    "data_set", json.loads(REGISTRY.read_text(encoding="utf-8"))["dataSets"], ids=lambda e: e["name"]
)
def test_a_data_set_is_as_the_notebook_expects_it(data_set: dict, world: Path):
    table = pq.read_table(world / "lake" / data_set["name"])

    assert table.num_rows > 0
    described = {column["name"]: TYPES[column["type"]] for column in data_set["columns"]}
    assert {field.name: field.type for field in table.schema} == described
    for column in data_set["columns"]:
        assert column["nullable"] or table[column["name"]].null_count == 0, column["name"]


def test_keys_have_eight_digits_with_their_zeros(world: Path):
    keys = pq.read_table(world / "lake/customer")["customer_id"].to_pylist()

    assert keys[0] == "00000001" and {len(key) for key in keys} == {8} and len(set(keys)) == 400


def test_nothing_is_known_before_its_day(world: Path, tmp_path: Path):
    days = {
        "subscription": "ordered_on",
        "usage_month": "harvested_on",
        "invoice": "issued_on",
        "support_case": "opened_on",
    }
    for name, column in days.items():
        assert max(pq.read_table(world / "lake" / name)[column].to_pylist()) <= UNTIL
    assert max(day for day in pq.read_table(world / "lake/invoice")["paid_on"].to_pylist() if day) <= UNTIL

    later = pq.read_table(made(tmp_path, until=date(2026, 4, 1)) / "lake/subscription").to_pandas()

    now = pq.read_table(world / "lake/subscription").to_pandas()
    assert len(later) > len(now) and set(now["subscription_id"]) <= set(later["subscription_id"])


def test_a_customer_holds_a_product_once_a_year(world: Path):
    subscriptions = pq.read_table(world / "lake/subscription").to_pandas()

    assert not subscriptions.duplicated(["customer_id", "product_id", "year"]).any()
    assert subscriptions["subscription_id"].is_unique


def test_losses_are_few_and_not_all_that_end_is_lost(renewals: pd.DataFrame):
    shares = renewals["outcome"].value_counts(normalize=True)

    assert 0.05 < shares["cancelled"] < 0.12
    assert 0.01 < shares["migrated"] < 0.06
    assert 0 < shares["publisher_ended"] < 0.06


def test_who_moved_is_named_by_its_successor_and_who_left_never_is(renewals: pd.DataFrame):
    named = renewals["successor_id"].notna()

    assert set(renewals.loc[named, "outcome"]) == {"migrated"}
    past = renewals["season"] < 2026
    assert named[past & (renewals["outcome"] == "migrated")].all()


def test_some_renewals_are_ordered_after_the_year_has_begun(renewals: pd.DataFrame):
    late = [row.ordered_on >= date(row.year, 1, 1) for row in renewals.itertuples()]

    assert 0.05 < sum(late) / len(late) < 0.25


def test_what_the_readme_names_as_causes_raises_the_risk(renewals: pd.DataFrame):
    def mean(chosen: pd.Series) -> float:
        return renewals.loc[chosen, "probability"].mean()

    rise = renewals["renewal_price"].astype(float) / renewals["net_price"].astype(float) - 1
    assert mean(rise > 0.12) > 2 * mean(rise < 0.06)
    assert mean(renewals["activated_on"].isna()) > 1.3 * mean(renewals["activated_on"].notna())
    assert mean(~renewals["auto_renew"]) > 1.3 * mean(renewals["auto_renew"])
    assert mean(renewals["multi_year_until"].isna()) > 1.5 * mean(renewals["multi_year_until"].notna())


def test_a_consortium_that_breaks_up_leaves_together(world: Path, renewals: pd.DataFrame):
    customers = pq.read_table(world / "lake/customer").to_pandas()[["customer_id", "consortium_id"]]
    through = renewals.merge(customers, on="customer_id").query("channel == 'consortium'")

    lost = through.assign(lost=through["outcome"] == "cancelled").groupby(["consortium_id", "season"])["lost"]

    shares = lost.mean()[lost.size() >= 20]
    assert shares.max() > 0.25 and shares.max() > 4 * shares.median()


def test_the_org_has_every_customer_and_every_owner(world: Path):
    with open(world / "org/Account.csv", encoding="utf-8", newline="") as file:
        accounts = list(csv.DictReader(file))
    with open(world / "org/User.csv", encoding="utf-8", newline="") as file:
        users = list(csv.DictReader(file))

    assert [account["Churn_Account_Key__c"] for account in accounts] == [f"{number:08d}" for number in range(1, 401)]
    assert {account["Owner.Username"] for account in accounts} == {user["Username"] for user in users}
    assert [user["IsActive"] for user in users].count("false") == 1
