# SPDX-License-Identifier: Apache-2.0
"""The gate drift: how far the scores of a run have moved from those of an earlier one."""

from __future__ import annotations

from bisect import bisect_left
from math import ceil, log
from typing import Optional

from churn_run import ChurnRun


def measure_drift(run: ChurnRun, earlier: Optional[ChurnRun]) -> Optional[float]:
    """The population stability index; None where a run is missing, partial or empty."""
    if earlier is None or not (run.is_full and earlier.is_full):
        return None
    before, now = _scores(earlier), _scores(run)
    if not before or not now:
        return None
    edges = [before[ceil(decile * len(before) / 10) - 1] for decile in range(1, 10)]
    pairs = zip(_shares(before, edges), _shares(now, edges))
    return sum((share - earlier_share) * log(share / earlier_share) for earlier_share, share in pairs)


def _scores(run: ChurnRun) -> list[float]:
    return sorted(float(renewal.probability) for account in run.accounts.values() for renewal in account.renewals)


def _shares(scores: list[float], edges: list[float]) -> list[float]:
    """Of ten bins, each with its upper edge."""
    counts = [0] * 10
    for score in scores:
        counts[bisect_left(edges, score)] += 1
    return [count / len(scores) or 0.0001 for count in counts]
