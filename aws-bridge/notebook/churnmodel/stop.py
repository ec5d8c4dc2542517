# SPDX-License-Identifier: Apache-2.0
"""The one error with which the notebook stops."""

from __future__ import annotations


class RunStopped(Exception):
    """The run can't go on. `code` is one of CODES; `next_step` tells the reader what to do."""

    CODES = (
        "BAD_PARAMETER",
        "DATA_SET_MISSING",
        "DATA_SET_BROKEN",
        "DATA_SET_STALE",
        "NOT_ENOUGH_HISTORY",
        "NOTHING_TO_SCORE",
        "BAD_MODEL",
        "RUN_EXISTS",
        "BAD_RATIONALE",
    )

    def __init__(self, code: str, message: str, next_step: str) -> None:
        if code not in self.CODES:
            raise ValueError(f"{code} is no code of RunStopped")
        super().__init__(f"{code}: {message}\nNext: {next_step}")
        self.code = code
        self.message = message
        self.next_step = next_step
