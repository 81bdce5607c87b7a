"""Pairs of organisations: what was agreed, what is due, what the other side says; both see the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import SEEING, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

KIND, OTHER = "pair", "other"
AGREED, REPORTED = "agreed", "reported"
COUNTED = (Stage.OPEN.value, Stage.DONE.value)


def pairs(viewer: Viewer) -> QuerySet[Record]:
    """The pairs in sight, and those that name one of the viewer's own units as the other side.

    `paper` where nothing else was written since it was agreed: no visit for a pair, no deed.
    """
    codes = own_codes(viewer)
    seen = Record.objects.seen_by(viewer).filter(kind=KIND).values("pk")
    theirs = Q(**{f"values__{OTHER}__in": codes}) if codes else Q(pk__in=[])
    rows = Record.objects.unscoped().filter(Q(pk__in=seen) | theirs, kind=KIND)
    done = Record.objects.unscoped().filter(
        Q(kind="deed") | Q(kind="visit", values__occasion=KIND),
        unit=OuterRef("unit"), occurred_on__gte=OuterRef("occurred_on"), stage__in=COUNTED,
    )  # fmt: skip
    rows = rows.exclude(stage=Stage.VOID.value).select_related("unit")
    return rows.annotate(paper=~Exists(done) & Q(state=AGREED))


def own_codes(viewer: Viewer) -> list[str]:
    """The codes of the units at which the viewer holds a post."""
    keys = {grant.unit for grant in viewer.holding(SEEING)}
    rows = Unit.objects.seen_by(viewer).filter(key__in=keys)
    return [*rows.order_by("pk").values_list("code", flat=True)]


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


def standing(rows: QuerySet[Record], day: dt.date) -> Standing:
    """The numbers over the list."""
    rows = rows.order_by()
    open_ = rows.filter(stage=Stage.OPEN.value)
    return Standing(
        open=open_.count(),
        late=open_.filter(due_on__lt=day).count(),
        reported=open_.filter(state=REPORTED).count(),
        paper=open_.filter(paper=True).count(),
        over=rows.exclude(stage=Stage.OPEN.value).count(),
        done=rows.filter(stage=Stage.DONE.value).count(),
    )


@dataclass(frozen=True)
class Pair:
    """One matter between two sides: both, what was agreed, where it stands, what the other side says."""

    record: Record
    other: str
    state: Text
    mark: str
    paper: bool
    verdict: str
    seen: bool


def pairs_of(
    viewer: Viewer, rows: Sequence[Record], kinds: Mapping[str, Kind], day: dt.date
) -> list[Pair]:
    """Some pairs in words."""
    kind = kinds[KIND]
    units = names_of(str(each.values.get(OTHER, "")) for each in rows)
    return [
        Pair(
            record=each,
            other=units.get(str(each.values.get(OTHER, "")), ""),
            state=kind.name_of_state(each.state),
            mark=mark_of(each, kind, day),
            paper=bool(vars(each)["paper"]),
            verdict=verdict_of(each),
            seen=viewer.sees(each.unit.path),
        )
        for each in rows
    ]


def names_of(codes: Iterable[str]) -> Mapping[str, str]:
    """Names of units by code: the other side may stand anywhere."""
    rows = Unit.objects.unscoped().filter(code__in={*codes} - {""})
    return dict(rows.values_list("code", "name"))


def verdict_of(record: Record) -> str:
    """What the other side has said: confirmed, sent back, or nothing yet."""
    said = [step["move"] for step in record.steps if step["move"] in ("confirm", "return")]
    return said[-1] if said else ""
