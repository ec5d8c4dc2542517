# SPDX-License-Identifier: Apache-2.0
"""What both kinds of model promise: exact parts, and the same result for the same rows."""

import numpy as np
import pytest
from build import feature_rows
from churnmodel import boosting
from churnmodel.boosting import fit_boosting
from churnmodel.features.catalogue import FEATURES
from churnmodel.logistic import fit_logistic
from churnmodel.metrics import measure
from churnmodel.score import Scorer, sigmoid
from churnmodel.stop import RunStopped


def fit(kind: str) -> Scorer:
    train, later = feature_rows(4000, seed=1), feature_rows(2000, seed=2)
    return fit_logistic(train, 1, 1) if kind == "logistic" else fit_boosting(train, later, 1, 1)


@pytest.mark.parametrize("kind", ["logistic", "xgboost"])
def test_contributions_and_base_add_up_to_the_margin(kind: str):
    scorer, rows = fit(kind), feature_rows(700, seed=3)

    explanation = scorer.explain(rows)

    assert explanation.contributions.shape == (700, len(FEATURES))
    np.testing.assert_allclose(explanation.margins, scorer.margins(rows), atol=2e-6)


@pytest.mark.parametrize("kind", ["logistic", "xgboost"])
def test_two_fits_on_the_same_rows_are_equal(kind: str):
    rows = feature_rows(700, seed=3)

    np.testing.assert_array_equal(fit(kind).margins(rows), fit(kind).margins(rows))


def test_an_average_row_has_no_reasons_in_a_line():
    train = feature_rows(3000)

    explanation = fit_logistic(train, 1, 1).explain(train)

    np.testing.assert_allclose(explanation.contributions.mean(axis=0), 0, atol=1e-9)


def test_trees_find_what_a_line_cannot():
    test = feature_rows(6000, seed=9)
    churned = test["churned"].to_numpy()

    line, trees = (measure(churned, sigmoid(fit(kind).margins(test))) for kind in ("logistic", "xgboost"))

    assert trees["averagePrecision"] > line["averagePrecision"]
    assert trees["auc"] > line["auc"] > 0.6


def test_what_loses_renewals_is_named_first():
    test = feature_rows(2000, seed=4)

    sizes = np.abs(fit("xgboost").explain(test).contributions).mean(axis=0)

    largest = {FEATURES[at].name for at in np.argsort(-sizes)[:4]}
    assert largest == {"usage_trend", "cost_per_use", "price_increase", "channel"}


def test_parts_that_do_not_add_up_stop_the_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(boosting, "TOLERANCE", -1.0)

    with pytest.raises(RunStopped, match="BAD_RATIONALE: the contributions of the boosted trees"):
        fit("xgboost").explain(feature_rows(10))
