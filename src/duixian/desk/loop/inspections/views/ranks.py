"""First and last among peers: the first share what they do, the last make a statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.loop.inspections import following, queries, ranks
from duixian.desk.loop.inspections.lot import name_of, names_of_rounds
from duixian.desk.loop.inspections.queries import STATEMENT
from duixian.desk.loop.inspections.ranks import Group, Place
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import LEADING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text

SHARING = "exemplar"


@dataclass(frozen=True)
class Standing:
    """A unit at one end: its rank, what it stands on, where it is asked, and what it said."""

    unit: Unit
    place: Place
    url: str = ""
    said: Record | None = None


@open_to(LEADING)
@require_GET
def page(request: Asked, key: UUID) -> HttpResponse:
    """The ends of every peer group in sight."""
    viewer = request.viewer
    record = queries.one(viewer, key)
    why = ""
    try:
        groups = ranks.groups_of(record)
    except NotAnswerable as error:
        groups, why = [], error.text.in_(reading())
    codes = [place.unit for group in groups for place in (*group.first, *group.last)]
    units = {u.code: u for u in Unit.objects.seen_by(viewer).filter(code__in=codes)}
    said = {each.unit_id: each for each in queries.parts_of(viewer, record).statements}
    kind = installed_kinds()[STATEMENT]
    shown = [
        (
            group,
            [*first_of(viewer, group, units)],
            [*last_of(viewer, record, group, units, said)],
        )
        for group in groups
    ]
    owed = sum(standing.said is None for _g, _f, last in shown for standing in last)
    return render(
        request,
        "inspections/ranks.html",
        {
            "record": record,
            "name": name_of(record, names_of_rounds()),
            "groups": shown,
            "why": why,
            "owed": owed,
            "kind": kind,
        },
    )


def first_of(viewer: Viewer, group: Group, units: Mapping[str, Unit]) -> Iterator[Standing]:
    """The first of a group, with the form in which what they do is written down for others."""
    for place, unit in known(group.first, units):
        title = Text(f"{unit.name}：", f"{unit.name}: ").in_(reading())
        asked = {"sort": "practice", "title": title[:60]}
        may = following.may_draft(viewer, unit.path)
        yield Standing(unit, place, address(SHARING, unit, asked) if may else "")


def last_of(
    viewer: Viewer,
    record: Record,
    group: Group,
    units: Mapping[str, Unit],
    said: Mapping[int, Record],
) -> Iterator[Standing]:
    """The last of a group, with the form that asks them for a statement until they were asked."""
    for place, unit in known(group.last, units):
        asked = {"round": record.code, "rank": str(place.rank)}
        may = following.may_draft(viewer, unit.path) and unit.pk not in said
        url = address(STATEMENT, unit, asked) if may else ""
        yield Standing(unit, place, url, said.get(unit.pk))


def known(places: Sequence[Place], units: Mapping[str, Unit]) -> Iterator[tuple[Place, Unit]]:
    """The places of units in sight."""
    return ((place, units[place.unit]) for place in places if place.unit in units)


def address(kind: str, unit: Unit, known: Mapping[str, str]) -> str:
    """The form of a new record with what is known."""
    return f"{reverse('records:new', args=(kind, unit.key))}?{urlencode(known)}"
