"""Visits by purpose with what came of them, and deeds: who from outside had something of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.fields import IntegerField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from duixian.desk.records.models import Link, Record
from duixian.desk.records.queries.linked import Linked, linked_to
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

VISIT, DEED, PROBLEM = "visit", "deed", "problem"
COUNTED = (Stage.OPEN.value, Stage.DONE.value)


def visits(viewer: Viewer, year: int, occasion: str = "") -> QuerySet[Record]:
    """The visits of a year in sight, the last first; `brought` where a problem was brought back."""
    brought = Link.objects.seen_by(viewer).filter(record=OuterRef("pk"), field=PROBLEM)
    solved = brought.filter(other__stage=Stage.DONE.value)
    rows = Record.objects.seen_by(viewer).filter(
        kind=VISIT, stage__in=COUNTED, occurred_on__year=year
    )
    rows = rows.filter(values__occasion=occasion) if occasion else rows
    rows = rows.annotate(brought=Exists(brought), solved=Exists(solved))
    return rows.select_related("unit").order_by("-occurred_on", "-pk")


@dataclass(frozen=True)
class Purpose:
    """Visits of one purpose: how many, how many households, how many brought a problem, and solved."""

    id: str
    name: Text
    visits: int
    households: int
    brought: int
    solved: int


UNSAID = Text("没有写明", "not said")


def purposes(rows: QuerySet[Record], kind: Kind) -> list[Purpose]:
    """The purposes in the order of the kind; those that nobody wrote down last."""
    told = rows.order_by().annotate(occasion=KT("values__occasion")).values("occasion")
    counted: dict[str | None, Any] = {
        row["occasion"]: row
        for row in told.annotate(
            many=Count("pk"),
            households=Count(KT("values__household"), distinct=True),
            with_problem=Count("pk", filter=Q(brought=True)),
            with_solved=Count("pk", filter=Q(solved=True)),
        ).values("occasion", "many", "households", "with_problem", "with_solved")
    }
    field = kind.field("occasion")
    options = [(option.id, option.name) for option in field.options] if field else []
    return [
        Purpose(id_ or "", name, row["many"], row["households"], row["with_problem"], row["with_solved"])
        for id_, name in (*options, (None, UNSAID))
        if (row := counted.get(id_ or None))
    ]  # fmt: skip


@dataclass(frozen=True)
class Visited:
    """A visit: what was heard, and the problem that it brought back."""

    record: Record
    purpose: Text | None
    problem: Linked | None


def visited(
    viewer: Viewer, rows: Sequence[Record], kinds: Mapping[str, Kind], day: dt.date
) -> list[Visited]:
    """Some visits with what was found; whose door it was stands on the record alone."""
    field = kinds[VISIT].field("occasion")
    names = {option.id: option.name for option in field.options} if field else {}
    linked = linked_to(viewer, rows, kinds, day)
    return [
        Visited(
            each,
            names.get(str(each.values.get("occasion", ""))),
            next(iter(linked.get(each.pk, {}).get(PROBLEM, ())), None),
        )
        for each in rows
    ]


@dataclass(frozen=True)
class Deeds:
    """The deeds of a year: how many, people helped, how many serve a task or problem.

    `inward` are those that help nobody and serve nothing (F04).
    """

    many: int
    helped: int
    serving: int
    inward: int


def deeds(viewer: Viewer, year: int) -> QuerySet[Record]:
    """The deeds of a year in sight; `serves` where it points at a task or problem, `helped` people."""
    serves = Link.objects.seen_by(viewer).filter(record=OuterRef("pk"), field__in=("task", PROBLEM))
    rows = Record.objects.seen_by(viewer).filter(
        kind=DEED, stage__in=COUNTED, occurred_on__year=year
    )
    helped = Cast(KT("values__helped"), IntegerField())
    return rows.annotate(serves=Exists(serves), helped=helped).select_related("unit")


def inward(rows: QuerySet[Any]) -> QuerySet[Record]:
    """Deeds with nobody helped, no task and no problem served, the last first."""
    none = Q(helped=None) | Q(helped=0)
    return rows.filter(none, serves=False).order_by("-occurred_on", "-pk")


def deeds_counted(rows: QuerySet[Any]) -> Deeds:
    """The numbers over deeds."""
    told = rows.order_by().aggregate(
        many=Count("pk"), people=Sum("helped"), serving=Count("pk", filter=Q(serves=True))
    )
    return Deeds(told["many"], told["people"] or 0, told["serving"], inward(rows).count())
