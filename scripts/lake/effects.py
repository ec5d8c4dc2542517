# SPDX-License-Identifier: Apache-2.0
"""The truth of the made-up world: what moves a customer to cancel, in log-odds. README.md gives the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from usage import LAST_MONTH, Usage
from world import World

if TYPE_CHECKING:
    from customers import Customers
    from history import Slots

BASE = -2.85
#: How much a price rise counts, by segment (customers.SEGMENTS): libraries on public budgets first.
PRICE_WEIGHT = np.array([1.3, 0.4, 1.0, 1.2, 1.1])


def churn_log_odds(
    world: World,
    customers: Customers,
    slots: Slots,
    usage: Usage,
    year: int,
    increase: np.ndarray,
    cases: np.ndarray,
    satisfaction: np.ndarray,
    cancelled_before: np.ndarray,
) -> np.ndarray:
    """Log-odds by slot that the subscription of `year` is not renewed, but for what is left to chance."""
    owner = slots.owner
    at = max(0, year - world.years[0])
    requests, before = usage.year_to_august(slots.before), slots.before.requests.sum(axis=1)
    known_past = slots.started < year - 1
    trend = np.where(known_past, np.log((requests + 5) / (before + 5)), 0)
    months = np.where(slots.started < year, 12, LAST_MONTH)
    cost = slots.price * (1 + increase) / (requests * 12 / months + 1)
    share = world.open_share[slots.product, at]
    years = year - customers.since_year[owner]
    return (
        BASE
        + _use(trend, cost, slots.activated)
        + _price(increase - world.benchmark[at], PRICE_WEIGHT[customers.segment[owner]])
        # free reading matters only to those who count the cost
        + 1.1 * ((share > 0.4) & (cost > 10))
        + _terms(world, customers, slots, year)
        - 0.3 * np.log1p(years)
        + 0.35 * np.minimum(cases, 3)[owner]
        + 0.5 * ((cases > 0) & (satisfaction <= 2))[owner]
        + 0.45 * (customers.pays_late[owner] > 1)
        + 1.5 * cancelled_before[owner]
        + 0.25 * customers.mood[owner]
    )


def _use(trend: np.ndarray, cost: np.ndarray, activated: np.ndarray) -> np.ndarray:
    """Falling use hurts, high cost per use hurts, both together hurt more than their sum."""
    dear, falling = cost > 14, trend < -0.2
    level = 0.35 * np.clip(np.log(cost) - 2.3, -2, 2.5)
    return level + 1.2 * np.clip(-trend - 0.05, 0, 1) + 1.3 * (dear & falling) + 0.9 * ~activated


def _price(above: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Only what lies well above the season's round is felt, and not without limit."""
    return weight * np.clip(22 * (above - 0.015), 0, 1.8)


def _terms(world: World, customers: Customers, slots: Slots, year: int) -> np.ndarray:
    """A running agreement binds, its end opens the door, a consortium that breaks up leaves together."""
    consortium = customers.consortium[slots.owner]
    through = (consortium >= 0) & (slots.channel == 2)
    last_year = np.where(through, world.agreement_ends(consortium, year), slots.locked_until)
    bound = last_year > year
    ends = through & (last_year == year)
    shock = through & (world.breaks_up_in[consortium] == year + 1)
    return -1.3 * bound + 0.7 * ends + 2.3 * shock - 0.7 * slots.auto_renew
