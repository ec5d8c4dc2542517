# SPDX-License-Identifier: Apache-2.0
"""What the model did not know about a renewal, in the words of sales."""

from __future__ import annotations

import json

import pandas as pd

VALUE_NOT_KNOWN = "Renewal value is not known"


def tell_gaps(rows: pd.DataFrame) -> list[str | None]:
    """JSON text of each row's gaps, in a fixed order; None where there are none. `rows`: facts and features."""
    missing = rows.isna()
    no_reports = missing["months_since_use"]
    conditions = {
        VALUE_NOT_KNOWN: missing["value_cents"],
        "No usage reports for the last 12 months": no_reports,
        "Too new for comparing its usage with the year before": (rows["years_held"] < 3) & ~no_reports,
        "Number of readers is not known": missing["usage_per_reader"] & ~no_reports,
        "This year's price is not known": missing["price_increase"] & ~missing["value_cents"],
        "End of the consortium's agreement is not known": missing["agreement_years_left"],
        "Start of the business relation is not known": missing["tenure_years"],
        "No paid invoice in the last two years": missing["days_to_pay"],
        "Segment of the customer is not known": missing["segment"],
    }
    texts = list(conditions)
    # rows share few combinations, so each is put into words once
    codes = sum(condition.to_numpy().astype("int64") << place for place, condition in enumerate(conditions.values()))
    told = {
        code: _join([text for place, text in enumerate(texts) if code >> place & 1]) for code in set(codes.tolist())
    }
    return [told[code] for code in codes.tolist()]


def _join(texts: list[str]) -> str | None:
    return json.dumps(texts, ensure_ascii=False) if texts else None
