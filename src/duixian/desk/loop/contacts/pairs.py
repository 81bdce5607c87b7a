"""Pairs of organisations: what was agreed, what is due, what the other side says; both see the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from duixian.desk.org.models import Unit
from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Record
from duixian.desk.records.queries.waits import paths_of, question_of
from duixian.desk.records.rules import About, actors
from duixian.desk.records.sides import shared_with
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import judge_alone
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Stage

KIND, OTHER = "pair", "other"
AGREED, REPORTED = "agreed", "reported"
COUNTED = (Stage.OPEN.value, Stage.DONE.value)


def pairs(viewer: Viewer) -> QuerySet[Record]:
    """The pairs in sight, and those that name one of the viewer's own units as the other side.

    `paper` where nothing else was written since it was agreed: no visit for a pair, no deed.
    """
    both = (Record.objects.seen_by(viewer), shared_with(viewer))
    seen, theirs = (rows.filter(kind=KIND).values("pk") for rows in both)
    rows = Record.objects.unscoped().filter(Q(pk__in=seen) | Q(pk__in=theirs))
    done = Record.objects.unscoped().filter(
        Q(kind="deed") | Q(kind="visit", values__occasion=KIND),
        unit=OuterRef("unit"), occurred_on__gte=OuterRef("occurred_on"), stage__in=COUNTED,
    )  # fmt: skip
    rows = rows.exclude(stage=Stage.VOID.value).select_related("unit", "person")
    return rows.annotate(paper=~Exists(done) & Q(state=AGREED))


def in_order(rows: QuerySet[Record], *, over: bool) -> QuerySet[Record]:
    """What is due first on top, of those with the same day what waits for a verdict; over: the last first."""
    if over:
        return rows.exclude(stage=Stage.OPEN.value).order_by("-state_on", "-pk")
    first = Case(When(state=REPORTED, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.filter(stage=Stage.OPEN.value).order_by(
        F("due_on").asc(nulls_last=True), first, "pk"
    )


@dataclass(frozen=True)
class Standing:
    """How many matters are open, late, waiting for the other side's word, on paper only; and over."""

    open: int
    late: int
    reported: int
    paper: int
    over: int
    done: int


def standing(rows: QuerySet[Any], day: dt.date) -> Standing:
    """The numbers over the list."""
    open_ = Q(stage=Stage.OPEN.value)
    told = rows.order_by().aggregate(
        open=Count("pk", filter=open_),
        late=Count("pk", filter=open_ & Q(due_on__lt=day)),
        reported=Count("pk", filter=open_ & Q(state=REPORTED)),
        over=Count("pk", filter=~open_),
        done=Count("pk", filter=Q(stage=Stage.DONE.value)),
    )
    return Standing(**told, paper=rows.order_by().filter(open_, paper=True).count())


@dataclass(frozen=True)
class Pair:
    """One matter between two sides: both, what was agreed, where it stands, what the other side says."""

    record: Record
    other: str
    state: Text
    mark: str
    paper: bool
    verdict: str
    moves: tuple[Move, ...]


def pairs_of(
    viewer: Viewer, rows: Sequence[Record], kinds: Mapping[str, Kind], day: dt.date
) -> list[Pair]:
    """Some pairs in words."""
    kind, me, paths = kinds[KIND], code_of(viewer), paths_of(rows, kinds)
    units = names_of(str(each.values.get(OTHER, "")) for each in rows)
    return [
        Pair(
            record=each,
            other=units.get(str(each.values.get(OTHER, "")), ""),
            state=kind.name_of_state(each.state),
            mark=mark_of(each, kind, day),
            paper=bool(vars(each)["paper"]),
            verdict=verdict_of(each),
            moves=verdicts(viewer, each, kind, (me, day), paths),
        )
        for each in rows
    ]


def verdicts(
    viewer: Viewer, record: Record, kind: Kind, who: tuple[str, dt.date], paths: Mapping[str, str]
) -> tuple[Move, ...]:
    """The moves by which the other side, or who stands above, says whether it was done."""
    words = [m for m in kind.moves if Actor.SUBJECT in m.by and record.state in m.from_]
    if not words:
        return ()
    other = paths.get(str(record.values.get(OTHER, "")))
    about = About(record.entered_by, units=frozenset({other} if other else ()))
    roles = actors(viewer, record.unit.path, kind, about, me=who[0])
    asked = replace(question_of(viewer, record, kind, who, paths), roles=roles)
    return tuple(move for move in words if judge_alone(kind, move, asked).allowed)


def names_of(codes: Iterable[str]) -> Mapping[str, str]:
    """Names of units by code: the other side may stand anywhere."""
    rows = Unit.objects.unscoped().filter(code__in={*codes} - {""})
    return dict(rows.values_list("code", "name"))


def verdict_of(record: Record) -> str:
    """What the other side has said: confirmed, sent back, or nothing yet."""
    said = [step["move"] for step in record.steps if step["move"] in ("confirm", "return")]
    return said[-1] if said else ""
