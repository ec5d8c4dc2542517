# SPDX-License-Identifier: Apache-2.0
"""The Spark session: a cluster's own, or one on this machine."""

from __future__ import annotations

import os

from pyspark.sql import SparkSession


def start_spark(name: str) -> SparkSession:
    """On a cluster (SPARK_HOME is set) its own settings hold. Elsewhere: all cores, loopback only, no web pages."""
    builder = SparkSession.builder.appName(name).config("spark.sql.session.timeZone", "UTC")
    # the frames go to the driver in columns, not row by row
    builder = builder.config("spark.sql.execution.arrow.pyspark.enabled", "true")
    if "SPARK_HOME" not in os.environ:
        for key, value in _local_settings().items():
            builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


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
        # small partitions: a task's sort must fit beside the driver's own work
        "spark.sql.shuffle.partitions": "16",
    }
