# SPDX-License-Identifier: Apache-2.0
"""The lake on disk: the data sets of aws-bridge/notebook/datasets.json, as far as they are known on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from columns import customer_ids, days, texts
from customers import COUNTRIES, SEGMENTS, Customers
from events import invoices, support_cases
from history import Year
from subscriptions import subscriptions, truth
from usage_table import usage_months
from world import AGREEMENT_YEARS, PACKAGE_TITLES, World

#: The day on which a row became known, by data set.
KNOWN_ON = {
    "subscription": "ordered_on",
    "usage_month": "harvested_on",
    "invoice": "issued_on",
    "support_case": "opened_on",
}


class LakeWriter:
    """Collects the years of a block and writes them as one file for each data set. `rows` counts what was written."""

    def __init__(self, out: Path, until: date) -> None:
        self._out = out
        self._until = pa.scalar(until, pa.date32())
        self._part = 0
        self._collected: dict[str, list[pa.Table]] = defaultdict(list)
        self._world: World | None = None
        self.rows: dict[str, int] = defaultdict(int)

    def write_world(self, world: World) -> None:
        self._world = world
        self._write("lake/product", _products(world))
        self._write("lake/consortium_agreement", _agreements(world))

    def write_customers(self, customers: Customers) -> None:
        assert self._world is not None
        self._write("lake/customer", _customers(customers, self._world))

    def add_year(self, year: Year) -> None:
        assert self._world is not None
        random = np.random.default_rng([self._world.seed, 3, year.customers.first, year.year])
        tables = {
            "subscription": subscriptions(year, random, self._until.as_py()),
            "usage_month": usage_months(year, random),
            "invoice": invoices(year, self._until.as_py()),
            "support_case": support_cases(year, random),
        }
        for name, table in tables.items():
            known = table.filter(pc.less_equal(table[KNOWN_ON[name]], self._until))
            self._collected[f"lake/{name}"].append(known)
        if year.year in self._world.years:
            self._collected["truth"].append(truth(year))

    def write_block(self) -> None:
        for name, tables in self._collected.items():
            self._write(name, pa.concat_tables(tables))
        self._collected.clear()
        self._part += 1

    def _write(self, name: str, table: pa.Table) -> None:
        folder = self._out / name
        folder.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, folder / f"part-{self._part:05d}.parquet", compression="snappy")
        self.rows[name.removeprefix("lake/")] += table.num_rows


def _products(world: World) -> pa.Table:
    count = len(world.title)
    journals = count - len(PACKAGE_TITLES)
    ceased = world.ceased_after
    confirmed = np.full(count, world.years[-1])
    return pa.table(
        {
            "product_id": texts("P", np.arange(count), 4),
            "title": pa.array(world.title),
            "type": pa.array(["journal"] * journals + ["package"] * (count - journals)),
            "subject": pa.array([title.split(" ")[-1] for title in world.title]),
            "ceased_on": days(ceased, 364, ceased == 9999),
            "updated_on": days(confirmed, 200),
        }
    )


def _agreements(world: World) -> pa.Table:
    rows = [
        (number, start)
        for number in range(len(world.consortium_name))
        for start in range(world.years[0] - AGREEMENT_YEARS, world.years[-1] + 1)
        if (start - world.agreement_starts[number]) % AGREEMENT_YEARS == 0
    ]
    number, start = np.array(rows).T
    # one agreement in twenty was never put on file with its end
    unknown = (number * 7 + start) % 20 == 0
    return pa.table(
        {
            "agreement_id": pc.binary_join_element_wise(texts("A", number, 5), pa.array(start).cast(pa.string()), "-"),
            "consortium_id": texts("C", number, 5),
            "name": pa.array([world.consortium_name[each] for each in number]),
            "starts_on": days(start, 0),
            "ends_on": days(start + AGREEMENT_YEARS - 1, 364, unknown),
            "updated_on": days(np.full(len(rows), world.years[-1]), 200),
        }
    )


def _customers(customers: Customers, world: World) -> pa.Table:
    count = len(customers.name)
    segments = np.array(SEGMENTS, dtype=object)[customers.segment]
    return pa.table(
        {
            "customer_id": customer_ids(customers.keys),
            "name": pa.array(customers.name),
            "segment": pa.array(segments, pa.string(), mask=~customers.segment_known),
            "country": pa.array(np.array(COUNTRIES, dtype=object)[customers.country], pa.string()),
            "fte": pa.array(customers.readers.astype("int32"), mask=~customers.readers_known),
            "consortium_id": texts("C", customers.consortium, 5, customers.consortium < 0),
            "customer_since": days(customers.since_year, 0, ~customers.since_known),
            "updated_on": days(np.full(count, world.years[-1]), 200),
        }
    )
