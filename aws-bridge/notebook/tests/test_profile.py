# SPDX-License-Identifier: Apache-2.0
import numpy as np
from build import feature_rows
from churnmodel.features.catalogue import FEATURES
from churnmodel.profile import choose_bins, count_features, count_scores


def test_counts_every_row_of_every_feature():
    rows = feature_rows(1000)

    counted = count_features(rows, choose_bins(rows))

    assert list(counted) == [feature.name for feature in FEATURES]
    assert {sum(each["counts"]) + each.get("unknown", 0) for each in counted.values()} == {1000}


def test_bins_stay_while_the_rows_change():
    rows = feature_rows(1000)
    bins = choose_bins(rows)
    moved = rows.assign(cost_per_use=rows["cost_per_use"] + 100, channel="carrier pigeon", auto_renew=1.0)

    counted = count_features(moved, bins)

    assert counted["cost_per_use"]["edges"] == bins["cost_per_use"]["edges"]
    assert counted["cost_per_use"]["counts"] == [0] * 9 + [1000]
    assert counted["channel"] == {
        "categories": ["agent", "consortium", "direct", "other", "not known"],
        "counts": [0, 0, 0, 1000, 0],
    }
    assert counted["auto_renew"]["counts"] == [0, 1000, 0, 0]


def test_score_bins_are_closed_on_the_left_and_the_last_on_both_sides():
    counts = count_scores(np.zeros(10, dtype="int64"), np.array([0.0, 0.01, 0.5, 1.0]))

    assert counts.tolist() == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
