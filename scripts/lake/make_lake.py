# SPDX-License-Identifier: Apache-2.0
"""Writes a made-up data lake of a journal publisher, the outcomes behind it, and the users and accounts of an org.

    python scripts/lake/make_lake.py --customers 1500 --season 2026 --seed 7 --out DIR

DIR/lake/<data set>/part-*.parquet, DIR/truth/part-*.parquet, DIR/org/{User,Account}.csv. The same arguments give the same
bytes. Customers are made in blocks, so memory does not grow with their number. README.md tells what was put into it.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from customers import make_customers
from history import simulate_block
from org_seed import write_org_seed
from tables import LakeWriter
from world import make_world

CUSTOMERS_PER_BLOCK = 2000


@dataclass(frozen=True)
class LakeOptions:
    """`seasons` can be judged, the last of them is `season`; `until` is the last day that the lake knows."""

    customers: int
    subscriptions: float
    season: int
    seasons: int
    seed: int
    until: date
    out: Path

    @property
    def years(self) -> range:
        """Three years of history come before the first season that can be judged."""
        return range(self.season - self.seasons - 2, self.season)


def main() -> None:
    options = _parse()
    counts = make_lake(options)
    print(json.dumps(counts))


def make_lake(options: LakeOptions) -> dict[str, int]:
    """Writes everything below `options.out` (what was there is removed) and answers the rows of each table."""
    for name in ("lake", "truth", "org"):
        shutil.rmtree(options.out / name, ignore_errors=True)
    world = make_world(options.seed, options.customers, options.years)
    writer = LakeWriter(options.out, options.until)
    writer.write_world(world)
    with write_org_seed(options.out / "org") as add_accounts:
        for first in range(0, options.customers, CUSTOMERS_PER_BLOCK):
            count = min(CUSTOMERS_PER_BLOCK, options.customers - first)
            customers = make_customers(world, first, count, options.subscriptions)
            writer.write_customers(customers)
            add_accounts(customers)
            for year in simulate_block(world, customers):
                writer.add_year(year)
            writer.write_block()
    return writer.rows


def _parse() -> LakeOptions:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--customers", type=_positive, default=1500)
    parser.add_argument("--subscriptions", type=float, default=4.0, help="for each customer, on average (default 4)")
    parser.add_argument("--season", type=int, default=2026, help="the season to predict (default 2026)")
    parser.add_argument("--seasons", type=_positive, default=5, help="seasons that can be judged (default 5)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--until", type=date.fromisoformat, help="default: 30 September before the season")
    parser.add_argument("--out", type=Path, required=True)
    given = vars(parser.parse_args())
    until = given.pop("until") or date(given["season"] - 1, 9, 30)
    return LakeOptions(until=until, **given)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: a whole number from 1")
    return number


if __name__ == "__main__":
    main()
