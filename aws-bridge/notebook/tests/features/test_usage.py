# SPDX-License-Identifier: Apache-2.0
from math import log, log1p

from build import parameters, table
from churnmodel.features.usage import add_usage
from features.world import month_of_use, renewals
from pyspark.sql import Row, SparkSession
from pytest import approx


def use(spark: SparkSession, *months: dict, **given: object) -> Row:
    """The features of use of one renewal."""
    return add_usage(renewals(spark, given), table(spark, "usage_month", *months), parameters()).first()


def test_years_of_use_end_with_august(spark: SparkSession):
    row = use(
        spark,
        month_of_use(2025, 9, 1000),
        month_of_use(2025, 8, 10),
        month_of_use(2024, 9, 30),
        month_of_use(2024, 8, 95),
        month_of_use(2023, 8, 35),
    )

    assert row["usage_trend"] == approx(log((40 + 5) / (95 + 5)))
    assert row["usage_trend_two_years"] == approx(log((40 + 5) / (35 + 5)) / 2)
    assert row["usage_per_reader"] == approx(log(41 / 1000))
    assert row["cost_per_use"] == approx(log(104 / 41))
    assert row["months_since_use"] == 0


def test_a_product_that_the_reports_do_not_name_is_not_used(spark: SparkSession):
    row = use(spark, month_of_use(2025, 5, 7, product_id="other"))

    assert (row["months_since_use"], row["usage_trend"]) == (24, 0)
    assert row["cost_per_use"] == approx(log(104))
    assert row["open_access_share"] is None


def test_without_any_report_use_is_not_known(spark: SparkSession):
    row = use(spark, month_of_use(2024, 5, 7), month_of_use(2025, 5, 7, customer_id="other"))

    names = ("usage_trend", "usage_per_reader", "months_since_use", "cost_per_use", "no_license_rate")
    assert [row[name] for name in names] == [None] * 5


def test_a_young_subscription_has_no_trend_and_its_use_counts_for_its_months(spark: SparkSession):
    months = (month_of_use(2025, 3, 16), month_of_use(2024, 3, 16))

    first, second = (use(spark, *months, years_held=years) for years in (1, 2))

    assert first["usage_trend"] is None and second["usage_trend"] is None
    # eight months in the first year, January to August
    assert first["cost_per_use"] == approx(log(104 / (16 * 12 / 8 + 1)))
    assert second["cost_per_use"] == approx(log(104 / 17))


def test_silence_is_counted_in_months(spark: SparkSession):
    row = use(spark, month_of_use(2025, 2, 3), month_of_use(2025, 8, 0, no_license=4))

    assert row["months_since_use"] == 6


def test_open_access_and_turned_away_requests(spark: SparkSession):
    row = use(
        spark,
        month_of_use(2025, 2, 75, oa_item_requests=25, no_license=3, limit_exceeded=6),
        month_of_use(2024, 2, 90, oa_item_requests=10),
    )

    assert row["open_access_share"] == 0.25
    assert row["open_access_change"] == approx(0.15)
    assert row["no_license_rate"] == approx(log1p(40))
    assert row["limit_exceeded_rate"] == approx(log1p(80))
