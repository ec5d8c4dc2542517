# SPDX-License-Identifier: Apache-2.0
"""Why an account is at risk: drivers, reasons, gaps and the JSON that holds them (rules, section 2)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any, Iterable, Optional

from figures import exact, half_up, render, utf16_length
from renewal import Driver, Renewal, fold

_LONGEST = 32_000
_DRIVERS, _RENEWALS, _DRIVERS_OF_RENEWAL, _REASONS = 5, 10, 3, 3
_INCOMPLETE = "Some renewals could not be read"
_LONGEST_GAPS = 255


def account_drivers(at_risk: list[Renewal]) -> list[Driver]:
    """The largest means by feature, not rounded; `at_risk` in the order of the keys."""
    weights = _weights(at_risk)
    features = {driver.feature for renewal in at_risk for driver in renewal.drivers}
    return _largest((_mean_driver(feature, at_risk, weights) for feature in features), _DRIVERS)


def reason_labels(drivers: list[Driver]) -> list[str]:
    """Labels of the drivers that raise the risk, without the spaces around them, which a sentence may leave out."""
    return [driver.label.strip() for driver in drivers if driver.contribution > 0][:_REASONS]


def account_gaps(at_risk: list[Renewal], incomplete: bool) -> list[str]:
    """Each once, the most frequent first."""
    counts = Counter(gap for renewal in at_risk for gap in set(renewal.gaps))
    if incomplete:
        counts[_INCOMPLETE] += 1
    return sorted(counts, key=lambda gap: (-counts[gap], gap))


def gaps_text(gaps: list[str]) -> Optional[str]:
    """Whole gaps only."""
    text = ""
    for gap in gaps:
        longer = f"{text}; {gap}" if text else gap
        if utf16_length(longer) > _LONGEST_GAPS:
            break
        text = longer
    return text or None


def compose_rationale(drivers: list[Driver], at_risk: list[Renewal], gaps: list[str]) -> dict[str, Any]:
    """What is too long loses renewals from the end, then gaps. (A figure below 0.0001 may be written longer than counted here.)"""
    ranked = sorted(at_risk, key=lambda one: (-one.expected_loss, -one.probability, fold(one.key)))
    shown = [_renewal(renewal) for renewal in ranked[:_RENEWALS]]
    gaps = list(gaps)
    while True:
        rationale = {
            "v": 1,
            "drivers": [_driver(driver) for driver in drivers],
            "renewals": list(shown),
            "more": len(at_risk) - len(shown),
            "gaps": list(gaps),
        }
        if utf16_length(render(rationale)) <= _LONGEST:
            return rationale
        (shown or gaps).pop()


def _weights(at_risk: list[Renewal]) -> list[Fraction]:
    losses = [renewal.expected_loss for renewal in at_risk]
    if all(renewal.value is not None for renewal in at_risk) and sum(losses) > 0:
        return losses
    probabilities = [renewal.probability for renewal in at_risk]
    return probabilities if sum(probabilities) > 0 else [Fraction(1)] * len(at_risk)


def _mean_driver(feature: str, at_risk: list[Renewal], weights: list[Fraction]) -> Driver:
    named = [(driver, weight) for renewal, weight in zip(at_risk, weights) for driver in renewal.drivers if driver.feature == feature]
    mean = sum((weight * driver.contribution for driver, weight in named), Fraction(0)) / sum(weights)
    speaking = [driver for driver, _ in named if mean == 0 or driver.contribution * mean > 0]
    # max takes the first of equals, which is of the smallest renewal key
    told = max(speaking, key=lambda driver: abs(driver.contribution))
    return told._replace(contribution=mean)


def _largest(drivers: Iterable[Driver], count: int) -> list[Driver]:
    return sorted(drivers, key=lambda driver: (-abs(driver.contribution), driver.feature))[:count]


def _renewal(renewal: Renewal) -> dict[str, Any]:
    return {
        "k": renewal.key,
        "p": renewal.product,
        "d": renewal.date.isoformat(),
        "a": renewal.value,
        "r": renewal.probability,
        "drivers": [_driver(driver) for driver in _largest(renewal.drivers, _DRIVERS_OF_RENEWAL)],
    }


def _driver(driver: Driver) -> dict[str, Any]:
    return {"f": driver.feature, "l": driver.label, "v": _as_given(driver.value), "c": half_up(driver.contribution, 4)}


def _as_given(value: Any) -> Any:
    return value if isinstance(value, str) else exact(value)
