# SPDX-License-Identifier: Apache-2.0
"""The versions that a run was made with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

from . import VERSION

LIBRARIES = ("numpy", "pandas", "pyarrow", "scikit-learn")


def read_versions(spark_version: str) -> dict[str, str]:
    """By name, for the manifest. On EMR with its release."""
    import xgboost

    found = {name: version(name) for name in LIBRARIES}
    emr = {"emr": os.environ["EMR_RELEASE"]} if "EMR_RELEASE" in os.environ else {}
    return {
        "churnmodel": VERSION,
        "python": platform.python_version(),
        "spark": spark_version,
        "xgboost": xgboost.__version__,
        **found,
        **emr,
    }
