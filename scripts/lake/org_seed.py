# SPDX-License-Identifier: Apache-2.0
"""User.csv and Account.csv: the sales users and accounts of an org that fit the lake's customers."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType

from customers import COUNTRIES, Customers

FIRST_NAMES = "Ada,Ben,Cleo,Dora,Emil,Fay,Gus,Hana,Ivo,June,Karl,Lena".split(",")
ACCOUNT_COLUMNS = ("Name", "Churn_Account_Key__c", "BillingCountry", "Owner.Username")
USER_COLUMNS = ("Username", "FirstName", "LastName", "Email", "Title", "Department", "IsActive")


class OrgSeed:
    """Writes the files while customers are added. One rep for each country; the last one has left."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = open(folder / "Account.csv", "w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(ACCOUNT_COLUMNS)
        _write_users(folder / "User.csv")

    def __enter__(self) -> OrgSeed:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, customers: Customers) -> None:
        for name, key, country in zip(customers.name, customers.keys, customers.country):
            self._writer.writerow((name, f"{key:08d}", COUNTRIES[country], _username(country)))


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
