# SPDX-License-Identifier: Apache-2.0
import numpy as np
from churnmodel.metrics import measure, reliability


def test_figures_of_a_small_example_by_hand():
    churned = np.array([1, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    p = np.array([0.9, 0.8, 0.7, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])

    assert measure(churned, p) == {
        # 15 of the 16 pairs of a lost and a kept one are in order
        "auc": 0.9375,
        # (1/1 + 2/3) / 2
        "averagePrecision": 0.833333,
        # (0.01 + 0.64 + 0.09 + 7 * 0.01) / 10
        "brier": 0.081,
        # -(8 ln 0.9 + ln 0.2 + ln 0.7) / 10
        "logLoss": 0.2809,
        # each tenth is one row
        "calibrationError": 0.19,
        "recallInTop10Percent": 0.5,
        "meanScore": 0.31,
    }


def test_a_constant_knows_nothing():
    found = measure(np.array([1, 0, 0, 0]), np.full(4, 0.25))

    assert (found["auc"], found["averagePrecision"], found["brier"], found["calibrationError"]) == (
        0.5,
        0.25,
        0.1875,
        0.375,
    )


def test_tenths_go_from_low_to_high():
    tenths = reliability(np.array([0] * 15 + [1] * 5), np.arange(20) / 20)

    assert tenths[0] == (2, 0.025, 0.0)
    assert [share for _, _, share in tenths] == [0, 0, 0, 0, 0, 0, 0, 0.5, 1, 1]
