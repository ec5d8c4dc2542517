# SPDX-License-Identifier: Apache-2.0
"""One row -> one renewal, or the first fault of the row (contract churn-run/1, "A prediction row")."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, Optional

from figures import exact, half_up, parse, utf16_length

VALUE_UNKNOWN = "Renewal value is not known"
NO_REASONS = "No reasons were given"

#: The Unicode property White_Space; Python's own idea of it also holds separators U+001C to U+001F.
_SPACES = "".join(map(chr, [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]))
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LARGEST_VALUE = Fraction(999_999_999_999_999, 100)
_TOLERANCE = 0.00001


class Driver(NamedTuple):
    feature: str
    label: str
    value: Any
    contribution: Fraction


@dataclass(frozen=True)
class Renewal:
    account_key: str
    key: str
    product: str
    date: date
    value: Optional[Fraction]
    segment: Optional[str]
    probability: Fraction
    drivers: tuple[Driver, ...]
    gaps: tuple[str, ...]

    @property
    def expected_loss(self) -> Fraction:
        return self.probability * (self.value or 0)


class Rejected(Exception):
    """`column` and `code` of the contract's table of reject codes."""

    def __init__(self, column: str, code: str) -> None:
        super().__init__(column, code)
        self.column = column
        self.code = code


def read_renewal(row: dict[str, Any], calibration: tuple[float, float]) -> Renewal:
    """Columns in the order of the table; `calibration` is a and b of the manifest. Raises Rejected."""
    account_key = read_key(row, "account_key")
    key = read_key(row, "renewal_key")
    product = _required_text(_required(row, "product"), "product", 255)
    day = _day(_required(row, "renewal_date"))
    value = _amount(row.get("renewal_value"))
    segment = _segment(row.get("segment"))
    probability = _probability(_required(row, "churn_probability"))
    drivers = _drivers(row.get("drivers"))
    base = _number(row.get("base_value"), "base_value", "bad_number")
    other = _number(row.get("other_contribution"), "other_contribution", "bad_number")
    gaps = _gaps(row.get("data_gaps"))
    _check_rationale(probability, drivers, base, other, calibration)
    if value is None and VALUE_UNKNOWN not in gaps:
        gaps += (VALUE_UNKNOWN,)
    if not drivers and NO_REASONS not in gaps:
        gaps += (NO_REASONS,)
    return Renewal(account_key, key, product, day, value, segment, probability, drivers, gaps)


def read_key(row: dict[str, Any], column: str) -> str:
    """Without the white space around it. Raises Rejected."""
    key = _required(row, column)
    return _required_text(key.strip(_SPACES) if isinstance(key, str) else key, column, 80)


def fold(key: str) -> str:
    """Keys are the same when these are."""
    return key.lower()


def _required(row: dict[str, Any], column: str) -> Any:
    if row.get(column) is None:
        raise Rejected(column, "missing_value")
    return row[column]


def _required_text(text: Any, column: str, longest: int) -> str:
    if _text(text, column, longest).strip(_SPACES) == "":
        raise Rejected(column, "bad_text")
    return text


def _text(text: Any, column: str, longest: int) -> str:
    if not isinstance(text, str) or utf16_length(text) > longest or _CONTROL.search(text):
        raise Rejected(column, "bad_text")
    return text


def _segment(text: Any) -> Optional[str]:
    return None if text is None or text == "" else _text(text, "segment", 80)


def _day(text: Any) -> date:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except (TypeError, ValueError):
        day = None
    if day is None or not 1900 <= day.year <= 2199:
        raise Rejected("renewal_date", "bad_date")
    return day


def _amount(cell: Any) -> Optional[Fraction]:
    number = _number(cell, "renewal_value", "bad_number")
    if number is None:
        return None
    amount = half_up(number, 2)
    if not 0 <= amount <= _LARGEST_VALUE:
        raise Rejected("renewal_value", "bad_number")
    return amount


def _probability(cell: Any) -> Fraction:
    probability = half_up(_number(cell, "churn_probability", "bad_probability") or Fraction(0), 6)
    if not 0 <= probability <= 1:
        raise Rejected("churn_probability", "bad_probability")
    return probability


def _number(cell: Any, column: str, code: str) -> Optional[Fraction]:
    if cell is None:
        return None
    if not _is_number(cell):
        raise Rejected(column, code)
    return exact(cell)


def _list(cell: Any, column: str, code: str, longest: int) -> list[Any]:
    """A list, or its JSON text."""
    try:
        found = parse(cell) if isinstance(cell, str) else cell
    except ValueError:
        raise Rejected(column, code) from None
    if found is None:
        return []
    if not isinstance(found, list) or len(found) > longest:
        raise Rejected(column, code)
    return found


def _drivers(cell: Any) -> tuple[Driver, ...]:
    entries = _list(cell, "drivers", "bad_drivers", 10)
    if not all(map(_is_driver, entries)) or len({entry["feature"] for entry in entries}) < len(entries):
        raise Rejected("drivers", "bad_drivers")
    return tuple(Driver(entry["feature"], entry["label"], entry["value"], exact(entry["contribution"])) for entry in entries)


def _is_driver(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and _is_text(entry.get("feature"), 1, 80)
        and _is_text(entry.get("label"), 1, 120)
        and (_is_text(entry.get("value"), 0, 120) or _is_number(entry.get("value")))
        and _is_number(entry.get("contribution"))
    )


def _is_text(value: Any, shortest: int, longest: int) -> bool:
    return isinstance(value, str) and shortest <= utf16_length(value) <= longest


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _gaps(cell: Any) -> tuple[str, ...]:
    gaps = _list(cell, "data_gaps", "bad_gaps", 20)
    if any(not _is_text(gap, 1, 200) or _CONTROL.search(gap) for gap in gaps):
        raise Rejected("data_gaps", "bad_gaps")
    return tuple(gaps)


def _check_rationale(
    probability: Fraction,
    drivers: tuple[Driver, ...],
    base: Optional[Fraction],
    other: Optional[Fraction],
    calibration: tuple[float, float],
) -> None:
    if base is None and other is None:
        return
    if base is not None and other is not None:
        a, b = calibration
        margin = base + sum(driver.contribution for driver in drivers) + other
        if abs(_sigmoid(a * float(margin) + b) - float(probability)) <= _TOLERANCE:
            return
    raise Rejected("churn_probability", "bad_rationale")


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0
