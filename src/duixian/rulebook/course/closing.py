"""The closing test: nothing that is owed is lost. It is carried over with its age, or stays owed by name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.vocabulary.text import Text


@dataclass(frozen=True)
class Owing:
    """A record that stands open: whose it is, and since when (the day it began, not of its last step)."""

    record: str
    kind: str
    unit: str
    since: dt.date
    due_on: dt.date | None = None

    def age(self, day: dt.date) -> int:
        """How many days it has stood open on a day."""
        return max(0, (day - self.since).days)


@dataclass(frozen=True)
class Heir:
    """Who takes over what is open: a campaign with the kinds it knows, or nobody by name (`stays`)."""

    campaign: str = ""
    kinds: frozenset[str] = frozenset()
    stays: bool = False


@dataclass(frozen=True)
class Carried:
    """One thing that went on: to which campaign (none: it stays owed), since when, how old on the day."""

    record: str
    kind: str
    unit: str
    to: str
    since: dt.date
    age: int


def settled(
    owing: Iterable[Owing], heir: Heir | None, day: dt.date, names: Mapping[str, Text]
) -> tuple[Carried, ...]:
    """What becomes of everything open when a campaign closes, the oldest first; each thing once.

    `names` are those of kinds.

    Raises:
        Unusable: something is open and nobody said what becomes of it (E670), or the campaign that
            is to take it over does not know its kind (E671).
    """
    listed = sorted(owing, key=lambda each: (each.since, each.record))
    findings = Findings()
    if listed and (heir is None or not (heir.campaign or heir.stays)):
        findings.add("E670", Place(), many=len(listed), days=listed[0].age(day))
    elif heir is not None and heir.campaign:
        for kind in sorted({each.kind for each in listed} - heir.kinds):
            many = sum(each.kind == kind for each in listed)
            called = names.get(kind, Text(kind, kind))
            findings.add("E671", Place(), zh=called.zh, en=called.en, many=many)
    if len(findings):
        raise Unusable(findings)
    to = heir.campaign if heir else ""
    return tuple(Carried(e.record, e.kind, e.unit, to, e.since, e.age(day)) for e in listed)


@dataclass(frozen=True)
class OfUnit:
    """What one unit owes of earlier campaigns: how many things, and the age of the oldest in days."""

    unit: str
    many: int
    oldest: int


def ages_by_unit(owing: Iterable[Owing], day: dt.date) -> tuple[OfUnit, ...]:
    """What is owed by unit, the oldest first."""
    ages: dict[str, list[int]] = defaultdict(list)
    for each in owing:
        ages[each.unit].append(each.age(day))
    found = (OfUnit(unit, len(held), max(held)) for unit, held in ages.items())
    return tuple(sorted(found, key=lambda each: (-each.oldest, -each.many, each.unit)))
