# SPDX-License-Identifier: Apache-2.0
"""The Spark session: a cluster's own, or one on this machine."""

from __future__ import annotations

import os

from pyspark.sql import SparkSession

#: A partition costs a task, so small tables get few; a large one is sorted in pieces of so many rows.
LOCAL_PARTITIONS = 4
ROWS_PER_PARTITION = 500_000


def start_spark(name: str) -> SparkSession:
    """On a cluster (SPARK_HOME is set) its own settings hold. Elsewhere: all cores, loopback only, no web pages."""
    builder = SparkSession.builder.appName(name).config("spark.sql.session.timeZone", "UTC")
    # the frames go to the driver in columns, not row by row
    builder = builder.config("spark.sql.execution.arrow.pyspark.enabled", "true")
    if "SPARK_HOME" not in os.environ:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        for key, value in _local_settings().items():
            builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def size_shuffles(spark: SparkSession, rows: int) -> None:
    """On this machine: as many partitions as keep each small, for tables of so many rows. A cluster's setting holds."""
    if "SPARK_HOME" not in os.environ:
        spark.conf.set("spark.sql.shuffle.partitions", max(LOCAL_PARTITIONS, rows // ROWS_PER_PARTITION))


def _local_settings() -> dict[str, str]:
    memory = os.environ.get("CHURN_SPARK_MEMORY", "3g")
    return {
        "spark.master": "local[*]",
        "spark.driver.memory": memory,
        "spark.driver.maxResultSize": memory,
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
