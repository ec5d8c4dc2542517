# SPDX-License-Identifier: Apache-2.0
"""The features: what a sales rep reads about each, and how its number is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1


@dataclass(frozen=True)
class Feature:
    """`kind` is number, flag (0 or 1) or category. `tell` puts a known value into words, at most 120 characters.

    `absent` is told instead of a value that is null; the words of `money` begin with the currency of the run.
    """

    name: str
    label: str
    kind: str
    tell: Callable[..., str]
    absent: str = "not known"
    money: bool = False


def _change(value: float) -> str:
    return f"{100 * expm1(value):+.0f} % full-text requests"


def _yearly_change(value: float) -> str:
    return f"{_change(value)} a year"


def _requests(value: float) -> str:
    return f"{exp(value):.3g} full-text requests a year"


def _rank(value: float) -> str:
    return f"higher than {100 * value:.0f} % of them"


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"


def _points(value: float) -> str:
    return f"{100 * value:+.1f} percentage points"


def _amount(value: float) -> str:
    return f"{exp(value):,.2f}"


def _rate(value: float) -> str:
    return f"{expm1(value):.1f} per 1,000 requests"


def _years_left(value: float) -> str:
    return f"{value:.1f} years" if value >= 0.05 else "none"


def _members(value: float) -> str:
    return f"{value:.0f} members" if value else "in no consortium"


def _grade(value: float) -> str:
    return f"{value:.1f} of 5"


def _counted(one: str, many: str) -> Callable[[float], str]:
    return lambda value: f"{value:.0f} {one if round(value) == 1 else many}"


def _flag(no: str, yes: str) -> Callable[[float], str]:
    return lambda value: yes if value else no


def _text(value: str) -> str:
    return value[:120]


NO_COMPARISON = "no earlier year to compare with"

#: The order is part of a stored model.
FEATURES = (
    Feature("usage_trend", "Change in usage, last 12 months", "number", _change, NO_COMPARISON),
    Feature("usage_trend_two_years", "Yearly change in usage over two years", "number", _yearly_change, NO_COMPARISON),
    Feature("usage_per_reader", "Usage for each reader", "number", _requests),
    Feature("months_since_use", "Months since the last use", "number", _counted("month", "months")),
    Feature("cost_per_use", "Cost per use", "number", _amount, money=True),
    Feature("cost_per_use_rank", "Cost per use among similar customers", "number", _rank),
    Feature("open_access_share", "Usage that is open access anyway", "number", _share, "no usage"),
    Feature("open_access_change", "Change of the open access share", "number", _points, NO_COMPARISON),
    Feature("no_license_rate", "Turned away without a licence", "number", _rate),
    Feature("limit_exceeded_rate", "Turned away over the user limit", "number", _rate),
    Feature("price_increase", "Price increase against the season's median", "number", _points),
    Feature("price_level", "Renewal price", "number", _amount, money=True),
    Feature("agreement_years_left", "Years left of the price agreement", "number", _years_left),
    Feature("auto_renew", "Automatic renewal", "flag", _flag("not agreed", "agreed")),
    Feature("never_activated", "Online access", "flag", _flag("activated", "never activated")),
    Feature("package", "Kind of product", "flag", _flag("single journal", "package")),
    Feature("tenure_years", "Years as a customer", "number", _counted("year", "years")),
    Feature("years_held", "Years with this product", "number", _counted("year", "years")),
    Feature("subscriptions_held", "Subscriptions of the customer", "number", _counted("subscription", "subscriptions")),
    Feature(
        "customer_cancelled", "Subscriptions the customer cancelled last season", "number", _share, "none was due then"
    ),
    Feature("consortium_cancelled", "Cancelled by others of the consortium last season", "number", _share, "no others"),
    Feature("consortium_size", "Size of the consortium", "number", _members),
    Feature("days_to_pay", "Days until invoices are paid", "number", _counted("day (median)", "days (median)")),
    Feature("overdue_share", "Invoices paid late", "number", _share),
    Feature("access_cases", "Support cases about access, last 12 months", "number", _counted("case", "cases")),
    Feature("price_cases", "Support cases about price, last 12 months", "number", _counted("case", "cases")),
    Feature("satisfaction", "Satisfaction with support, last 12 months", "number", _grade, "no case was graded"),
    Feature("channel", "Sales channel", "category", _text),
    Feature("segment", "Segment", "category", _text),
)
