# SPDX-License-Identifier: Apache-2.0
"""The data sets invoice and support_case."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from columns import customer_ids, days, decimals, subscription_ids, texts
from history import CANCELLED, Year
from subscriptions import slot_keys


def invoices(year: Year, until: date) -> pa.Table:
    """One for each subscription, ten days after its order, due within thirty days."""
    customer, product = slot_keys(year)
    subscription = subscription_ids(customer, product, year.year)
    this_year = np.full(len(year.slots.owner), year.year)
    issued = year.slots.ordered + 10
    paid = days(this_year, issued + year.days_to_pay.astype("int64"))
    known = pc.less_equal(paid, pa.scalar(until, pa.date32()))
    return pa.table(
        {
            "invoice_id": pc.binary_join_element_wise("I", subscription, ""),
            "customer_id": customer,
            "subscription_id": subscription,
            "issued_on": days(this_year, issued),
            "due_on": days(this_year, issued + 30),
            "paid_on": pc.if_else(known, paid, pa.scalar(None, pa.date32())),
            "amount": decimals(year.slots.price),
        }
    )


def support_cases(year: Year, random: np.random.Generator) -> pa.Table:
    """Cases about access before October, other cases all year, and some notices of those who are about to leave."""
    people = len(year.customers.name)
    everyone = np.arange(people)
    access = np.repeat(everyone, year.access_cases)
    other = np.repeat(everyone, random.poisson(0.4, people))
    notices = year.slots.owner[(year.outcome == CANCELLED) & (random.random(len(year.outcome)) < 0.12)]
    about = ["price", "title_transfer", "other"]
    parts = [
        _cases(year, random, access, np.full(len(access), "access", dtype=object), 1, 268),
        _cases(year, random, other, random.choice(np.array(about, dtype=object), len(other)), 1, 364),
        _cases(year, random, notices, np.full(len(notices), "cancel_notice", dtype=object), 190, 272),
    ]
    cases = pa.concat_tables(parts)
    numbers = texts(f"{year.year}-{year.customers.first:08d}-", np.arange(cases.num_rows), 6)
    return cases.add_column(0, "case_id", numbers)


def _cases(
    year: Year, random: np.random.Generator, owner: np.ndarray, category: np.ndarray, first: int, last: int
) -> pa.Table:
    count = len(owner)
    this_year = np.full(count, year.year)
    opened = random.integers(first, last, count)
    graded = random.random(count) < 0.6
    return pa.table(
        {
            "customer_id": customer_ids(year.customers.keys[owner]),
            "opened_on": days(this_year, opened),
            "closed_on": days(this_year, opened + random.integers(0, 15, count)),
            "category": pa.array(category, pa.string()),
            "severity": pa.array(random.integers(1, 5, count).astype("int32")),
            "csat": pa.array(year.satisfaction[owner].astype("int32"), mask=~graded),
        }
    )
