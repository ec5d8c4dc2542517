# SPDX-License-Identifier: Apache-2.0
import json

import numpy as np
import pytest
from build import feature_rows
from churnmodel.calibrate import Calibration
from churnmodel.features.catalogue import FEATURES
from churnmodel.rationale import explain_rows
from churnmodel.score import Explanation, sigmoid
from churnmodel.stop import RunStopped

NAMES = [feature.name for feature in FEATURES]


def explanation(count: int, scale: float = 1.0, seed: int = 5) -> Explanation:
    return Explanation(-3.1234567891, np.random.default_rng(seed).normal(0, scale, (count, len(FEATURES))))


@pytest.mark.parametrize("scale", [1e-7, 0.01, 1.0, 30.0])
def test_rounded_parts_still_give_the_probability_of_every_row(scale: float):
    rows, calibration = feature_rows(2000), Calibration(1.234567, -0.345678)

    told = explain_rows(rows, explanation(2000, scale), calibration, "EUR")

    sums = np.array([sum(driver["contribution"] for driver in json.loads(text)) for text in told["drivers"]])
    margins = told["base_value"] + sums + told["other_contribution"]
    p = sigmoid(calibration.a * margins + calibration.b)
    assert np.abs(p - told["millionths"] / 1e6).max() <= 0.0000006


def test_names_the_ten_largest_by_size_and_adds_up_the_others():
    parts = np.zeros((1, len(FEATURES)))
    parts[0, :12] = [0.1, -1.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.8, 0.9, -1.0, 0.2, 0.05]

    told = explain_rows(feature_rows(1), Explanation(-2.0, parts), Calibration(1.0, 0.0), "EUR").iloc[0]

    drivers = json.loads(told["drivers"])
    assert [driver["feature"] for driver in drivers] == [NAMES[at] for at in (1, 9, 8, 7, 6, 5, 4, 3, 2, 10)]
    assert [driver["contribution"] for driver in drivers] == [-1.2, -1.0, 0.9, -0.8, 0.7, -0.6, 0.5, -0.4, 0.3, 0.2]
    assert (told["base_value"], told["other_contribution"]) == (-2.0, 0.15)


def test_a_part_that_rounds_to_nothing_is_no_driver():
    parts = np.zeros((1, len(FEATURES)))
    parts[0, :2] = [0.4, 0.0000004]

    told = explain_rows(feature_rows(1), Explanation(0.0, parts), Calibration(1.0, 0.0), "EUR").iloc[0]

    assert [driver["feature"] for driver in json.loads(told["drivers"])] == [NAMES[0]]


def test_puts_values_into_words():
    rows = feature_rows(1).assign(
        usage_trend=np.log(0.66),
        cost_per_use=np.log(1234.567),
        price_increase=0.031,
        agreement_years_left=0.0,
        consortium_size=0.0,
        months_since_use=1.0,
        auto_renew=1.0,
        never_activated=1.0,
        satisfaction=np.nan,
        segment='Society of "Arts"',
    )
    parts = np.zeros((1, len(FEATURES)))
    asked = [
        "usage_trend",
        "cost_per_use",
        "price_increase",
        "agreement_years_left",
        "consortium_size",
        "months_since_use",
        "auto_renew",
        "never_activated",
        "satisfaction",
        "segment",
    ]
    for size, name in enumerate(reversed(asked), start=1):
        parts[0, NAMES.index(name)] = size / 10

    told = explain_rows(rows, Explanation(0.0, parts), Calibration(1.0, 0.0), "CHF").iloc[0]

    assert {driver["feature"]: driver["value"] for driver in json.loads(told["drivers"])} == {
        "usage_trend": "-34 % full-text requests",
        "cost_per_use": "CHF 1,234.57",
        "price_increase": "+3.1 percentage points",
        "agreement_years_left": "none",
        "consortium_size": "in no consortium",
        "months_since_use": "1 month",
        "auto_renew": "agreed",
        "never_activated": "never activated",
        "satisfaction": "no case was graded",
        "segment": 'Society of "Arts"',
    }


def test_parts_that_are_no_numbers_stop_the_run():
    parts = np.zeros((1, len(FEATURES)))

    with pytest.raises(RunStopped, match="BAD_RATIONALE: the parts of 1 rows do not give their probability"):
        explain_rows(feature_rows(1), Explanation(0.0, parts), Calibration(float("nan"), 0.0), "EUR")


def test_every_feature_has_a_short_label_and_name():
    assert all(1 <= len(feature.label) <= 120 and 1 <= len(feature.name) <= 80 for feature in FEATURES)
    assert len(set(NAMES)) == len(NAMES)
