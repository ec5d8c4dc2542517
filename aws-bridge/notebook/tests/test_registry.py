# SPDX-License-Identifier: Apache-2.0
import json
from pathlib import Path

import pytest
from churnmodel.parameters import REGISTRY
from churnmodel.registry import Column, read_registry


def test_the_data_sets_of_the_notebook_have_an_owner_each():
    data_sets = read_registry(REGISTRY)

    assert list(data_sets) == [
        "customer",
        "product",
        "subscription",
        "consortium_agreement",
        "usage_month",
        "invoice",
        "support_case",
    ]
    assert all("@" in data_set.owner and data_set.max_age_days > 0 for data_set in data_sets.values())
    assert data_sets["subscription"].columns[10] == Column("multi_year_until", "date", True)


def test_a_key_that_is_no_column_is_a_fault_of_the_file(tmp_path: Path):
    document = json.loads(REGISTRY.read_text(encoding="utf-8"))
    document["dataSets"][0]["key"] = ["number"]
    (tmp_path / "datasets.json").write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(ValueError, match=r"customer names \['number'\], which it does not describe"):
        read_registry(tmp_path / "datasets.json")
