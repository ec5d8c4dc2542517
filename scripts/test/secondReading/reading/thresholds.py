# SPDX-License-Identifier: Apache-2.0
"""Which threshold decides for an account, and which of its renewals are at risk (rules, section 1)."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Optional

from figures import exact
from renewal import Renewal, fold

#: A Churn_Threshold__mdt record, by API name.
Threshold = dict[str, Any]


class Judgement(NamedTuple):
    deciding: Threshold
    #: In the order of their keys.
    at_risk: list[Renewal]


def judge(renewals: list[Renewal], active: list[Threshold], as_of: date) -> Optional[Judgement]:
    """None: no threshold fires."""
    met = {threshold["DeveloperName"]: [one for one in renewals if _meets(one, threshold, as_of)] for threshold in active}
    firing = [threshold for threshold in active if len(met[threshold["DeveloperName"]]) >= (threshold.get("Min_Renewals__c") or 1)]
    if not firing:
        return None
    at_risk = {fold(one.key): one for threshold in firing for one in met[threshold["DeveloperName"]]}
    return Judgement(min(firing, key=_severity), [at_risk[key] for key in sorted(at_risk)])


def _meets(renewal: Renewal, threshold: Threshold, as_of: date) -> bool:
    least_value = exact(threshold.get("Min_Renewal_Value__c") or 0)
    segment = threshold.get("Segment__c")
    most_days = threshold.get("Max_Days_To_Renewal__c")
    return (
        renewal.date >= as_of
        and renewal.probability >= exact(threshold["Min_Probability__c"])
        and (least_value == 0 or (renewal.value is not None and renewal.value >= least_value))
        and (not segment or (renewal.segment is not None and renewal.segment.lower() == segment.lower()))
        and (most_days is None or (renewal.date - as_of).days <= most_days)
    )


def _severity(threshold: Threshold) -> tuple[Any, ...]:
    """The most severe first."""
    return -threshold["Rank__c"], -exact(threshold["Min_Probability__c"]), threshold["DeveloperName"]
