# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from build import parameters, subscription, table
from churnmodel.clean import clean_tables
from churnmodel.lake import Table
from churnmodel.parameters import REGISTRY
from churnmodel.registry import read_registry
from churnmodel.stop import RunStopped
from pyspark.sql import DataFrame, SparkSession

REGISTERED = read_registry(REGISTRY)


def clean(spark: SparkSession, **rows: list[dict]) -> dict[str, DataFrame]:
    rows = {"customer": [{"customer_id": "c"}], "product": [{"product_id": "p"}], **rows}
    tables = {
        name: Table(name, table(spark, name, *rows.get(name, [])), 0, date(2025, 9, 1), {}) for name in REGISTERED
    }
    return clean_tables(tables, REGISTERED, parameters())


def usage(month: date, requests: int, harvested: date, **given: object) -> dict:
    counts = {name: 0 for name in ("unique_item_requests", "oa_item_requests", "no_license", "limit_exceeded")}
    keys = {"customer_id": "c", "product_id": "p", "month": month, "harvested_on": harvested}
    return {**keys, "total_item_requests": requests, **counts, **given}


def test_of_a_restated_month_the_newest_report_holds(spark: SparkSession):
    may = date(2025, 5, 1)
    rows = [usage(may, 8, date(2025, 6, 10)), usage(may, 10, date(2025, 6, 20)), usage(may, 9, date(2025, 6, 15))]

    cleaned = clean(spark, usage_month=rows)["usage_month"].collect()

    assert [(row["month"], row["total_item_requests"]) for row in cleaned] == [(may, 10)]


def test_counts_are_not_below_zero(spark: SparkSession):
    rows = [usage(date(2025, 5, 1), -4, date(2025, 6, 10), oa_item_requests=-1, no_license=3)]

    row = clean(spark, usage_month=rows)["usage_month"].first()

    assert (row["total_item_requests"], row["oa_item_requests"], row["no_license"]) == (0, 0, 3)


def test_text_is_trimmed_and_blank_text_is_null(spark: SparkSession):
    row = clean(spark, customer=[{"customer_id": " 007 ", "segment": "  ", "country": " Spain"}])["customer"].first()

    assert (row["customer_id"], row["segment"], row["country"]) == ("007", None, "Spain")


def test_what_became_known_after_the_day_is_not_seen(spark: SparkSession):
    late = date(2025, 10, 1)
    cleaned = clean(
        spark,
        subscription=[subscription(2025), subscription(2026, ordered_on=late)],
        usage_month=[usage(date(2025, 8, 1), 5, late)],
        invoice=[{"issued_on": late}],
        support_case=[{"opened_on": late}],
        consortium_agreement=[{"starts_on": late}],
    )

    assert [row["year"] for row in cleaned["subscription"].collect()] == [2025]
    for name in ("usage_month", "invoice", "support_case", "consortium_agreement"):
        assert cleaned[name].count() == 0


def test_of_two_subscriptions_of_the_same_year_the_later_order_holds(spark: SparkSession):
    rows = [
        subscription(2025, subscription_id="old", ordered_on=date(2024, 10, 1)),
        subscription(2025, subscription_id="new", ordered_on=date(2025, 2, 1)),
    ]

    cleaned = clean(spark, subscription=rows)["subscription"].collect()

    assert [row["subscription_id"] for row in cleaned] == ["new"]


def test_prices_in_another_currency_stop_the_run(spark: SparkSession):
    with pytest.raises(
        RunStopped, match="DATA_SET_BROKEN: data set subscription: prices are in USD, the run is in EUR"
    ):
        clean(spark, subscription=[subscription(2025), subscription(2024, currency="USD")])


def test_a_subscription_of_a_customer_or_product_that_is_not_there_stops_the_run(spark: SparkSession):
    rows = [subscription(2025, customer_id=name) for name in ("c", "y", "x")]

    with pytest.raises(RunStopped) as stopped:
        clean(spark, subscription=rows)

    assert str(stopped.value) == (
        "DATA_SET_BROKEN: data set customer: it does not hold x, y, which the data set subscription names\n"
        "Next: Ask its owner, Customer master data <customer-data@publisher.example>, to deliver all rows; then start the "
        "notebook again."
    )
    with pytest.raises(RunStopped, match="data set product: it does not hold q, which"):
        clean(spark, subscription=[subscription(2025, product_id="q")])
