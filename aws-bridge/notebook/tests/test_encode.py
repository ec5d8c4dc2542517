# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pandas as pd
from build import feature_rows
from churnmodel.encode import encode_for_line, encode_for_trees, learn_encodings
from churnmodel.features.catalogue import FEATURES

PLACE = {feature.name: at for at, feature in enumerate(FEATURES)}


def columns_of(matrix, name: str) -> np.ndarray:
    return matrix.values[:, matrix.owners == PLACE[name]]


def test_standardises_numbers_and_flags_what_is_missing():
    rows = feature_rows(500)

    trend = columns_of(encode_for_line(rows, learn_encodings(rows)), "usage_trend")

    missing = rows["usage_trend"].isna().to_numpy()
    assert trend.shape == (500, 2)
    assert (trend[:, 1] == missing).all() and (trend[missing, 0] == 0).all()
    assert abs(trend[~missing, 0].mean()) < 1e-9 and abs(trend[~missing, 0].std() - 1) < 1e-9


def test_clips_a_value_far_outside_to_the_edge_of_the_training_values():
    rows = feature_rows(1000)
    encodings = learn_encodings(rows)
    odd = rows.iloc[:2].assign(cost_per_use=[1e9, -1e9])

    seen = columns_of(encode_for_line(odd, encodings), "cost_per_use")[:, 0]

    whole = columns_of(encode_for_line(rows, encodings), "cost_per_use")[:, 0]
    assert (seen[0], seen[1]) == (whole.max(), whole.min())


def test_a_category_has_a_column_each_and_a_new_or_unknown_one_has_none():
    rows = feature_rows(300)
    encodings = learn_encodings(rows)
    asked = rows.iloc[:3].assign(channel=["agent", "carrier pigeon", None])

    for encode in (encode_for_line, encode_for_trees):
        assert columns_of(encode(asked, encodings), "channel").tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_trees_see_numbers_as_they_are():
    rows = feature_rows(50)

    trend = columns_of(encode_for_trees(rows, learn_encodings(rows)), "usage_trend")

    assert trend.dtype == np.float32
    np.testing.assert_array_equal(trend[:, 0], rows["usage_trend"].to_numpy(dtype="float32"))


def test_a_feature_that_nobody_knows_counts_as_nothing():
    rows = feature_rows(50).assign(satisfaction=np.nan, segment=pd.Series([None] * 50, dtype=object))
    encodings = learn_encodings(rows)

    matrix = encode_for_line(rows, encodings)

    assert columns_of(matrix, "satisfaction").tolist() == [[0.0, 1.0]] * 50
    assert columns_of(matrix, "segment").tolist() == [[0.0]] * 50
