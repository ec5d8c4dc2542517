# SPDX-License-Identifier: Apache-2.0
"""Institutions, in blocks. Each block has random numbers of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from world import World

SEGMENTS = ("Academic", "Corporate", "Medical", "Government", "Society")
SHARES = (0.56, 0.16, 0.14, 0.09, 0.05)
#: Mean of the logarithm of readers, and the share that buys in a consortium, by segment.
LOG_READERS = np.array([8.9, 6.4, 7.3, 6.6, 5.6])
IN_CONSORTIUM = np.array([0.6, 0.05, 0.35, 0.3, 0.1])
COUNTRIES = (
    "Germany,United Kingdom,United States,France,Netherlands,Sweden,Switzerland,Canada,Japan,Austria,Italy,Spain"
).split(",")
PLACES = (
    "Alder,Birken,Clover,Drift,Elm,Fern,Grau,Hazel,Juniper,Kessel,Linden,Moor,Oster,Pine,Rowan,Sand,Thorn,Vale".split(
        ","
    )
)
ENDINGS = "bach,berg,bridge,burg,by,dale,feld,ford,gate,hafen,ham,heim,holm,port,stad,ton,ville,wick".split(",")
FORMS = (
    ("University of %", "% University", "Université de %", "Hochschule %"),
    ("% Chemicals Ltd", "% Pharma AG", "% Engineering, Inc."),
    ("% University Hospital", "% Medical School"),
    ("% Research Council", 'National Institute "%"'),
    ("% Society of Arts", "Royal % Society"),
)
MOST_SUBSCRIPTIONS = 30


@dataclass(frozen=True)
class Customers:
    """Arrays by customer, numbers from `first`. `segment` and `consortium` are places in their lists, consortium -1 = none.

    `mood` is what nobody observes: above 0, use falls and budgets shrink. `slots` is how many subscriptions it holds.
    """

    first: int
    name: tuple[str, ...]
    segment: np.ndarray
    country: np.ndarray
    readers: np.ndarray
    consortium: np.ndarray
    since_year: np.ndarray
    mood: np.ndarray
    pays_late: np.ndarray
    slots: np.ndarray
    segment_known: np.ndarray
    readers_known: np.ndarray
    since_known: np.ndarray

    @property
    def keys(self) -> np.ndarray:
        """Numbers from 1; written with eight digits, leading zeros and all."""
        return np.arange(self.first, self.first + len(self.name)) + 1


def make_customers(world: World, first: int, count: int, subscriptions: float) -> Customers:
    """`count` customers, numbered from `first`, with `subscriptions` each on average."""
    random = np.random.default_rng([world.seed, 1, first])
    segment = random.choice(len(SEGMENTS), count, p=SHARES)
    member = random.random(count) < IN_CONSORTIUM[segment]
    consortium = np.where(member, random.integers(0, len(world.consortium_name), count), -1)
    age = np.minimum(random.geometric(0.09, count), 45)
    return Customers(
        first=first,
        name=tuple(_name(random, kind, first + at) for at, kind in enumerate(segment)),
        segment=segment,
        country=random.integers(0, len(COUNTRIES), count),
        readers=np.exp(random.normal(LOG_READERS[segment], 0.8)).astype("int64") + 5,
        consortium=consortium,
        since_year=world.years[0] - age,
        mood=random.normal(0, 1, count),
        pays_late=np.maximum(0, random.normal(0.1, 1, count)),
        slots=np.minimum(1 + random.poisson(max(0.0, subscriptions - 1), count), MOST_SUBSCRIPTIONS),
        segment_known=random.random(count) > 0.03,
        readers_known=random.random(count) > 0.08,
        since_known=random.random(count) > 0.04,
    )


def _name(random: np.random.Generator, segment: int, number: int) -> str:
    place = PLACES[random.integers(len(PLACES))] + ENDINGS[random.integers(len(ENDINGS))]
    forms = FORMS[segment]
    return f"{forms[random.integers(len(forms))].replace('%', place)} {number + 1}"
