"""What waits for the one who asks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.org.models import Unit
from duixian.desk.records.listing import kinds_used
from duixian.desk.records.queries import drafts_of
from duixian.desk.walls import ACTING, LEADING, Role, Viewer, signed_in
from duixian.desk.walls.access import Asked

from .queries import agenda


@signed_in
@require_GET
def today(request: Asked) -> HttpResponse:
    """What waits for the one who asks, by deadline."""
    viewer, kinds = request.viewer, installed_kinds()
    shown = {
        "agenda": agenda(viewer, kinds, request.now.date()),
        "cards": [kinds[id_] for id_ in kinds_used(viewer) if id_ in kinds],
        "drafts": drafts_of(viewer).count(),
        "urges": has_below(viewer),
        "may_write": bool(viewer.roles & ACTING),
        "types_in": bool(viewer.roles & {Role.CLERK, Role.OFFICE}),
    }
    return render(request, "today/today.html", shown)


def has_below(viewer: Viewer) -> bool:
    """Whether the viewer leads a unit that has others below it."""
    paths = [grant.path for grant in viewer.holding(LEADING)]
    return bool(paths) and Unit.objects.seen_by(viewer).filter(parent__path__in=paths).exists()
