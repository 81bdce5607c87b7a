"""Pledges counted: the year in one sentence, the five steps, the quarters, what the people served said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, IntegerField, Min, Q, QuerySet, Sum, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, ExtractQuarter

from duixian.desk.loop.pledges.steps import (
    AT_LEAST,
    LISTED,
    MAKERS,
    OPTIONS,
    due_in,
    overdue,
    standing_at,
)
from duixian.desk.records.models import Record
from duixian.rulebook.vocabulary.words import Stage

KEPT, BROKEN = Q(stage=Stage.DONE.value), Q(stage=Stage.FAILED.value)
MAKER = KT("values__maker")
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Year:
    """What was to be kept in a year by now, and what became of it; `oldest` is the first day missed."""

    due: int
    kept: int
    broken: int
    silent: int
    oldest: dt.date | None

    def late(self, day: dt.date) -> int:
        """For how many days the oldest has been overdue."""
        return (day - self.oldest).days if self.oldest else 0


def year_of(rows: QuerySet[Record], year: dt.date, day: dt.date) -> Year:
    """The year in numbers that add up: kept, owned up to, and neither."""
    owed = rows.filter(due_in(year, day)).order_by()
    silent = overdue(day)
    told = owed.aggregate(
        due=Count("pk"),
        kept=Count("pk", filter=KEPT),
        broken=Count("pk", filter=BROKEN),
        silent=Count("pk", filter=silent),
        oldest=Min("due_on", filter=silent),
    )
    return Year(**told)


@dataclass(frozen=True)
class Makers:
    """How many pledges of one maker stand at each step, in the order of the steps."""

    maker: str
    many: tuple[int, ...]


def by_maker(rows: QuerySet[Record], year: dt.date, day: dt.date) -> list[Makers]:
    """Where pledges stand, for each of the makers."""
    counts = {
        f"at_{step.id}": Count("pk", filter=standing_at(step.id, year, day)) for step in LISTED
    }
    grouped = rows.order_by().values(maker=MAKER).annotate(**counts)
    found = {maker: tuple(many) for maker, *many in grouped.values_list("maker", *counts)}
    nothing = (0,) * len(counts)
    return [Makers(maker, found.get(maker, nothing)) for maker in MAKERS]


@dataclass(frozen=True)
class Quarter:
    """What fell due in a quarter and how it stands: none of the numbers is in two of them."""

    number: int
    due: int = 0
    in_time: int = 0
    late: int = 0
    broken: int = 0
    silent: int = 0
    running: int = 0


def by_quarter(rows: QuerySet[Record], year: dt.date, day: dt.date) -> list[Quarter]:
    """The four quarters of a year by the day on which pledges were due."""
    stages = (Stage.OPEN.value, Stage.DONE.value, Stage.FAILED.value)
    some = rows.filter(stage__in=stages, due_on__year=year.year).order_by()
    counted = some.values(number=ExtractQuarter("due_on")).annotate(
        due=Count("pk"),
        in_time=Count("pk", filter=KEPT & Q(closed_on__lte=F("due_on"))),
        late=Count("pk", filter=KEPT & Q(closed_on__gt=F("due_on"))),
        broken=Count("pk", filter=BROKEN),
        silent=Count("pk", filter=overdue(day)),
        running=Count("pk", filter=Q(stage=Stage.OPEN.value, due_on__gte=day)),
    )
    found = {row["number"]: Quarter(**row) for row in counted}
    return [found.get(number, Quarter(number)) for number in QUARTERS]


@dataclass(frozen=True)
class Verdict:
    """What the people served said of some pledges: sheets added up; `few` were too small to count."""

    maker: str
    sheets: int = 0
    few: int = 0
    satisfied: int = 0
    basically: int = 0
    dissatisfied: int = 0
    whole: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", self.satisfied + self.basically + self.dissatisfied)


def verdicts(rows: QuerySet[Record], year: dt.date, day: dt.date) -> Sequence[Verdict]:
    """The verdicts of a year by maker; a sheet with too few answers is left out, and said to be."""
    said = {
        f"n_{name}": Coalesce(Cast(KT(f"values__verdict__{name}"), IntegerField()), Value(0))
        for name in OPTIONS
    }
    enough = Q(answers__gte=AT_LEAST)
    judged = rows.filter(KEPT & due_in(year, day)).order_by().annotate(**said)
    judged = judged.annotate(answers=F("n_satisfied") + F("n_basically") + F("n_dissatisfied"))
    summed = judged.values(maker=MAKER).annotate(
        sheets=Count("pk", filter=enough),
        few=Count("pk", filter=Q(answers__gt=0) & ~enough),
        **{name: Coalesce(Sum(f"n_{name}", filter=enough), Value(0)) for name in OPTIONS},
    )
    found = {row["maker"]: Verdict(**row) for row in summed if row["sheets"] or row["few"]}
    return [found[maker] for maker in MAKERS if maker in found]
