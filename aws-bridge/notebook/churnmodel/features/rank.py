# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F


def add_rank(renewals: DataFrame) -> DataFrame:
    """`cost_per_use_rank`: share of the season's renewals of the same segment and kind that cost less per use."""
    known = F.col("cost_per_use").isNotNull()
    alike = Window.partitionBy("season", "segment", "type", known).orderBy("cost_per_use")
    return renewals.withColumn("cost_per_use_rank", F.when(known, F.percent_rank().over(alike)))
