"""The list of comments, the same as the office's record sheet, and the way to give one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.org.calendar import published, unsettled
from duixian.desk.org.models import Unit
from duixian.desk.records.actions.reading import note_taking
from duixian.desk.records.models import Record
from duixian.desk.records.nameable import STANDING
from duixian.desk.records.views.one import Verb, verbs
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.calendars.working import add_working_days
from duixian.rulebook.kinds import Kind

from .levels import levels, period_of, rhythm
from .queries import (
    ABOUT,
    KIND,
    Row,
    commented,
    in_order,
    may_comment,
    rows_of,
    standing,
    stands_above,
    units_called,
)
from .sheet import HEADINGS, sheet_rows

ROWS = 30
UNITS = 12
ANSWER_IN = 15
"""Working days in which an answer is asked for, unless whoever comments writes another day [K]."""
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def asked_for(request: Asked, name: str) -> str:
    """What an address says under a name; without the byte that one of the databases refuses."""
    return request.GET.get(name, "").replace("\x00", "").strip()


@open_to(SEEING)
@require_GET
def comments(request: Asked) -> HttpResponse:
    """Comments in sight: those nobody has answered first, and from which level they came."""
    viewer, kinds, today = request.viewer, installed_kinds(), request.now.date()
    text = asked_for(request, "text")
    settled = request.GET.get("show") == "settled"
    rows = commented(viewer, text)
    page = Paginator(in_order(rows, settled=settled), ROWS).get_page(request.GET.get("page"))
    clock = rhythm(kinds)
    period = period_of(clock, today)
    above = stands_above(viewer)
    shown = {
        "standing": standing(rows, today),
        "rows": [*with_verbs(rows_of(viewer, [*page], kinds, today), kinds)],
        "page": page,
        "text": text,
        "settled": settled,
        "levels": levels(viewer, clock, period) if above and not settled and not text else [],
        "per": clock.per.value,
        "period": period,
        "units": units_called(viewer, text, UNITS) if text and above else [],
        "may_comment": above,
    }
    return render(request, "comments/list.html", shown)


def with_verbs(rows: Iterable[Row], kinds: Mapping[str, Kind]) -> Iterator[tuple[Row, list[Verb]]]:
    """Comments with the steps that the viewer may make."""
    for row in rows:
        yield row, [*verbs(row.record, kinds[KIND], row.moves, kinds)]


@open_to(SEEING)
@require_GET
def give(request: Asked, unit: UUID) -> HttpResponse:
    """On to the form of a comment on a unit, with the day for the answer and what it is about.

    Raises:
        Http404: there is no such unit in sight.
        PermissionDenied: the viewer does not stand above it.
    """
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    if KIND not in installed_kinds():
        raise Http404
    if not may_comment(request.viewer, where):
        raise PermissionDenied
    due = add_working_days(request.now.date(), ANSWER_IN, published())
    if unsettled(due):
        messages.info(
            request,
            _(
                "The day for the answer is provisional: the holidays of its year are not published yet."
            ),
        )
    known = {"due_on": due.isoformat()}
    about = Record.objects.seen_by(request.viewer).filter(
        unit=where, code=asked_for(request, "about"), stage__in=STANDING
    )
    if found := about.first():
        known[ABOUT] = found.code
    return redirect(f"{reverse('records:new', args=(KIND, where.key))}?{urlencode(known)}")


@open_to(SEEING)
@require_GET
def workbook(request: Asked) -> HttpResponse:
    """All comments in sight under the headings of the office's record sheet."""
    from duixian.sheets.lists import write_list

    viewer, today = request.viewer, request.now.date()
    rows = commented(viewer, asked_for(request, "text"))
    some = [*sheet_rows(viewer, rows.order_by("occurred_on", "pk"), installed_kinds(), today)]
    note_taking(viewer=viewer, now=request.now, rows=len(some))
    file = BytesIO()
    write_list(file, _("Record sheet of comments by leaders"), [str(h) for h in HEADINGS], some)
    return as_workbook(file, today)


def as_workbook(file: BytesIO, today: dt.date) -> HttpResponse:
    """A workbook to be saved."""
    answer = HttpResponse(file.getvalue(), content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="comments-{today}.xlsx"'
    return answer
