# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from datetime import date

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..parameters import Parameters
from ..seasons import YEARS_BEFORE_FIRST_SEASON
from .catalogue import FEATURES
from .neighbours import add_neighbours
from .payments import add_payments
from .rank import add_rank
from .support import add_support
from .terms import add_terms
from .usage import add_usage

#: What a row says beside its features. Days are counted from 1970-01-01, amounts are in cents.
FACT_COLUMNS = ("customer_id", "product_id", "season", "segment_name", "renewal_day", "value_cents", "churned")


def build_features(renewals: DataFrame, cleaned: dict[str, DataFrame], parameters: Parameters) -> DataFrame:
    """One row for each renewal of the seasons that can be judged: FACT_COLUMNS, then the features of the catalogue.

    Numbers are doubles, categories text; null = not known. The catalogue says what each means.
    """
    first = _first_season(cleaned["subscription"], parameters)
    frame = add_neighbours(renewals, parameters)
    # what can't be learned from any more leaves before the joins
    frame = frame.where(F.col("season") >= first)
    frame = add_terms(frame, cleaned["consortium_agreement"], parameters)
    frame = add_usage(frame, _recent(cleaned["usage_month"], first, parameters), parameters)
    frame = add_payments(frame, cleaned["invoice"], parameters)
    frame = add_support(frame, cleaned["support_case"], parameters)
    frame = add_rank(frame)
    return frame.select(*_facts(), *[_typed(feature.name, feature.kind) for feature in FEATURES])


def _first_season(subscription: DataFrame, parameters: Parameters) -> int:
    if parameters.mode == "score":
        return parameters.season
    year = subscription.agg(F.min("year")).first()[0] or 0
    return parameters.history_from or year + YEARS_BEFORE_FIRST_SEASON


def _recent(usage_month: DataFrame, first: int, parameters: Parameters) -> DataFrame:
    """The three usage years that the first season looks at, and all later ones."""
    return usage_month.where(F.col("month") >= F.lit(date(first - 4, parameters.usage_month + 1, 1)))


def _facts() -> list:
    return [
        "customer_id",
        "product_id",
        "season",
        F.col("segment").alias("segment_name"),
        F.unix_date(F.date_add("ends_on", 1)).alias("renewal_day"),
        (F.col("renewal_price") * 100).cast("long").alias("value_cents"),
        "churned",
    ]


def _typed(name: str, kind: str):
    return F.col(name).cast("string" if kind == "category" else "double").alias(name)
