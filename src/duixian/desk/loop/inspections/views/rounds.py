"""The rounds of inspection: those that run, how far each has come, and how one begins."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.loop.inspections import queries
from duixian.desk.loop.inspections.queries import OPEN, ROUND
from duixian.desk.records.rounds import name_of, names_of_rounds
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import SEEING, Role, Viewer, open_to
from duixian.desk.walls.access import Asked

SHOWN = 30


@open_to(SEEING)
@require_GET
def home(request: Asked) -> HttpResponse:
    """All rounds in sight, those that run on top."""
    viewer, today = request.viewer, request.now.date()
    kind = installed_kinds()[ROUND]
    page = Paginator(queries.inspections(viewer), SHOWN).get_page(request.GET.get("page"))
    rows = queries.rows_of(viewer, [*page.object_list])
    names = names_of_rounds()
    items = [
        (
            row,
            name_of(row.record, names),
            kind.name_of_state(row.record.state),
            mark_of(row.record, kind, today),
        )
        for row in rows
    ]
    running = [row for row in rows if row.whole and row.record.stage == OPEN]
    return render(
        request,
        "inspections/home.html",
        {
            "items": items,
            "page": page,
            "running": sum(row.record.stage == OPEN for row in rows),
            "whole": any(row.whole for row in rows),
            "waiting": sum(row.waiting for row in running),
            "undecided": sum(row.undecided for row in rows),
            "declare": may_declare(viewer),
        },
    )


def may_declare(viewer: Viewer) -> str:
    """Where the viewer declares a round; empty where the viewer may not."""
    unit = next((grant.unit for grant in viewer.holding({Role.OFFICE})), None)
    return reverse("records:new", args=(ROUND, unit)) if unit else ""
