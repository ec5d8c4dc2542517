# SPDX-License-Identifier: Apache-2.0
"""Features of a renewal, computed by Spark from what was known on the as-of day of its season."""

from .join import FACT_COLUMNS, build_features

__all__ = ["FACT_COLUMNS", "build_features"]
