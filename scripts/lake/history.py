# SPDX-License-Identifier: Apache-2.0
"""The years of a block of customers: use, price rounds, decisions. A slot is a customer's place for one product."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from customers import Customers
from effects import churn_log_odds
from usage import Usage, simulate_usage
from world import PRODUCTS, World

RENEWED, MIGRATED, CANCELLED, CEASED = range(4)
OUTCOMES = ("renewed", "migrated", "cancelled", "publisher_ended")
#: A number without a common factor with PRODUCTS: a customer meets every product once before any comes again.
STRIDE = 7


@dataclass
class Slots:
    """State of every slot of a block, at the start of a year. `owner` is the customer's place in the block."""

    owner: np.ndarray
    place: np.ndarray
    turn: np.ndarray
    product: np.ndarray
    started: np.ndarray
    level: np.ndarray
    trend: np.ndarray
    price: np.ndarray
    activated: np.ndarray
    auto_renew: np.ndarray
    channel: np.ndarray
    locked_until: np.ndarray
    ordered: np.ndarray
    before: Usage = field(repr=False)


@dataclass(frozen=True)
class Year:
    """One year of a block: arrays by slot. Days are counted from 1 January of `year`."""

    year: int
    customers: Customers
    slots: Slots
    usage: Usage
    reported: np.ndarray
    renewal_price: np.ndarray
    price_known: np.ndarray
    probability: np.ndarray
    outcome: np.ndarray
    access_cases: np.ndarray
    satisfaction: np.ndarray
    days_to_pay: np.ndarray
    next_product: np.ndarray
    next_ordered: np.ndarray


def simulate_block(world: World, customers: Customers) -> Iterator[Year]:
    """The years of the lake in their order, and the next, of which the lake may know the first orders.

    One year more goes before, so that the first has a past.
    """
    random = np.random.default_rng([world.seed, 2, customers.first])
    slots = _first_slots(random, world, customers)
    cancelled_before = np.zeros(len(customers.name))
    for year in range(world.years[0] - 1, world.years[-1] + 2):
        simulated = _simulate_year(random, world, customers, slots, year, cancelled_before)
        if year >= world.years[0]:
            yield simulated
        lost = np.bincount(slots.owner, simulated.outcome == CANCELLED, len(customers.name))
        cancelled_before = lost / customers.slots
        slots = _next_slots(random, world, customers, simulated)


def _first_slots(random: np.random.Generator, world: World, customers: Customers) -> Slots:
    owner = np.repeat(np.arange(len(customers.name)), customers.slots)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(customers.slots) - customers.slots, customers.slots)
    started = np.maximum(customers.since_year[owner], world.years[0] - random.geometric(0.2, len(owner)))
    slots = Slots(
        owner=owner,
        place=place,
        turn=np.zeros(len(owner), "int64"),
        product=np.zeros(len(owner), "int64"),
        started=started,
        **{name: np.zeros(len(owner)) for name in ("level", "trend", "price")},
        activated=np.ones(len(owner), bool),
        auto_renew=np.zeros(len(owner), bool),
        channel=np.zeros(len(owner), "int64"),
        locked_until=np.zeros(len(owner), "int64"),
        ordered=random.integers(-90, -5, len(owner)),
        before=Usage.none(len(owner)),
    )
    return _fill(random, world, customers, slots, np.ones(len(owner), bool))


def _simulate_year(
    random: np.random.Generator,
    world: World,
    customers: Customers,
    slots: Slots,
    year: int,
    cancelled_before: np.ndarray,
) -> Year:
    count, people = len(slots.owner), len(customers.name)
    at = max(0, year - world.years[0])
    slots.trend = 0.55 * slots.trend + random.normal(-0.01 - 0.05 * customers.mood[slots.owner], 0.17, count)
    usage = simulate_usage(random, slots, world.open_share[slots.product, at])
    hike = np.where(random.random(count) < 0.14, random.uniform(0.03, 0.13, count), 0)
    increase = world.benchmark[at] + random.normal(0, 0.012, count) + hike
    cases = random.poisson(0.35, people)
    satisfaction = np.clip(np.rint(random.normal(3.7, 1.0, people)), 1, 5)
    log_odds = churn_log_odds(world, customers, slots, usage, year, increase, cases, satisfaction, cancelled_before)
    log_odds += random.normal(0, 0.4, people)[slots.owner]
    probability = 1 / (1 + np.exp(-log_odds))
    outcome = _decide(random, world, slots, year, probability)
    next_product = np.where(outcome == MIGRATED, _product(world, customers, slots, slots.turn + 1), slots.product)
    return Year(
        year=year,
        customers=customers,
        slots=slots,
        usage=usage,
        reported=(random.random(people) > 0.03)[slots.owner],
        renewal_price=np.round(slots.price * (1 + increase), 2),
        price_known=random.random(count) > 0.05,
        probability=probability,
        outcome=outcome,
        access_cases=cases,
        satisfaction=satisfaction,
        days_to_pay=np.rint(np.exp(random.normal(3.2, 0.35, count)) + 28 * customers.pays_late[slots.owner]),
        next_product=next_product,
        next_ordered=_order_day(random, outcome),
    )


def _decide(random: np.random.Generator, world: World, slots: Slots, year: int, probability: np.ndarray) -> np.ndarray:
    outcome = np.where(random.random(len(probability)) < probability, CANCELLED, RENEWED)
    moves = (outcome == RENEWED) & (random.random(len(probability)) < 0.035)
    outcome[moves] = MIGRATED
    outcome[world.ceased_after[slots.product] <= year] = CEASED
    return outcome


def _order_day(random: np.random.Generator, outcome: np.ndarray) -> np.ndarray:
    """Day of the order for the next year: a few in September, most by the new year, some late; 9999 = none.

    One in sixteen who left comes back in spring, after the season's last day: a loss and a new sale, not a renewal.
    """
    count = len(outcome)
    usual, late = random.integers(275, 365, count), random.integers(366, 452, count)
    kind = random.random(count)
    day = np.where(kind < 0.03, random.integers(245, 272, count), np.where(kind < 0.85, usual, late))
    back = np.where(random.random(count) < 1 / 16, random.integers(470, 540, count), 9999)
    day = np.where(outcome == CANCELLED, back, day)
    return np.where(outcome == CEASED, 9999, day)


def _next_slots(random: np.random.Generator, world: World, customers: Customers, done: Year) -> Slots:
    slots = done.slots
    stays = done.next_ordered < 9999
    kept = replace(
        slots,
        level=slots.level * np.exp(slots.trend),
        price=done.renewal_price,
        ordered=done.next_ordered - (366 if isleap(done.year) else 365),
        before=done.usage,
        product=done.next_product,
        turn=slots.turn + ((done.outcome == MIGRATED) | ~stays),
        locked_until=np.where(
            (slots.locked_until <= done.year) & (random.random(len(stays)) < 0.06), done.year + 3, slots.locked_until
        ),
    )
    return _fill(random, world, customers, kept, ~stays, done.year + 1)


def _fill(
    random: np.random.Generator,
    world: World,
    customers: Customers,
    slots: Slots,
    empty: np.ndarray,
    year: int | None = None,
) -> Slots:
    """New subscriptions where slots are `empty`. Random numbers are drawn for all, so none shifts another's."""
    count, owner = len(slots.owner), slots.owner
    product = np.where(empty, _product(world, customers, slots, slots.turn), slots.product)
    scale = (customers.readers[owner] / 3000) ** 0.6
    level = 9 * scale * world.popularity[product] * np.exp(random.normal(0, 0.8, count))
    price = world.list_price[product] * (customers.readers[owner] / 3000) ** 0.25 * random.uniform(0.6, 1.05, count)
    member = customers.consortium[owner] >= 0
    channel = np.where(member & (random.random(count) < 0.7), 2, np.where(random.random(count) < 0.45, 1, 0))
    new = {
        "product": product,
        "level": level,
        "trend": random.normal(0, 0.1, count),
        "price": np.round(price, 2),
        "activated": random.random(count) > 0.04,
        "auto_renew": random.random(count) < 0.22,
        "channel": channel,
        "locked_until": np.zeros(count, "int64"),
        "ordered": random.integers(-120, -3, count),
    }
    if year is not None:
        new["started"] = np.full(count, year)
    chosen = {name: np.where(empty, values, getattr(slots, name)) for name, values in new.items()}
    return replace(slots, **chosen, before=slots.before.without(empty))


def _product(world: World, customers: Customers, slots: Slots, turn: np.ndarray) -> np.ndarray:
    """Every turn of every slot of a customer has a product of its own."""
    step = slots.place + turn * customers.slots[slots.owner]
    return ((customers.first + slots.owner) * 31 + STRIDE * step) % PRODUCTS
