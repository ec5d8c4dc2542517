# SPDX-License-Identifier: Apache-2.0
"""One Spark and one small lake for all tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from build import make_small_lake
from churnmodel.session import start_spark
from papermill_run import SHORT_LIVED_JAVA
from pyspark.sql import SparkSession

#: What makes long tables fast makes tables of five rows slow: partitions, plans that change, compiled code.
FOR_FEW_ROWS = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    # rows of tests are made by Python's workers, which must be this Python
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["JAVA_TOOL_OPTIONS"] = SHORT_LIVED_JAVA
    session = start_spark("tests")
    for setting, value in FOR_FEW_ROWS.items():
        session.conf.set(setting, value)
    yield session
    session.stop()


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with lake/, truth/ and org/: season 2026, as of 30 September 2025."""
    folder = tmp_path_factory.mktemp("lake")
    make_small_lake(folder, until=date(2025, 9, 30))
    return folder
