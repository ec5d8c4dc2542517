# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from datetime import date

from build import parameters, subscription, table
from churnmodel.seasons import build_renewals, season_of_day
from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def renewals(spark: SparkSession, *rows: dict, ceased: dict[str, date] | None = None) -> list:
    """(customer, product, season, churned) of these subscriptions; `ceased` by product."""
    cleaned = {
        "subscription": table(spark, "subscription", *rows),
        "product": table(
            spark, "product", *[{"product_id": name, "ceased_on": (ceased or {}).get(name)} for name in "pq"]
        ),
        "customer": table(spark, "customer", *[{"customer_id": name} for name in "abcd"]),
    }
    found = build_renewals(cleaned, parameters()).orderBy("season", "customer_id", "product_id").collect()
    return [(row["customer_id"], row["product_id"], row["season"], row["churned"]) for row in found]


def test_lost_is_who_has_no_order_by_the_31_of_march(spark: SparkSession):
    ordered = {"a": date(2023, 12, 1), "b": date(2024, 3, 31), "c": date(2024, 4, 1)}
    again = [subscription(2024, customer_id=name, ordered_on=day) for name, day in ordered.items()]

    found = renewals(spark, *[subscription(2023, customer_id=name) for name in "abcd"], *again)

    assert found[:4] == [("a", "p", 2024, 0), ("b", "p", 2024, 0), ("c", "p", 2024, 1), ("d", "p", 2024, 1)]


def test_the_season_to_come_has_no_outcome_yet(spark: SparkSession):
    assert renewals(spark, subscription(2025)) == [("c", "p", 2026, None)]


def test_who_moves_to_another_product_is_not_lost(spark: SparkSession):
    moved = subscription(2024, product_id="q", subscription_id="next")

    found = renewals(spark, subscription(2023, successor_id="next"), moved, subscription(2025, product_id="q"))

    assert found[0] == ("c", "p", 2024, 0)


def test_a_product_that_has_ceased_is_not_the_decision_of_its_customers(spark: SparkSession):
    rows = [subscription(year, product_id=name) for name in "pq" for year in (2022, 2023)]

    found = renewals(spark, *rows, ceased={"p": date(2023, 12, 31), "q": date(2024, 6, 30)})

    assert found == [("c", "p", 2023, 0), ("c", "q", 2023, 0), ("c", "q", 2024, 1)]


def test_what_was_ordered_before_the_day_is_no_longer_open(spark: SparkSession):
    early = subscription(2024, ordered_on=date(2023, 9, 30))

    assert renewals(spark, subscription(2023), early, subscription(2025)) == [
        ("c", "p", 2025, 0),
        ("c", "p", 2026, None),
    ]


def test_counts_the_years_in_a_row(spark: SparkSession):
    cleaned = {
        "subscription": table(spark, "subscription", *[subscription(year) for year in (2019, 2020, 2022, 2023, 2024)]),
        "product": table(spark, "product", {"product_id": "p"}),
        "customer": table(spark, "customer", {"customer_id": "c"}),
    }

    found = build_renewals(cleaned, parameters()).orderBy("season").collect()

    assert [(row["season"], row["years_held"]) for row in found] == [
        (2020, 1),
        (2021, 2),
        (2023, 1),
        (2024, 2),
        (2025, 3),
    ]


def test_a_day_belongs_to_the_first_season_that_may_look_at_it(spark: SparkSession):
    days = [date(2024, 9, 30), date(2024, 10, 1), date(2024, 12, 31), date(2025, 1, 1), date(2025, 9, 30)]
    frame = spark.createDataFrame([(day,) for day in days], "day date")

    seasons = frame.select(season_of_day(date(2025, 9, 30), F.col("day"))).collect()

    assert [row[0] for row in seasons] == [2025, 2026, 2026, 2026, 2026]
