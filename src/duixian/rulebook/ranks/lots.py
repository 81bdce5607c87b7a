"""Lots by peer group over a list that anybody can be handed, and the ten lines that recompute them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .draws import drawn

COLUMNS = ("unit", "group")
RECOMPUTE = """\
import csv, hashlib, sys
seed, take, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
groups = {}
with open(name, encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        ticket = hashlib.sha256(f"{seed}:{row['unit']}".encode()).hexdigest()
        groups.setdefault(row["group"], []).append((ticket, row["unit"]))
print("commitment", hashlib.sha256(seed.encode()).hexdigest())
for group in sorted(groups):
    print(group, *[unit for ticket, unit in sorted(groups[group])[:take]])
"""
"""What anybody runs to draw the same: `python3 recompute.py SEED TAKE list.csv`."""


@dataclass(frozen=True)
class Lot:
    """The units of one peer group in the order of their lots; the first `take` of them are drawn."""

    group: str
    units: Sequence[str]
    take: int

    @property
    def taken(self) -> Sequence[str]:
        """Those drawn."""
        return self.units[: self.take]


def lots(seed: str, groups: Mapping[str, str], take: int) -> list[Lot]:
    """The lots of a list, which says for each unit in which group it is.

    >>> [(lot.group, lot.taken) for lot in lots("spring", {"a": "x", "b": "x", "c": "y"}, 1)]
    [('x', ['a']), ('y', ['c'])]
    """
    found: dict[str, list[str]] = defaultdict(list)
    for unit, group in groups.items():
        found[group].append(unit)
    return [Lot(group, drawn(seed, found[group]), take) for group in sorted(found)]


def taken(seed: str, groups: Mapping[str, str], take: int) -> list[str]:
    """All units drawn, group after group."""
    return [unit for lot in lots(seed, groups, take) for unit in lot.taken]


def as_file(groups: Mapping[str, str]) -> str:
    """The list as it is handed out, always in the same order, so that its hash says whether it is the same."""
    rows = sorted((group, unit) for unit, group in groups.items())
    return "".join(f"{','.join(row)}\n" for row in [COLUMNS, *((u, g) for g, u in rows)])


def hash_of(groups: Mapping[str, str]) -> str:
    """The SHA-256 of the list as it is handed out."""
    return hashlib.sha256(as_file(groups).encode()).hexdigest()
