"""Of which kinds a record is owed by a unit, and by when: what rules have begun, what a period still lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from duixian.desk.campaigns.queries import packs_concerning
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import Viewer
from duixian.rulebook.calendars import MONTHS_IN, Interval, add_months, period_start
from duixian.rulebook.calendars.working import after
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Every
from duixian.rulebook.vocabulary.words import Stage

from .owed import unwritten

OWING = frozenset({"branch", "general_branch"})
"""The types of unit that owe what units write themselves: those whose burden is reckoned."""
COUNTED = (Stage.OPEN.value, Stage.DONE.value)


@dataclass(frozen=True)
class Needed:
    """A kind of which a record is owed: by when, and the record whose rule has begun it, if one has."""

    kind: str
    due_on: dt.date
    source: Record | None = None


def needed(
    viewer: Viewer, unit: Unit, kinds: Mapping[str, Kind], day: dt.date, among: Collection[str]
) -> list[Needed]:
    """What is owed of the kinds at hand, each once, what is due first on top; drafts by rule are due at once."""
    begun = {
        each.kind.id: Needed(each.kind.id, day, each.source)
        for each in reversed(unwritten(viewer, kinds, day, among=Q(unit=unit)))
    }
    packs = packs_concerning(unit) if unit.type in OWING else []
    running = {id_: kind for pack in packs for id_, kind in pack.kinds.items() if id_ in among}
    clocks = [clock for kind in running.values() for clock in regular(kind)]
    found = {id_: Needed(id_, due) for id_, due in lacking(viewer, unit, clocks, day)}
    every = [each for each in {**found, **begun}.values() if each.kind in among]
    return sorted(every, key=lambda each: each.due_on)


def regular(kind: Kind) -> Iterator[Every]:
    """The clocks by which each unit owes so many of its own in a period."""
    for clock in kind.clocks:
        if isinstance(clock, Every) and clock.for_ == "units" and clock.kind == kind.id:
            yield clock


def lacking(
    viewer: Viewer, unit: Unit, clocks: Collection[Every], day: dt.date
) -> Iterator[tuple[str, dt.date]]:
    """What a unit has too few of in the period that holds the day, and by when more are due."""
    periods = {clock.kind: whole(clock, day) for clock in clocks}
    if not periods:
        return
    wanted = Q(pk__in=[])
    for kind, period in periods.items():
        wanted |= Q(kind=kind, occurred_on__range=(period.start, period.end))
    rows = Record.objects.seen_by(viewer).filter(wanted, unit=unit, stage__in=COUNTED).order_by()
    had = dict(rows.values("kind").annotate(n=Count("pk")).values_list("kind", "n"))
    for clock in clocks:
        period = periods[clock.kind]
        owes = period.start is not None and unit.opened_on <= period.start
        if owes and had.get(clock.kind, 0) < clock.at_least:
            due = after(period.end, clock.lead, published()) if clock.lead else period.end
            yield clock.kind, due


def whole(clock: Every, day: dt.date) -> Interval:
    """The period of a clock in which a day lies."""
    start = period_start(day, clock.per)
    return Interval(start, add_months(start, MONTHS_IN[clock.per]) - dt.timedelta(1))
