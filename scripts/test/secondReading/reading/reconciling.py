# SPDX-License-Identifier: Apache-2.0
"""What is done with one Risk (rules, section 4, the table)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Optional

from churn_run import ChurnRun
from thresholds import Threshold
from wanted_risk import WantedRisk, says_the_same

#: A Risk__c record, by API name.
Record = dict[str, Any]

_OPEN = ("Open", "In Progress", "Snoozed")
_SETTLED = ("Renewed", "Lost")
_REALERT_AFTER_DAYS = 30


@dataclass
class Decision:
    kind: str
    #: The fields that are written, by API name.
    values: Record = field(default_factory=dict)
    #: Labels of the reasons that are written; None: the reasons stay.
    reasons: Optional[list[str]] = None
    alert: bool = False


@dataclass(frozen=True)
class Reconciler:
    run: ChurnRun
    active: list[Threshold]
    setting: dict[str, Any]
    #: When the load is made, UTC.
    now: datetime

    def decide(self, account: str, wanted: Optional[WantedRisk], record: Optional[Record], is_known: bool) -> Decision:
        """`account` is the folded key; at least one of `wanted` and `record` is there."""
        if record is None:
            return self._create(wanted)
        if record["Status__c"] in _SETTLED:
            return Decision("settled")
        if wanted is None:
            return self._not_wanted(account, record, is_known)
        if record["Status__c"] in _OPEN:
            return self._open(wanted, record)
        return self._closed(wanted, record)

    def _create(self, wanted: WantedRisk) -> Decision:
        keys = {"Risk_Key__c": f"{wanted.account_key}:{self.run.season}", "Season__c": self.run.season}
        return self._write("create", wanted, {}, {**keys, "Status__c": "Open", "Alert_Number__c": 0}, self._needs_alert(wanted, {}))

    def _open(self, wanted: WantedRisk, record: Record) -> Decision:
        snoozed = record["Status__c"] == "Snoozed"
        if self._needs_alert(wanted, record):
            return self._write("escalate", wanted, record, {"Status__c": "Open"} if snoozed else {}, True)
        if snoozed and record["Snoozed_Until__c"] is not None and record["Snoozed_Until__c"] < self.run.as_of.isoformat():
            if says_the_same(wanted, record):
                return Decision("wake", {"Status__c": "Open"})
            return self._write("wake", wanted, record, {"Status__c": "Open"}, False)
        return self._refresh(wanted, record)

    def _closed(self, wanted: WantedRisk, record: Record) -> Decision:
        alert = self._needs_alert(wanted, record)
        receded = record["Status__c"] == "Receded"
        if receded and wanted.deciding["Creates_Task__c"]:
            alert = alert or self._has_rested(record)
        if receded or alert:
            return self._write("reopen", wanted, record, {"Status__c": "Open", "Status_Reason__c": None}, alert)
        return self._refresh(wanted, record)

    def _refresh(self, wanted: WantedRisk, record: Record) -> Decision:
        return Decision("unchanged") if says_the_same(wanted, record) else self._write("update", wanted, record, {}, False)

    def _not_wanted(self, account: str, record: Record, is_known: bool) -> Decision:
        if record["Status__c"] not in _OPEN:
            return Decision("none")
        renewal = record["Next_Renewal_Date__c"]
        if renewal is not None and renewal < self.run.as_of.isoformat():
            return Decision("await")
        if not is_known:
            return Decision("orphan")
        if account in self.run.incomplete:
            return Decision("incomplete")
        if account not in self.run.accounts and not self.run.is_full:
            return Decision("out_of_scope")
        return Decision("recede", {"Status__c": "Receded"})

    def _needs_alert(self, wanted: WantedRisk, record: Record) -> bool:
        ranks = {threshold["Band__c"]: threshold["Rank__c"] for threshold in self.active}
        peak = ranks.get(record.get("Peak_Band__c"), record.get("Peak_Rank__c"))
        return bool(wanted.deciding["Creates_Task__c"]) and (peak is None or peak < wanted.deciding["Rank__c"])

    def _has_rested(self, record: Record) -> bool:
        days = self.setting.get("Realert_After_Days__c")
        last = record["Last_Alerted__c"]
        return last is None or (self.run.as_of - date.fromisoformat(last)).days >= (_REALERT_AFTER_DAYS if days is None else days)

    def _write(self, kind: str, wanted: WantedRisk, record: Record, values: Record, alert: bool) -> Decision:
        """Figures, what is written together with them, and the alert."""
        stamp = {
            "As_Of__c": self.run.as_of.isoformat(),
            "Probability_Before__c": record.get("Probability__c"),
            "Run_Id__c": self.run.run_id,
            "Loaded_At__c": self.now.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }
        figures = {**values, **wanted.figures, **stamp}
        return Decision(kind, {**figures, **self._alert(wanted, record)} if alert else figures, wanted.reasons, alert)

    def _alert(self, wanted: WantedRisk, record: Record) -> Record:
        due_in = wanted.deciding.get("Task_Due_In_Days__c")
        return {
            "Alert_Number__c": (record.get("Alert_Number__c") or 0) + 1,
            "Last_Alerted__c": self.run.as_of.isoformat(),
            "Peak_Band__c": wanted.deciding["Band__c"],
            "Peak_Rank__c": wanted.deciding["Rank__c"],
            "Task_Due_Date__c": None if due_in is None else (self.now.date() + timedelta(days=int(due_in))).isoformat(),
        }
