# SPDX-License-Identifier: Apache-2.0
import numpy as np
from churnmodel.calibrate import Calibration, fit_calibration
from churnmodel.score import sigmoid


def test_finds_the_line_that_outcomes_were_drawn_from():
    random = np.random.default_rng(3)
    margins = random.normal(-2, 1.5, 200_000)
    churned = random.random(200_000) < sigmoid(0.7 * margins - 0.4)

    found = fit_calibration(margins, churned)

    assert abs(found.a - 0.7) < 0.02 and abs(found.b + 0.4) < 0.04
    assert abs(found.probabilities(margins).mean() - churned.mean()) < 1e-4


def test_is_rounded_to_what_the_manifest_says():
    found = fit_calibration(np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), np.array([0, 0, 1, 0, 1]))

    assert (found.a, found.b) == (round(found.a, 6), round(found.b, 6))


def test_the_probability_of_huge_margins_is_zero_or_one():
    assert Calibration(1.0, 0.0).probabilities(np.array([-1e6, 0.0, 1e6])).tolist() == [0.0, 0.5, 1.0]
