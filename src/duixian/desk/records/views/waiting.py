"""What waits for the viewer: records on which a move is theirs, those due first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.records import queries
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import ACTING, open_to
from duixian.desk.walls.access import Asked

from .one import verbs


@open_to(ACTING)
@require_GET
def waiting(request: Asked) -> HttpResponse:
    """Each record with its verbs; what is overdue has the mark of what needs somebody."""
    viewer, today = request.viewer, request.now.date()
    kinds = installed_kinds()
    items = [
        {
            "record": item.record,
            "kind": kinds[item.record.kind].name.in_(reading()),
            "state": kinds[item.record.kind].name_of_state(item.record.state).in_(reading()),
            "mark": mark_of(item.record, today),
            "moves": [*verbs(viewer, item.record, kinds[item.record.kind], today)],
        }
        for item in queries.waiting(viewer, kinds, today)
    ]
    return render(request, "records/waiting.html", {"items": items})
