# SPDX-License-Identifier: Apache-2.0
"""Exact figures: fractions inside, JSON numbers outside."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any


def exact(number: Any) -> Fraction:
    """The value of a number's decimal text; `parse` keeps that text."""
    return Fraction(Decimal(str(number)))


def half_up(value: Fraction, places: int) -> Fraction:
    """Rounded to so many places, a half away from zero."""
    size = abs(value) * 10**places
    units = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return Fraction(units if value >= 0 else -units, 10**places)


def parse(text: str) -> Any:
    """JSON without NaN and Infinity, its numbers exact. Raises ValueError."""
    return json.loads(text, parse_float=Decimal, parse_constant=_refuse)


def render(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_number)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _number(value: Any) -> int | float:
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else float(fraction)
