# SPDX-License-Identifier: Apache-2.0
from datetime import date, datetime, timezone

import pytest
from build import parameters
from churnmodel.stop import RunStopped


def test_fills_in_the_day_and_the_run_id():
    from churnmodel.parameters import read_parameters

    given = {"lake": "s3://b/lake/", "output": "/out", "mode": "train", "season": "2026", "currency": "EUR"}
    now = datetime(2025, 10, 1, 2, 3, 4, tzinfo=timezone.utc)
    read = read_parameters({**given, "scope": "full", "seed": "7", "threads": 2, "model": None}, now)

    assert (read.lake, read.as_of, read.run_id, read.scored_at, read.seed, read.usage_month) == (
        "s3://b/lake",
        date(2025, 9, 30),
        "churn-2026-20250930-20251001T020304Z",
        None,
        7,
        8,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lake", ""),
        ("lake", "ftp://host/lake"),
        ("output", "s3://"),
        ("mode", "predict"),
        ("season", "next"),
        ("season", "26"),
        ("as_of", "30.09.2025"),
        ("as_of", "2025-03-31"),
        ("as_of", "2026-01-01"),
        ("run_id", "../x"),
        ("run_id", "a..b"),
        ("run_id", "x" * 65),
        ("scored_at", "2025-10-01 02:00"),
        ("scored_at", "2025-10-41T02:00:00Z"),
        ("model", "/some/model"),
        ("currency", "Euro"),
        ("scope", "half"),
        ("history_from", "2030"),
        ("seed", "-1"),
        ("threads", "0"),
        ("notebook_sha256", "abc"),
    ],
)
def test_names_the_parameter_that_is_wrong(name: str, value: str):
    with pytest.raises(RunStopped, match=f"BAD_PARAMETER: parameter {name} is ") as stopped:
        parameters(**{name: value})

    assert stopped.value.next_step == f"Set {name} and start again."


def test_mode_score_needs_a_model():
    with pytest.raises(RunStopped, match="mode score needs the folder of a stored model"):
        parameters(mode="score")


def test_takes_numbers_for_texts_as_papermill_gives_them():
    assert parameters(run_id=20251001, season=2026).run_id == "20251001"


def test_tells_plain_values_to_the_manifest():
    told = parameters(scored_at="2025-10-01T02:00:00Z").as_json()

    assert (told["as_of"], told["scored_at"], told["season"]) == ("2025-09-30", "2025-10-01T02:00:00Z", 2026)
