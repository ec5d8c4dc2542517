# SPDX-License-Identifier: Apache-2.0
import pandas as pd
import pytest
from build import feature_rows
from churnmodel.stop import RunStopped
from churnmodel.train import train_model


@pytest.fixture(scope="module")
def history() -> pd.DataFrame:
    known = [feature_rows(2500, season, seed=season) for season in range(2021, 2026)]
    return pd.concat([*known, feature_rows(100, 2026).assign(churned=float("nan"))], ignore_index=True)


def test_splits_by_season_and_makes_the_winner_again_one_later(history: pd.DataFrame):
    training = train_model(history, 2026, seed=1, threads=1)

    assert (training.tested.first_season, training.tested.last_season, training.test_season) == (2021, 2023, 2025)
    assert (training.model.first_season, training.model.last_season, training.model.rows) == (2021, 2024, 10_000)
    assert len(training.test_rows) == 2500 and training.test_rows["season"].unique().tolist() == [2025]


def test_the_higher_average_precision_wins_and_beats_both_baselines(history: pd.DataFrame):
    training = train_model(history, 2026, seed=1, threads=1)

    results = training.results
    assert set(results) == {"constant", "usage-trend rule", "logistic", "xgboost"}
    assert training.model.kind == "xgboost"
    for baseline in ("constant", "usage-trend rule"):
        assert results["xgboost"]["averagePrecision"] > results[baseline]["averagePrecision"]
        assert results["xgboost"]["brier"] < results[baseline]["brier"]


def test_an_outcome_of_the_season_itself_changes_nothing(history: pd.DataFrame):
    told = history.copy()
    told.loc[told["season"] == 2026, "churned"] = 1.0

    before, after = (train_model(rows, 2026, seed=1, threads=1) for rows in (history, told))

    assert after.results == before.results and after.model.rows == before.model.rows


def test_the_simpler_wins_where_both_are_equal(history: pd.DataFrame, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("churnmodel.train.measure", lambda churned, probabilities: {"averagePrecision": 0.5})

    assert train_model(history, 2026, seed=1, threads=1).model.kind == "logistic"


@pytest.mark.parametrize(
    ("season", "named"), [(2024, "up to 2023 .to fit."), (2026, "up to 2023 .to fit."), (2027, "2026 .to test.")]
)
def test_too_little_history_is_named(history: pd.DataFrame, season: int, named: str):
    rows = history[history["season"] > 2023] if season < 2027 else history

    with pytest.raises(RunStopped, match="NOT_ENOUGH_HISTORY: season"):
        train_model(rows, season, seed=1, threads=1)
