# SPDX-License-Identifier: Apache-2.0
"""Prediction rows of the contract: a probability, and the parts of its margin, that still add up when they are rounded."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from .calibrate import Calibration
from .features.catalogue import FEATURES, Feature
from .score import Explanation, sigmoid
from .stop import RunStopped

#: At most so many drivers may stand in a row; the others are added up in other_contribution.
MOST_DRIVERS = 10
#: Contributions are counted in millionths of log-odds, so that sums are exact.
SCALE = 1_000_000
#: The contract's bound between the rationale and the probability.
BOUND = 0.00001


def explain_rows(rows: pd.DataFrame, explanation: Explanation, calibration: Calibration, currency: str) -> pd.DataFrame:
    """churn_probability (whole millionths), drivers (JSON text), base_value and other_contribution for each row.

    Raises RunStopped (BAD_RATIONALE) if a row's parts do not give its probability.
    """
    parts = np.rint(explanation.contributions * SCALE).astype("int64")
    base = round(explanation.base * SCALE)
    margins = base + np.rint(explanation.contributions.sum(axis=1) * SCALE).astype("int64")
    # largest first; equal ones in the order of the catalogue
    named = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :MOST_DRIVERS]
    shown = np.take_along_axis(parts, named, axis=1)
    other = margins - base - shown.sum(axis=1)
    with np.errstate(invalid="ignore"):  # told by the check below
        millionths = np.rint(calibration.probabilities(margins / SCALE) * SCALE).astype("int64")
    _check(base, shown, other, millionths, calibration)
    return pd.DataFrame(
        {
            "millionths": millionths,
            "drivers": _tell_drivers(rows, named, shown, currency),
            "base_value": base / SCALE,
            "other_contribution": other / SCALE,
        },
        index=rows.index,
    )


def _tell_drivers(rows: pd.DataFrame, named: np.ndarray, shown: np.ndarray, currency: str) -> list[str]:
    heads = [_heads(feature, rows[feature.name], currency) for feature in FEATURES]
    return [
        "[" + ",".join(f"{heads[place][row]}{part / SCALE!r}}}" for place, part in zip(places, parts) if part) + "]"
        for row, (places, parts) in enumerate(zip(named.tolist(), shown.tolist()))
    ]


def _heads(feature: Feature, column: pd.Series, currency: str) -> list[str]:
    """A driver's JSON up to its contribution, for each row."""
    start = f'{{"feature":{_quote(feature.name)},"label":{_quote(feature.label)},"value":'
    # many rows share a value, so each is put into words once
    known: dict[object, str] = {None: f'{start}{_quote(feature.absent)},"contribution":'}
    heads = []
    for value in column.astype("object").where(column.notna(), None).tolist():
        if value not in known:
            told = f"{currency} {feature.tell(value)}" if feature.money else feature.tell(value)
            known[value] = f'{start}{_quote(told)},"contribution":'
        heads.append(known[value])
    return heads


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _check(base: int, shown: np.ndarray, other: np.ndarray, millionths: np.ndarray, calibration: Calibration) -> None:
    margins = (base + shown.sum(axis=1) + other) / SCALE
    difference = np.abs(sigmoid(calibration.a * margins + calibration.b) - millionths / SCALE)
    # a sum that is no number is not within the bound either
    wrong = int((~(difference <= BOUND)).sum())
    if wrong:
        raise RunStopped(
            "BAD_RATIONALE",
            f"the parts of {wrong:,} rows do not give their probability within {BOUND}",
            "This is a fault of the code: keep the executed notebook and tell its owner.",
        )
