# SPDX-License-Identifier: Apache-2.0
"""What a load of a run has to do to an org: a request as JSON on stdin, the answer as JSON on stdout (README.md)."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Optional

from churn_run import ChurnRun, read_run
from control_group import is_held_out
from drift import measure_drift
from figures import parse, render
from reconciling import Decision, Reconciler
from renewal import fold
from thresholds import judge
from wanted_risk import WantedRisk, describe_risk


def answer(request: dict[str, Any]) -> dict[str, Any]:
    run = read_run(Path(request["run"]))
    active = [threshold for threshold in request["thresholds"] if threshold["Active__c"]]
    now = datetime.strptime(request["now"], "%Y-%m-%dT%H:%M:%S.%fZ")
    reconciler = Reconciler(run, active, request["setting"], now)
    accounts = {fold(account["key"]): account for account in request["accounts"]}
    records = {fold(record["Risk_Key__c"]): record for record in request["risks"]}
    risks = _risks(run, reconciler)
    known = {account: risk for account, risk in risks.items() if account in accounts}
    held_out = _held_out(known, records, run.season, request)
    wanted = {account: risk for account, risk in known.items() if account not in held_out}
    decisions = [
        _told(decision, risk_key, accounts.get(account), request["queues"])
        for account, risk_key in _judged(wanted, records, run.season)
        for decision in [reconciler.decide(account, wanted.get(account), records.get(risk_key), account in accounts)]
    ]
    return {
        "rejects": [reject._asdict() for reject in run.rejects],
        "unknown": [_figures(account, risks[account]) for account in sorted(risks) if account not in accounts],
        "assignments": [
            {**_figures(account, known[account]), "arm": "held_out" if account in held_out else "treated"}
            for account in sorted(known)
        ],
        "decisions": decisions,
        "drift": measure_drift(run, request["earlierRun"] and read_run(Path(request["earlierRun"]))),
    }


def _risks(run: ChurnRun, reconciler: Reconciler) -> dict[str, WantedRisk]:
    judged = {key: judge(account.renewals, reconciler.active, run.as_of) for key, account in run.accounts.items()}
    return {
        key: describe_risk(run.accounts[key], judgement, key in run.incomplete)
        for key, judgement in judged.items()
        if judgement is not None
    }


def _held_out(known: dict[str, WantedRisk], records: dict[str, Any], season: str, request: dict[str, Any]) -> set[str]:
    before = set(request["heldOutBefore"])
    return {
        account
        for account, risk in known.items()
        if _risk_key(account, season) not in records and is_held_out(request["setting"], account, season, risk, before)
    }


def _judged(wanted: dict[str, WantedRisk], records: dict[str, Any], season: str) -> list[tuple[str, str]]:
    """Every account that is wanted or has a Risk, with the folded key of its Risk."""
    ending = _risk_key("", season)
    keys = {_risk_key(account, season) for account in wanted} | set(records)
    return [(key[: -len(ending)], key) for key in sorted(keys)]


def _risk_key(account: str, season: str) -> str:
    return f"{account}:{fold(season)}"


def _told(decision: Decision, risk_key: str, account: Optional[dict[str, Any]], queues: dict[str, str]) -> dict[str, Any]:
    values = decision.values if decision.kind != "create" else {**decision.values, "Account__c": account["id"]}
    task = _task(decision.values, account, queues) if decision.alert else None
    return {"riskKey": risk_key, "kind": decision.kind, "values": values, "reasons": decision.reasons, "task": task}


def _task(values: dict[str, Any], account: dict[str, Any], queues: dict[str, str]) -> dict[str, Any]:
    owner = account["ownerId"] if account["ownerIsActive"] else queues["Churn_Risk_Fallback"]
    return {
        "OwnerId": queues.get(values["Assign_To__c"], owner),
        "AccountId": account["id"],
        "Subject": f"Churn risk: {account['name']} ({values['Band__c']})",
        # the platform's default where the threshold names none
        "Priority": values["Task_Priority__c"] or "Normal",
        "ActivityDate": values["Task_Due_Date__c"],
    }


def _figures(account: str, risk: WantedRisk) -> dict[str, Any]:
    return {
        "accountKey": account,
        "band": risk.figures["Band__c"],
        "probability": risk.figures["Probability__c"],
        "valueAtRisk": risk.figures["Value_At_Risk__c"],
        "renewalsAtRisk": risk.figures["Renewals_At_Risk__c"],
    }


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(render(answer(parse(sys.stdin.buffer.read().decode("utf-8")))))
