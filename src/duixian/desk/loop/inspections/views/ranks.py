"""First and last among peers: the first share what they do, the last make a statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from duixian.desk.look.wording import reading
from duixian.desk.loop.inspections import following, kept, queries, ranks, tasks
from duixian.desk.loop.inspections.lot import basis_of
from duixian.desk.loop.inspections.queries import SHARED, STATEMENT, Parts
from duixian.desk.loop.inspections.ranks import Group, Place
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.rounds import name_of, names_of_rounds
from duixian.desk.scorecards.queries import size
from duixian.desk.scorecards.scoring import SMALL
from duixian.desk.walls import LEADING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text


@dataclass(frozen=True)
class Standing:
    """A unit of a group: its place, where it is asked, and what it said."""

    unit: Unit
    place: Place
    url: str = ""
    said: Record | None = None


@dataclass(frozen=True)
class Shown:
    """A peer group as the viewer sees it."""

    group: Group
    first: Sequence[Standing]
    last: Sequence[Standing]
    places: Sequence[Standing]
    without: Sequence[Unit]


@open_to(LEADING)
@require_GET
def page(request: Asked, key: UUID) -> HttpResponse:
    """Every peer group in sight: its ends, who was asked, and the whole order."""
    viewer = request.viewer
    record = queries.one(viewer, key)
    why = ""
    groups: list[Group] | None = []
    try:
        groups = worked_out(record, request.now)
    except NotAnswerable as error:
        why = error.text.in_(reading())
    waiting, groups = groups is None, groups or []
    parts = queries.parts_of(viewer, record)
    seen = Seeing(viewer, record, units_of(viewer, groups))
    shown = [*seen.groups(groups, parts)]
    return render(
        request,
        "inspections/ranks.html",
        {
            "record": record,
            "name": name_of(record, names_of_rounds()),
            "groups": shown,
            "why": why,
            "waiting": waiting,
            "owed": sum(each.said is None for one in shown for each in one.last),
            "silent": sum(each.said is None for one in shown for each in one.first),
        },
    )


def worked_out(record: Record, now: dt.datetime) -> list[Group] | None:
    """The groups as they are kept; worked out at once where that is quick, otherwise asked for.

    Raises:
        NotAnswerable: the round has no ranks.
    """
    basis, today = basis_of(record), now.date()
    ranks.refuse(record, basis)
    found = kept.latest(record, basis, today)
    if found is None and size() <= SMALL:
        return kept.work_out(record, basis, today)
    if found is None:
        tasks.ask(record, now)
    return found


def units_of(viewer: Viewer, groups: Sequence[Group]) -> Mapping[str, Unit]:
    """The units of the groups that are in sight, by code."""
    codes = [code for g in groups for code in (*(p.unit for p in g.places), *g.without)]
    return {u.code: u for u in Unit.objects.seen_by(viewer).filter(code__in=codes)}


@dataclass(frozen=True)
class Seeing:
    """Who looks at the ranks of which round, and the units in sight."""

    viewer: Viewer
    record: Record
    units: Mapping[str, Unit]

    def groups(self, groups: Sequence[Group], parts: Parts) -> Iterator[Shown]:
        """The groups in sight, with what the first shared and the last said."""
        said = {each.unit_id: each for each in parts.statements}
        shared = {each.unit_id: each for each in parts.shared}
        for group in groups:
            places = [Standing(unit, place) for place, unit in self.known(group.places)]
            without = [self.units[code] for code in group.without if code in self.units]
            if places or without:
                first = [self.first(unit, p, shared) for p, unit in self.known(group.first)]
                last = [self.last(unit, p, said) for p, unit in self.known(group.last)]
                yield Shown(group, first, last, places, without)

    def first(self, unit: Unit, place: Place, shared: Mapping[int, Record]) -> Standing:
        """One of the first, with the form in which what it does is written down for others."""
        title = Text(f"{unit.name}：", f"{unit.name}: ").in_(reading())
        asked = {"sort": "practice", "title": title[:60], "round": self.record.code}
        return self.standing(SHARED, unit, place, asked, shared)

    def last(self, unit: Unit, place: Place, said: Mapping[int, Record]) -> Standing:
        """One of the last, with the form that asks it for a statement until it was asked."""
        asked = {"round": self.record.code, "rank": str(place.rank)}
        return self.standing(STATEMENT, unit, place, asked, said)

    def standing(
        self,
        kind: str,
        unit: Unit,
        place: Place,
        asked: Mapping[str, str],
        done: Mapping[int, Record],
    ) -> Standing:
        """A unit at one end: what it said, or where it is asked by whoever may."""
        may = unit.pk not in done and following.may_draft(self.viewer, unit.path)
        url = f"{reverse('records:new', args=(kind, unit.key))}?{urlencode(asked)}" if may else ""
        return Standing(unit, place, url, done.get(unit.pk))

    def known(self, places: Sequence[Place]) -> Iterator[tuple[Place, Unit]]:
        """The places of units in sight."""
        return ((place, self.units[place.unit]) for place in places if place.unit in self.units)
