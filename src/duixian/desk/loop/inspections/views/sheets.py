"""Sheets for the pen: one of a finding for each unit that was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.loop.inspections import queries
from duixian.desk.loop.inspections.queries import FINDING, LINK
from duixian.desk.records.codes import code_of
from duixian.desk.records.models import Record
from duixian.desk.records.paper import Blank, blanks, picture_of
from duixian.desk.records.rounds import name_of, names_of_rounds
from duixian.desk.walls import ACTING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind

from .one import way_of

MOST = 60
"""So many sheets are printed at once."""


@open_to(ACTING)
@require_GET
def page(request: Asked, key: UUID) -> HttpResponse:
    """A sheet for each unit that nobody has visited yet, those in sight of the viewer."""
    record = queries.one(request.viewer, key)
    kind = installed_kinds()[FINDING]
    stops = queries.stops_of(request.viewer, queries.parts_of(request.viewer, record))
    waiting = [stop.unit for stop in stops if stop.waits]
    shown = [*blanks_of(record, kind)]
    slips = [
        {"unit": unit, "code": code, "square": picture_of(code)}
        for unit in waiting[:MOST]
        for code in [code_of(FINDING, unit.code, record.code)]
    ]
    return render(
        request,
        "inspections/sheets.html",
        {
            "record": record,
            "kind": kind,
            "blanks": shown,
            "slips": slips,
            "more": len(waiting) - len(slips),
        },
    )


def blanks_of(record: Record, kind: Kind) -> Iterator[Blank]:
    """The blanks of a finding: which round it is and, where there is but one, the way are printed."""
    names, way = names_of_rounds(), kind.field("way")
    options = {option.id: option.name.in_(reading()) for option in way.options} if way else {}
    known = {
        LINK: f"{name_of(record, names).in_(reading())} {record.code}",
        "way": options.get(way_of(record), ""),
    }
    for blank in blanks(kind):
        yield replace(blank, known=known.get(blank.id, ""))
