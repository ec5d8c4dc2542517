# SPDX-License-Identifier: Apache-2.0
"""The churn model behind churn.ipynb: from the tables of a data lake to a run folder (contract churn-run/1)."""

VERSION = "1.0.0"
