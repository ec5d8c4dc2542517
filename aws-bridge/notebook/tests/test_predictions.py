# SPDX-License-Identifier: Apache-2.0
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from build import feature_rows
from churnmodel.calibrate import Calibration
from churnmodel.logistic import fit_logistic
from churnmodel.predictions import SCHEMA, cut_parts, known_cents, predict_rows, sort_rows, write_part
from churnmodel.train import CalibratedModel

TITLES = {f"P{number}": f"Journal {number}" for number in range(3)}


@pytest.fixture(scope="module")
def model() -> CalibratedModel:
    return CalibratedModel("logistic", fit_logistic(feature_rows(2000), 1, 1), Calibration(1.1, 0.1), 2021, 2024, 2000)


def test_a_row_holds_the_columns_of_the_contract(model: CalibratedModel):
    rows = feature_rows(3, season=2026).assign(
        value_cents=[123456.0, np.nan, 0.0], segment_name=["Academic", None, "x"]
    )

    table = predict_rows(rows, model, TITLES, "EUR")

    assert table.schema == SCHEMA
    found = table.to_pandas()
    assert found["account_key"].tolist() == ["00000000"] * 3
    assert found["renewal_key"].tolist() == [f"00000000-P{number}-2026" for number in range(3)]
    assert found["product"].tolist() == ["Journal 0", "Journal 1", "Journal 2"]
    assert found["renewal_date"].tolist() == [date(2026, 1, 1)] * 3
    assert found["renewal_value"].tolist() == [Decimal("1234.56"), None, Decimal("0.00")]
    assert found["segment"].tolist() == ["Academic", None, "x"]


def test_the_same_rows_in_another_order_give_the_same_bytes(model: CalibratedModel, tmp_path: Path):
    rows = feature_rows(1000, season=2026)
    shuffled = rows.sample(frac=1, random_state=3)

    for name, each in (("one", rows), ("two", shuffled)):
        write_part(predict_rows(sort_rows(each), model, TITLES, "EUR"), str(tmp_path / name))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert pq.read_metadata(tmp_path / "one").row_group(0).column(0).compression == "SNAPPY"


def test_parts_never_cut_an_account():
    rows = pd.DataFrame({"customer_id": ["a"] * 3 + ["b"] * 5 + ["C", "c"] + ["d"]})

    parts = [part["customer_id"].tolist() for part in cut_parts(rows, size=2)]

    assert parts == [["a"] * 3, ["b"] * 5, ["C", "c"], ["d"]]


def test_accounts_that_differ_only_in_case_stand_together():
    rows = feature_rows(4).assign(customer_id=["b", "B", "a", "b"], product_id=["p2", "p1", "p3", "p0"])

    assert sort_rows(rows)["customer_id"].tolist() == ["a", "b", "B", "b"]


def test_an_amount_that_the_contract_cannot_say_is_not_known():
    rows = pd.DataFrame({"value_cents": [1.0, -1.0, 1e15, np.nan]})

    assert known_cents(rows) == [1, None, None, None]
