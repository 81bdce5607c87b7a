"""Sheets for the pen: one of a finding for each unit that was drawn."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.loop.inspections import queries
from duixian.desk.loop.inspections.queries import FINDING
from duixian.desk.records.codes import code_of
from duixian.desk.records.paper import blanks, picture_of
from duixian.desk.walls import ACTING, open_to
from duixian.desk.walls.access import Asked

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
    shown = [*blanks(kind)]
    slips = [
        {"unit": unit, "code": code, "square": picture_of(code)}
        for unit in waiting[:MOST]
        for code in [code_of(FINDING, unit.code)]
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
