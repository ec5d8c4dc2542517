# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json

import numpy as np
import pandas as pd
from build import feature_rows
from churnmodel.gaps import tell_gaps

COMPLETE = {"years_held": 5.0, "value_cents": 100.0, "segment": "Academic"}


def gaps_of(**given: object) -> list[str] | None:
    text = tell_gaps(feature_rows(1).assign(**{**COMPLETE, **given}))[0]
    return None if text is None else json.loads(text)


def test_a_row_that_is_known_has_none():
    assert gaps_of() is None


def test_says_what_is_not_known():
    assert gaps_of(value_cents=np.nan) == ["Renewal value is not known"]
    assert gaps_of(years_held=2.0) == ["Too new for comparing its usage with the year before"]
    assert gaps_of(usage_per_reader=np.nan) == ["Number of readers is not known"]
    assert gaps_of(price_increase=np.nan) == ["This year's price is not known"]
    assert gaps_of(agreement_years_left=np.nan) == ["End of the consortium's agreement is not known"]
    assert gaps_of(tenure_years=np.nan) == ["Start of the business relation is not known"]
    assert gaps_of(days_to_pay=np.nan) == ["No paid invoice in the last two years"]
    assert gaps_of(segment=None) == ["Segment of the customer is not known"]


def test_missing_reports_explain_all_that_follows_from_them():
    assert gaps_of(months_since_use=np.nan, usage_per_reader=np.nan, years_held=1.0) == [
        "No usage reports for the last 12 months"
    ]


def test_each_row_has_its_own_in_the_same_order():
    rows = pd.concat([feature_rows(1).assign(**COMPLETE)] * 3, ignore_index=True)
    rows.loc[1, ["value_cents", "tenure_years"]] = np.nan

    assert tell_gaps(rows) == [
        None,
        '["Renewal value is not known", "Start of the business relation is not known"]',
        None,
    ]
