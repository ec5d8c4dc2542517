# SPDX-License-Identifier: Apache-2.0
"""A stored model: model.json, and booster.json beside it where the model is made of trees."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import numpy as np
import xgboost

from . import VERSION
from .boosting import BoostedModel
from .calibrate import Calibration
from .encode import Encoding
from .features.catalogue import FEATURES
from .logistic import LogisticModel
from .profile import Bins
from .stop import RunStopped
from .store import Store
from .train import BOOSTING, LOGISTIC, CalibratedModel

BOOSTER = "booster.json"
MODEL = "model.json"


@dataclass(frozen=True)
class StoredModel:
    """What scoring a later season needs: the model, the bins of its profile, and what its test said."""

    model: CalibratedModel
    bins: Bins
    metrics: dict[str, object]
    run_id: str


def write_model(store: Store, prefix: str, stored: StoredModel) -> None:
    """Writes the files below `prefix`, model.json last. Raises FileExistsError rather than overwrite."""
    scorer = stored.model.scorer
    booster = None
    if isinstance(scorer, BoostedModel):
        booster = bytes(scorer.booster.save_raw("json"))
        store.create(f"{prefix}{BOOSTER}", booster)
    document = _document(stored, booster)
    store.create(f"{prefix}{MODEL}", (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode())


def read_model(store: Store, threads: int) -> StoredModel:
    """Raises RunStopped (BAD_MODEL): not there, of other features, or its trees are not those it was stored with."""
    try:
        document = json.loads(store.read(MODEL))
        booster = store.read(BOOSTER) if document["kind"] == BOOSTING else None
    except FileNotFoundError as error:
        raise _bad_model(store, f"{error.filename or error} is missing") from None
    except (ValueError, KeyError) as error:
        raise _bad_model(store, f"{MODEL} can't be read ({error})") from None
    names = [feature.name for feature in FEATURES]
    if document["features"] != names or document["featuresSha256"] != _sha256(names):
        raise _bad_model(store, "it was trained on other features than this version computes")
    if booster is not None and hashlib.sha256(booster).hexdigest() != document["boosterSha256"]:
        raise _bad_model(store, f"{BOOSTER} is not the one that {MODEL} was stored with")
    return _stored(document, booster, threads)


def _document(stored: StoredModel, booster: bytes | None) -> dict[str, object]:
    model, scorer = stored.model, stored.model.scorer
    names = [feature.name for feature in FEATURES]
    document = {
        "version": VERSION,
        "runId": stored.run_id,
        "kind": model.kind,
        "features": names,
        "featuresSha256": _sha256(names),
        "fitted": {"firstSeason": model.first_season, "lastSeason": model.last_season, "rows": model.rows},
        "calibration": {"a": model.calibration.a, "b": model.calibration.b},
        "encodings": [encoding.as_json() for encoding in scorer.encodings],
        "bins": stored.bins,
        "metrics": stored.metrics,
    }
    if booster is not None:
        return {**document, "boosterSha256": hashlib.sha256(booster).hexdigest()}
    line = {"coefficients": scorer.coefficients.tolist(), "means": scorer.means.tolist(), "intercept": scorer.intercept}
    return {**document, **line}


def _stored(document: dict, booster: bytes | None, threads: int) -> StoredModel:
    encodings = tuple(Encoding(**{**each, "categories": tuple(each["categories"])}) for each in document["encodings"])
    if booster is None:
        coefficients, means = np.array(document["coefficients"]), np.array(document["means"])
        scorer = LogisticModel(encodings, coefficients, means, document["intercept"])
    else:
        trees = xgboost.Booster({"nthread": threads})
        trees.load_model(bytearray(booster))
        scorer = BoostedModel(encodings, trees, threads)
    fitted = document["fitted"]
    model = CalibratedModel(
        kind=BOOSTING if booster is not None else LOGISTIC,
        scorer=scorer,
        calibration=Calibration(**document["calibration"]),
        first_season=fitted["firstSeason"],
        last_season=fitted["lastSeason"],
        rows=fitted["rows"],
    )
    return StoredModel(model, document["bins"], document["metrics"], document["runId"])


def _sha256(names: list[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _bad_model(store: Store, reason: str) -> RunStopped:
    return RunStopped(
        "BAD_MODEL",
        f"the model in {store.uri} can't be used: {reason}",
        "Name the model/ folder of a run of this version, or train again.",
    )
