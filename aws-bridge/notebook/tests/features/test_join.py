# SPDX-License-Identifier: Apache-2.0
from datetime import date
from decimal import Decimal

from build import parameters, subscription, table
from churnmodel.features import FACT_COLUMNS, build_features
from churnmodel.features.catalogue import FEATURES
from churnmodel.features.rank import add_rank
from churnmodel.seasons import build_renewals
from features.world import by, renewals
from pyspark.sql import SparkSession


def test_a_row_holds_facts_and_the_features_of_the_catalogue(spark: SparkSession):
    rows = {
        "customer": [{"customer_id": "c", "segment": "Medical"}],
        "product": [{"product_id": "p"}],
        "subscription": [subscription(year, renewal_price=Decimal("104.05")) for year in range(2020, 2026)],
    }
    names = ("customer", "product", "subscription", "consortium_agreement", "usage_month", "invoice", "support_case")
    cleaned = {name: table(spark, name, *rows.get(name, [])) for name in names}

    features = build_features(build_renewals(cleaned, parameters()), cleaned, parameters())

    assert features.columns == [*FACT_COLUMNS, *(feature.name for feature in FEATURES)]
    found = features.orderBy("season").collect()
    # the lake begins with 2020, so season 2023 is the first that can be judged
    assert [(row["season"], row["churned"]) for row in found] == [(2023, 0), (2024, 0), (2025, 0), (2026, None)]
    last = found[-1]
    assert (last["customer_id"], last["product_id"], last["segment_name"], last["value_cents"]) == (
        "c",
        "p",
        "Medical",
        10405,
    )
    assert date.fromordinal(date(1970, 1, 1).toordinal() + last["renewal_day"]) == date(2026, 1, 1)


def test_cost_per_use_is_ranked_among_the_same_season_segment_and_kind(spark: SparkSession):
    rows = [*({"product_id": name} for name in "abcd"), {"product_id": "e", "segment": "Corporate"}]
    costs = spark.createDataFrame(
        [("a", 3.0), ("b", 1.0), ("c", 2.0), ("e", 9.0)], "product_id string, cost_per_use double"
    )

    ranked = add_rank(renewals(spark, *rows).join(costs, "product_id", "left"))

    assert by(ranked, "product_id", "cost_per_use_rank") == {"a": 1.0, "b": 0.0, "c": 0.5, "d": None, "e": 0.0}
