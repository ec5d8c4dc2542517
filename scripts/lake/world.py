# SPDX-License-Identifier: Apache-2.0
"""What all customers share: products, consortia with their agreements, price rounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

JOURNALS = 150
PACKAGES = 10
PRODUCTS = JOURNALS + PACKAGES
MEMBERS_PER_CONSORTIUM = 25
AGREEMENT_YEARS = 3

FIELDS = (
    "Applied Optics,Analytical Chemistry,Soil Science,Marine Ecology,Materials Testing,Numerical Analysis,Clinical Nursing,"
    "Public Law,Economic History,Plasma Physics,Food Safety,Cell Signalling,Urban Planning,Catalysis,Polymer Research,"
    "Music Theory,Child Psychology,Water Research,Number Theory,Veterinary Surgery,Glaciology,Bone Surgery,Tax Law,"
    "Plant Genetics,Speech Therapy"
).split(",")
FORMS = ("Journal of %", "Annals of %", "% Letters", "Archives of %", "Advances in %", "International Review of %")
PACKAGE_TITLES = (
    "Chemistry Collection,Physics Collection,Complete Archive,Life Sciences Core,Humanities Select,Engineering Select,"
    "Medicine Premier,Law Library,Earth and Environment,Read and Publish: all titles"
).split(",")
CONSORTIUM_FORMS = ("% Library Consortium", "% University Alliance", "Joint Licences %", "% Hospital Libraries")
CONSORTIUM_PLACES = (
    "Northern,Western,Alpine,Baltic,Coastal,Central,Midland,Southern,Lakeland,Rhine,Danube,Island".split(",")
)


@dataclass(frozen=True)
class World:
    """Arrays by product, by consortium, or by (consortium or product, year); `years` are the years of the lake."""

    seed: int
    years: range
    title: tuple[str, ...]
    popularity: np.ndarray
    list_price: np.ndarray
    open_share: np.ndarray
    ceased_after: np.ndarray
    consortium_name: tuple[str, ...]
    agreement_starts: np.ndarray
    breaks_up_in: np.ndarray
    benchmark: np.ndarray

    def is_package(self, product: np.ndarray) -> np.ndarray:
        return product >= JOURNALS

    def agreement_ends(self, consortium: np.ndarray, year: int) -> np.ndarray:
        """The last year of the agreement that runs in `year`. Agreements follow each other without a break."""
        return year + (AGREEMENT_YEARS - 1) - (year - self.agreement_starts[consortium]) % AGREEMENT_YEARS


def make_world(seed: int, customers: int, years: range) -> World:
    """The same for a seed, whatever the number of customers, but for the number of consortia."""
    random = np.random.default_rng([seed, 0])
    titles = [form.replace("%", field) for field in FIELDS for form in FORMS]
    popularity = np.exp(random.normal(0, 0.9, PRODUCTS))
    popularity[JOURNALS:] *= 12
    price = np.exp(random.normal(6.6, 0.6, PRODUCTS))
    price[JOURNALS:] *= 14
    # free-to-read shares start low and grow in both halves of the list, but in one of them fast
    start, growth = random.uniform(0.02, 0.3, PRODUCTS), random.choice([0.01, 0.055], PRODUCTS)
    consortia = max(4, int(customers * 0.4 / MEMBERS_PER_CONSORTIUM))
    ending = random.random(PRODUCTS) < 0.04
    # once in the lake's time one consortium in three gives up its agreement, at its end
    gives_up = random.random(consortia) < 0.35
    breaks_up_in = np.where(gives_up, random.integers(years[0] + 1, years[-1] + 2, consortia), 0)
    return World(
        seed=seed,
        years=years,
        title=tuple(titles + PACKAGE_TITLES),
        popularity=popularity,
        list_price=price,
        open_share=np.clip(start[:, None] + growth[:, None] * np.arange(len(years) + 1), 0, 0.85),
        ceased_after=np.where(ending, random.integers(years[0], years[-1] + 1, PRODUCTS), 9999),
        consortium_name=tuple(_consortium(number) for number in range(consortia)),
        agreement_starts=np.where(gives_up, breaks_up_in, random.integers(0, AGREEMENT_YEARS, consortia)),
        breaks_up_in=breaks_up_in,
        benchmark=random.uniform(0.02, 0.06, len(years) + 1),
    )


def _consortium(number: int) -> str:
    place = CONSORTIUM_PLACES[number % len(CONSORTIUM_PLACES)]
    form = CONSORTIUM_FORMS[number // len(CONSORTIUM_PLACES) % len(CONSORTIUM_FORMS)]
    return f"{form.replace('%', place)} {number + 1}"
