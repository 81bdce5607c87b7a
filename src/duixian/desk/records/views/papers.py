"""Sheets for the pen: one of a kind for a unit, and one of a month with several kinds."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_forms, installed_kinds
from duixian.desk.org.models import Unit
from duixian.desk.records.codes import code_of
from duixian.desk.records.paper import Blank, blanks, picture_of
from duixian.desk.walls import ACTING, open_to
from duixian.desk.walls.access import Asked

ROWS_OF_A_MONTH = 3
COLUMNS = 5
HALF_A_PAGE = 8
"""A sheet of so many lines fits twice on a page, to be cut."""
LINES_OF_MARKS = 3
"""What number, maker, validity and the like take of it."""
MONTHLY = ("visit", "deed", "study", "problem")


@open_to(ACTING)
@require_GET
def blank(request: Asked, unit: UUID, kind: str) -> HttpResponse:
    """An empty sheet of a kind for a unit, with the code that names both."""
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    found = installed_kinds().get(kind)
    if found is None:
        raise Http404
    code = code_of(kind, where.code)
    shown = [*blanks(found)]
    forms = installed_forms()[kind]
    most = HALF_A_PAGE - LINES_OF_MARKS if forms else HALF_A_PAGE
    return render(
        request,
        "records/paper.html",
        {
            "forms": forms,
            "lapsed": forms and forms.lapsed(request.now.date()),
            "kind": found,
            "unit": where,
            "code": code,
            "square": picture_of(code),
            "blanks": shown,
            "twice": sum(b.lines for b in shown) <= most,
        },
    )


@open_to(ACTING)
@require_GET
def month(request: Asked, unit: UUID) -> HttpResponse:
    """One sheet for what a unit does in a month: a few lines for each kind it writes."""
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    kinds, borne = installed_kinds(), installed_forms()
    parts = [
        {
            "kind": kinds[kind],
            "code": code_of(kind, where.code),
            "blanks": _columns(blanks(kinds[kind])),
            "rows": range(ROWS_OF_A_MONTH),
            "forms": forms,
            "lapsed": forms and forms.lapsed(request.now.date()),
        }
        for kind in MONTHLY
        if kind in kinds
        for forms in [borne[kind]]
    ]
    return render(request, "records/month.html", {"unit": where, "parts": parts})


def _columns(every: Iterable[Blank]) -> list[Blank]:
    """The few blanks that stand beside each other on a line: what is needed goes first."""
    found = [*every]
    chosen = sorted(found, key=lambda blank: not blank.needed)[:COLUMNS]
    return [blank for blank in found if blank in chosen]
