"""Logins made from the code of a unit: readable, and free."""

from __future__ import annotations

import itertools
import unicodedata

from duixian.desk.accounts.logins import folded
from duixian.desk.accounts.models import Account

LONGEST = 56  # leaves room for the number


def taken() -> set[str]:
    """All logins there are, folded."""
    return {folded(login) for login in Account.objects.values_list("login", flat=True)}


def free_login(code: str, used: set[str]) -> str:
    """The first free one of `B11-1`, `B11-2`...; it is noted as used."""
    plain = "".join(unicodedata.normalize("NFKC", code).split())[:LONGEST]
    for number in itertools.count(1):
        login = f"{plain}-{number}"
        if folded(login) not in used:
            used.add(folded(login))
            return login
    raise AssertionError
