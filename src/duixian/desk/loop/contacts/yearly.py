"""One book and one report a year: for a branch by name, above it by number alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from duixian.desk.org.models import Person, Unit
from duixian.desk.org.units.queries import tops_of
from duixian.desk.records.models import Record
from duixian.desk.records.nameable import MEMBERS
from duixian.desk.walls import ACTING, Viewer
from duixian.rulebook.calendars import add_months
from duixian.rulebook.vocabulary.words import Stage

KIND = "study"
OWED = ("book", "report")
BRANCH = "branch"
COUNTED = (Stage.OPEN.value, Stage.DONE.value)
STAY = 3
"""Months on the roll before somebody owes them, as the indicators of the campaign count."""


@dataclass(frozen=True)
class Owing:
    """A member of one's own branch and what is still to be written down for this year."""

    person: Person
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Below:
    """A unit right below: members who owe, and how many have read, have written."""

    unit: Unit
    members: int
    book: int
    report: int


def members(viewer: Viewer, day: dt.date) -> QuerySet[Person]:
    """The members on the roll in sight who have been there long enough to owe."""
    long = Q(stays__left_on=None, stays__joined_on__lte=add_months(day, -STAY))
    return Person.objects.seen_by(viewer).filter(long, status__in=MEMBERS).distinct()


def studies(viewer: Viewer, year: int) -> QuerySet[Record]:
    """Books read and reports written in a year, wherever they were entered in sight."""
    return Record.objects.seen_by(viewer).filter(
        kind=KIND, stage__in=COUNTED, occurred_on__year=year, values__what__in=OWED
    )


def own_branch(viewer: Viewer) -> Unit | None:
    """The branch for which the viewer writes; nothing for whoever stands above branches."""
    keys = {grant.unit for grant in viewer.holding(ACTING)}
    units = [*Unit.objects.seen_by(viewer).filter(key__in=keys, closed_on=None)[:2]]
    return units[0] if [unit.type for unit in units] == [BRANCH] else None


def by_name(viewer: Viewer, branch: Unit, day: dt.date) -> list[Owing]:
    """The members of a branch and its groups, and what each still owes this year, in the order of their names."""
    there = [
        *members(viewer, day).filter(unit__path__startswith=branch.path).order_by("name", "pk")
    ]
    made = studies(viewer, day.year).filter(person__in=there)
    had = {(person, what) for person, what in made.values_list("person_id", "values__what")}
    return [Owing(one, tuple(w for w in OWED if (one.pk, w) not in had)) for one in there]


def by_number(viewer: Viewer, day: dt.date) -> list[Below]:
    """The units right below the viewer's, each with everybody below it, in the order of the tree."""
    tops = tops_of(viewer)
    rows = Unit.objects.seen_by(viewer).filter(parent__in=tops, closed_on=None).order_by("path")
    units = [*rows]
    paths = {unit.path for unit in units}
    owing = members(viewer, day)
    all_ = per_unit(owing.values("unit__path").annotate(n=Count("pk", distinct=True)), paths)
    made = studies(viewer, day.year).filter(person__in=owing.values("pk"))
    had = {
        what: per_unit(
            made.filter(values__what=what)
            .values("person__unit__path")
            .annotate(n=Count("person", distinct=True)),
            paths,
        )
        for what in OWED
    }
    return [
        Below(unit, all_[unit.path], had["book"][unit.path], had["report"][unit.path])
        for unit in units
        if all_[unit.path]
    ]


def per_unit(rows: QuerySet[Any, Any], paths: Collection[str]) -> Counter[str]:
    """Counts by path, added up for the units under which they lie."""
    found: Counter[str] = Counter()
    lengths = {len(path) for path in paths}
    for row in rows.order_by():
        (path,) = (value for name, value in row.items() if name != "n")
        for length in lengths:
            if path[:length] in paths:
                found[path[:length]] += row["n"]
    return found
