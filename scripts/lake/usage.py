# SPDX-License-Identifier: Apache-2.0
"""Monthly use in the terms of COUNTER."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from history import Slots

#: Share of a year's use by month: low in August and over the turn of the year.
MONTHS = np.array([0.9, 1.1, 1.2, 1.1, 1.15, 0.95, 0.7, 0.55, 0.95, 1.2, 1.25, 0.95])
#: The usage year ends with August.
LAST_MONTH = 8


@dataclass(frozen=True)
class Usage:
    """Counts by slot and month of a year, January first."""

    requests: np.ndarray
    open: np.ndarray
    no_license: np.ndarray
    limit_exceeded: np.ndarray

    @staticmethod
    def none(slots: int) -> Usage:
        return Usage(*(np.zeros((slots, 12), "int32") for _ in range(4)))

    def without(self, removed: np.ndarray) -> Usage:
        keep = ~removed[:, None]
        return Usage(self.requests * keep, self.open * keep, self.no_license * keep, self.limit_exceeded * keep)

    def year_to_august(self, before: Usage) -> np.ndarray:
        """Requests of the twelve months that end with August; `before` is the calendar year before this one."""
        return self.requests[:, :LAST_MONTH].sum(axis=1) + before.requests[:, LAST_MONTH:].sum(axis=1)


def simulate_usage(random: np.random.Generator, slots: Slots, open_share: np.ndarray) -> Usage:
    """Counts scatter more than by chance alone: single courses and projects come and go."""
    grown = np.exp(slots.trend[:, None] * (np.arange(12) + 0.5) / 12)
    mean = (slots.level * slots.activated)[:, None] * MONTHS * grown
    requests = random.poisson(mean * random.gamma(8, 1 / 8, mean.shape)).astype("int32")
    free = open_share / (1 - open_share)
    # turned away: those without a licence for older volumes, and the simultaneous users over the limit
    no_license = random.poisson(0.01 * mean + 0.02 * slots.activated[:, None])
    limit = random.poisson(0.0005 * mean)
    opened = random.poisson(mean * free[:, None])
    return Usage(requests, opened.astype("int32"), no_license.astype("int32"), limit.astype("int32"))
