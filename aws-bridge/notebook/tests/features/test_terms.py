# SPDX-License-Identifier: Apache-2.0
from datetime import date
from decimal import Decimal
from math import log

from build import parameters, table
from churnmodel.features.terms import add_terms
from features.world import by, renewals
from pyspark.sql import DataFrame, SparkSession
from pytest import approx


def terms(spark: SparkSession, *rows: dict, agreements: tuple[dict, ...] = ()) -> DataFrame:
    return add_terms(renewals(spark, *rows), table(spark, "consortium_agreement", *agreements), parameters())


def test_price_increase_is_told_against_the_median_of_the_season(spark: SparkSession):
    prices = {"p": "110.00", "q": "104.00", "r": "102.00"}
    rows = [{"product_id": name, "renewal_price": Decimal(price)} for name, price in prices.items()]

    found = terms(spark, *rows, {"product_id": "next", "season": 2027, "renewal_price": Decimal("300.00")})

    increases = by(found, "product_id", "price_increase")
    assert increases == {"p": approx(0.06), "q": 0.0, "r": approx(-0.02), "next": 0.0}
    assert by(found, "product_id", "price_level")["p"] == approx(log(110))
    assert by(found, "product_id", "subscriptions_held") == {"p": 3, "q": 3, "r": 3, "next": 1}


def test_an_unknown_renewal_price_is_no_increase_of_zero(spark: SparkSession):
    row = terms(spark, {"renewal_price": None}).first()

    assert row["price_increase"] is None
    assert row["price_level"] == approx(log(100))


def test_years_left_of_an_agreement(spark: SparkSession):
    through, beside = {"channel": "consortium"}, {"channel": "direct"}
    running, ended = {"ends_on": date(2026, 12, 31)}, {"ends_on": date(2025, 12, 31)}
    to_come = {"starts_on": date(2025, 10, 1), "ends_on": date(2028, 12, 31)}
    cases = {
        "runs on": (running, through, approx(364 / 365.25)),
        "ends with the year": (ended, through, 0),
        "is not that of what is bought beside it": (running, beside, 0),
        "is the customer's own": (running, {**beside, "multi_year_until": date(2027, 12, 31)}, approx(729 / 365.25)),
        "has no end on file": ({"ends_on": None}, through, None),
        "has not begun by the day": (to_come, through, None),
    }

    found = terms(
        spark,
        *[{"consortium_id": name, **terms} for name, (_, terms, _) in cases.items()],
        agreements=tuple(
            {"consortium_id": name, "starts_on": date(2024, 1, 1), **agreement}
            for name, (agreement, _, _) in cases.items()
        ),
    )

    told = by(found, "consortium_id", "agreement_years_left")
    assert told == {name: years for name, (_, _, years) in cases.items()}


def test_access_that_was_set_up_after_the_day_is_not_activated_yet(spark: SparkSession):
    days = {"never": None, "after": date(2025, 10, 1), "on the day": date(2025, 9, 30)}

    found = terms(spark, *[{"product_id": name, "activated_on": day} for name, day in days.items()])

    assert by(found, "product_id", "never_activated") == {"never": 1, "after": 1, "on the day": 0}


def test_kind_automatic_renewal_and_tenure(spark: SparkSession):
    found = terms(
        spark,
        {"customer_id": "a", "type": "package", "auto_renew": True, "customer_since": date(2015, 9, 30)},
        {"customer_id": "b"},
    )

    assert by(found, "customer_id", "package", "auto_renew", "tenure_years") == {
        "a": (1, 1, approx(3653 / 365.25)),
        "b": (0, 0, None),
    }
