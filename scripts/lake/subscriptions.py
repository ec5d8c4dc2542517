# SPDX-License-Identifier: Apache-2.0
"""The data set subscription, and the truth behind it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
from columns import customer_ids, days, decimals, subscription_ids, texts
from history import MIGRATED, OUTCOMES, Year

CHANNELS = ("direct", "agent", "consortium")


def subscriptions(year: Year, random: np.random.Generator, until: date) -> pa.Table:
    """One row for each slot. The successor of one that moved is known from the day of its order."""
    slots, count = year.slots, len(year.slots.owner)
    customer, product = slot_keys(year)
    this_year = np.full(count, year.year)
    moved_on = np.datetime64(f"{year.year}-01-01") + year.next_ordered.astype("timedelta64[D]")
    known_move = (year.outcome == MIGRATED) & (moved_on <= np.datetime64(until))
    successor = subscription_ids(customer, texts("P", year.next_product, 4), year.year + 1).to_numpy(False)
    return pa.table(
        {
            "subscription_id": subscription_ids(customer, product, year.year),
            "customer_id": customer,
            "product_id": product,
            "year": pa.array(this_year.astype("int32")),
            "starts_on": days(this_year, np.maximum(slots.ordered, 0)),
            "ends_on": days(this_year + 1, -1),
            "ordered_on": days(this_year, slots.ordered),
            "activated_on": days(slots.started, random.integers(5, 60, count), ~slots.activated),
            "channel": pa.array(np.array(CHANNELS, dtype=object)[slots.channel], pa.string()),
            "auto_renew": pa.array(slots.auto_renew),
            "multi_year_until": days(
                slots.locked_until + 1, -1, (slots.locked_until < year.year) | (slots.channel == 2)
            ),
            "net_price": decimals(slots.price),
            "renewal_price": decimals(year.renewal_price, ~year.price_known),
            "currency": pa.array(["EUR"] * count),
            "successor_id": pa.array(successor, pa.string(), mask=~known_move),
        }
    )


def truth(year: Year) -> pa.Table:
    """What the lake must not say: how likely the loss was, and what came of it, whether or not it is known by now."""
    customer, product = slot_keys(year)
    return pa.table(
        {
            "customer_id": customer,
            "product_id": product,
            "season": pa.array(np.full(len(year.outcome), year.year + 1, "int32")),
            "probability": pa.array(year.probability),
            "outcome": pa.array(np.array(OUTCOMES, dtype=object)[year.outcome], pa.string()),
        }
    )


def slot_keys(year: Year) -> tuple[pa.Array, pa.Array]:
    """customer_id and product_id of every slot."""
    return customer_ids(year.customers.keys[year.slots.owner]), texts("P", year.slots.product, 4)
