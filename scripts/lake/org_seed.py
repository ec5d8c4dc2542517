# SPDX-License-Identifier: Apache-2.0
"""User.csv and Account.csv: the sales users and accounts of an org that fit the lake's customers."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from customers import COUNTRIES, Customers

FIRST_NAMES = "Ada,Ben,Cleo,Dora,Emil,Fay,Gus,Hana,Ivo,June,Karl,Lena".split(",")
ACCOUNT_COLUMNS = ("Name", "Churn_Account_Key__c", "BillingCountry", "Owner.Username")
USER_COLUMNS = ("Username", "FirstName", "LastName", "Email", "Title", "Department", "IsActive")


@contextmanager
def write_org_seed(folder: Path) -> Iterator[Callable[[Customers], None]]:
    """Writes the users (one rep for each country; the last one has left), and the accounts as customers are given."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_users(folder / "User.csv")
    with open(folder / "Account.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ACCOUNT_COLUMNS)

        def add(customers: Customers) -> None:
            for name, key, country in zip(customers.name, customers.keys, customers.country):
                writer.writerow((name, f"{key:08d}", COUNTRIES[country], _username(country)))

        yield add


def _write_users(path: Path) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(USER_COLUMNS)
        for number, country in enumerate(COUNTRIES):
            user = _username(number)
            active = "false" if number == len(COUNTRIES) - 1 else "true"
            writer.writerow((user, FIRST_NAMES[number], "Invented", user, "Account manager", country, active))


def _username(country: int) -> str:
    return f"rep.{FIRST_NAMES[country].lower()}@lake.example.com"
