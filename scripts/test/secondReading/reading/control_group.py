# SPDX-License-Identifier: Apache-2.0
"""Who is held out (rules, section 3)."""

from __future__ import annotations

import hashlib
from typing import Any

from figures import exact
from wanted_risk import WantedRisk


def is_held_out(setting: dict[str, Any], account: str, season: str, risk: WantedRisk, held_out_before: set[str]) -> bool:
    """Of an account without a Risk in the season; `account` is its folded key."""
    percent = setting.get("Control_Percent__c")
    if not percent:
        return False
    return account in held_out_before or (_is_drawn(setting, account, season) and _is_small(setting, risk))


def _is_drawn(setting: dict[str, Any], account: str, season: str) -> bool:
    lot = hashlib.sha256(f"{setting.get('Control_Salt__c') or ''}|{account}|{season}".encode()).hexdigest()
    return int(lot[:8], 16) % 10000 < exact(setting["Control_Percent__c"]) * 100


def _is_small(setting: dict[str, Any], risk: WantedRisk) -> bool:
    most = setting.get("Control_Max_Value__c")
    if most is None:
        return True
    return not risk.figures["Value_Is_Partial__c"] and risk.figures["Value_At_Risk__c"] <= exact(most)
