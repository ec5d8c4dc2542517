# SPDX-License-Identifier: Apache-2.0
"""Features of the customer and its neighbours: decisions, payments, support."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from build import parameters, table
from churnmodel.features.neighbours import add_neighbours
from churnmodel.features.payments import add_payments
from churnmodel.features.support import add_support
from features.world import by, renewals
from pyspark.sql import Row, SparkSession
from pytest import approx


def test_looks_at_what_the_customer_and_its_consortium_decided_last_season(spark: SparkSession):
    # c keeps one and gives up one; a keeps one; b gives up one; d is in no consortium
    decided = [("c", 0), ("c", 1), ("a", 0), ("b", 1), ("d", 0)]
    rows = [{"customer_id": name, "season": 2025, "churned": churned} for name, churned in decided]
    rows += [{"customer_id": name} for name in "abcd"]
    consortium = {"a": "k", "b": "k", "c": "k", "d": None}

    frame = renewals(spark, *[{**row, "consortium_id": consortium[row["customer_id"]]} for row in rows])
    found = add_neighbours(frame, parameters()).where("season = 2026")

    told = by(found, "customer_id", "customer_cancelled", "consortium_cancelled", "consortium_size")
    assert told == {
        "a": (0.0, approx(2 / 3), 3),
        "b": (1.0, approx(1 / 3), 3),
        "c": (0.5, 0.5, 3),
        "d": (0.0, None, 0),
    }


def test_a_decision_of_the_season_itself_is_not_looked_at(spark: SparkSession):
    frame = renewals(spark, {"season": 2025, "churned": 1}, {"season": 2025, "churned": 0, "product_id": "q"})

    found = add_neighbours(frame, parameters())

    assert by(found, "product_id", "customer_cancelled") == {"p": None, "q": None}


def invoice(number: int, issued: date, paid: date | None) -> dict:
    due = date.fromordinal(issued.toordinal() + 30)
    keys = {"invoice_id": str(number), "customer_id": "c", "subscription_id": "s"}
    return {**keys, "issued_on": issued, "due_on": due, "paid_on": paid, "amount": Decimal("1.00")}


def paid(spark: SparkSession, *invoices: dict) -> Row:
    row = add_payments(renewals(spark), table(spark, "invoice", *invoices), parameters()).first()
    return row["days_to_pay"], row["overdue_share"]


def test_payments_of_two_years_up_to_the_day(spark: SparkSession):
    assert paid(
        spark,
        invoice(1, date(2023, 9, 30), date(2023, 10, 1)),
        invoice(2, date(2023, 10, 1), date(2023, 10, 11)),
        invoice(3, date(2024, 11, 1), date(2025, 1, 30)),
        # paid after the day: not paid yet, and overdue
        invoice(4, date(2025, 1, 1), date(2025, 10, 5)),
        # not due yet
        invoice(5, date(2025, 9, 20), None),
    ) == (50.0, 0.5)


def test_no_invoices_say_nothing_about_payment(spark: SparkSession):
    assert paid(spark) == (None, None)


def case(opened: date, category: str, csat: int | None = None, closed: date | None = None) -> dict:
    return {"customer_id": "c", "opened_on": opened, "closed_on": closed, "category": category, "csat": csat}


def supported(spark: SparkSession, *cases: dict) -> tuple:
    row = add_support(renewals(spark), table(spark, "support_case", *cases), parameters()).first()
    return row["access_cases"], row["price_cases"], row["satisfaction"]


def test_cases_of_twelve_months_without_notices(spark: SparkSession):
    assert supported(
        spark,
        case(date(2024, 9, 30), "access", 1, date(2024, 10, 2)),
        case(date(2024, 10, 1), "access", 2, date(2024, 10, 2)),
        case(date(2025, 9, 30), "access", 1, date(2025, 10, 4)),
        case(date(2025, 3, 1), "price", 5, date(2025, 3, 1)),
        case(date(2025, 8, 1), "cancel_notice", 1, date(2025, 8, 1)),
    ) == (2, 1, 3.5)


def test_no_cases_are_none_and_no_grade_is_not_known(spark: SparkSession):
    assert supported(spark) == (0, 0, None)
