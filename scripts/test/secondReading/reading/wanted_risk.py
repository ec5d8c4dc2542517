# SPDX-License-Identifier: Apache-2.0
"""What a risk says of an account (rules, section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from churn_run import Account
from figures import exact, half_up, parse, render
from rationale import account_drivers, account_gaps, compose_rationale, gaps_text, reason_labels
from thresholds import Judgement, Threshold


@dataclass(frozen=True)
class WantedRisk:
    account_key: str
    deciding: Threshold
    #: By API name, without the reasons, whose wording is free.
    figures: dict[str, Any]
    reasons: list[str]


def describe_risk(account: Account, judgement: Judgement, incomplete: bool) -> WantedRisk:
    deciding, at_risk = judgement
    known = [renewal for renewal in at_risk if renewal.value is not None]
    drivers = account_drivers(at_risk)
    gaps = account_gaps(at_risk, incomplete)
    figures = {
        "Probability__c": max(renewal.probability for renewal in at_risk),
        "Value_At_Risk__c": half_up(sum((renewal.expected_loss for renewal in known), Fraction(0)), 2),
        "Renewal_Value__c": sum((renewal.value for renewal in known), Fraction(0)),
        "Value_Is_Partial__c": len(known) < len(at_risk),
        "Renewals_At_Risk__c": len(at_risk),
        "Next_Renewal_Date__c": min(renewal.date for renewal in at_risk).isoformat(),
        "Band__c": deciding["Band__c"],
        "Band_Rank__c": deciding["Rank__c"],
        "Threshold__c": deciding["DeveloperName"],
        "Rationale__c": compose_rationale(drivers, at_risk, gaps),
        "Data_Gaps__c": gaps_text(gaps),
        "Task_Priority__c": deciding.get("Task_Priority__c"),
        "Assign_To__c": deciding["Assign_To__c"],
    }
    return WantedRisk(account.key, deciding, figures, reason_labels(drivers))


def says_the_same(risk: WantedRisk, record: dict[str, Any]) -> bool:
    """Whether a Risk__c record holds the risk's figures already."""
    return all(_is_same(value, record[field]) for field, value in risk.figures.items()) and _gives_same_reasons(risk, record)


def _is_same(value: Any, held: Any) -> bool:
    if isinstance(value, Fraction):
        return held is not None and exact(held) == value
    return parse(held) == parse(render(value)) if isinstance(value, dict) else held == value


def _gives_same_reasons(risk: WantedRisk, record: dict[str, Any]) -> bool:
    sentences = [record[f"Reason_{number}__c"] for number in (1, 2, 3)]
    given = [sentence for sentence in sentences if sentence is not None]
    return len(given) == len(risk.reasons) and all(map(str.__contains__, given, risk.reasons))
