# SPDX-License-Identifier: Apache-2.0
"""The data set usage_month."""

from __future__ import annotations

import calendar

import numpy as np
import pyarrow as pa
from columns import days
from history import Year
from subscriptions import slot_keys

#: One month in so many is restated: an earlier row with another count stays in the lake.
RESTATED_EVERY = 100


def usage_months(year: Year, random: np.random.Generator) -> pa.Table:
    """A row for each slot and month with anything to report, of customers whose reports came."""
    counts = year.usage
    anything = (counts.requests + counts.open + counts.no_license + counts.limit_exceeded > 0) & year.reported[:, None]
    slot, month = np.nonzero(anything)
    final = _rows(year, slot, month, 20, 1.0)
    again = random.random(len(slot)) < 1 / RESTATED_EVERY
    return pa.concat_tables([final, _rows(year, slot[again], month[again], 10, 0.8)])


def _rows(year: Year, slot: np.ndarray, month: np.ndarray, harvested_after: int, share: float) -> pa.Table:
    """`harvested_after` days after the month's end; `share` of the requests were counted by then."""
    customer, product = slot_keys(year)
    usage = year.usage
    first = np.cumsum([0, *(calendar.monthrange(year.year, each)[1] for each in range(1, 13))])
    this_year = np.full(len(slot), year.year)
    requests = np.rint(usage.requests[slot, month] * share).astype("int32")
    return pa.table(
        {
            "customer_id": customer.take(slot),
            "product_id": product.take(slot),
            "month": days(this_year, first[month]),
            "total_item_requests": requests,
            "unique_item_requests": np.rint(requests * 0.83).astype("int32"),
            "oa_item_requests": usage.open[slot, month],
            "no_license": usage.no_license[slot, month],
            "limit_exceeded": usage.limit_exceeded[slot, month],
            "harvested_on": days(this_year, first[month + 1] + harvested_after),
        }
    )
