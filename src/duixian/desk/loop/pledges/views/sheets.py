"""What goes out on paper: the public board of a unit, the letter of one pledge, the list of all."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from duixian.desk.loop.pledges import wall as public
from duixian.desk.loop.pledges.queries.sight import is_near, pledges
from duixian.desk.loop.pledges.steps import KIND, MAKERS
from duixian.desk.loop.pledges.summary import HEADINGS, NOTE, summary
from duixian.desk.org.models import Unit
from duixian.desk.records.actions.reading import note_taking
from duixian.desk.records.queries import record_of
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotFound

from .board import kind_of_pledges, wanted

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@open_to(SEEING)
@require_GET
def wall(request: Asked, unit: UUID) -> HttpResponse:
    """What a village reads on its board: promise, number, day, state; nothing about anybody."""
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    kind, today = kind_of_pledges(), request.now.date()
    rows = pledges(request.viewer, where).filter(unit=where)
    hanging = public.hanging(rows, today)
    page = Paginator(hanging, public.PAGE).get_page(request.GET.get("page"))
    some = hanging[page.start_index() - 1 : page.end_index()] if page else hanging.none()
    sums = public.sums_of(rows, today)
    return render(
        request,
        "pledges/wall.html",
        {
            "unit": where,
            "day": today,
            "lines": [*public.lines_of(some, kind, today)],
            "page": page,
            "first": page.start_index(),
            "sums": sums,
            "late": sums.late(today),
        },
    )


@open_to(SEEING)
@require_GET
def letter(request: Asked, key: UUID) -> HttpResponse:
    """The letter of one pledge, to be signed by hand."""
    try:
        record = record_of(request.viewer, key)
    except NotFound as error:
        raise Http404 from error
    if record.kind != KIND:
        raise Http404
    named = is_near(request.viewer, record)
    if record.values.get("maker") == "member" and not named:
        raise Http404
    return render(
        request,
        "pledges/letter.html",
        {
            "record": record,
            "maker": MAKERS.get(str(record.values.get("maker", "")), ""),
            "person": record.person.name if record.person and named else "",
            "amount": record.values.get("amount"),
            "amount_unit": _unit_of_amount(),
        },
    )


def _unit_of_amount() -> str:
    declared = kind_of_pledges().field("amount")
    return (declared.unit or "") if declared else ""


@open_to(SEEING)
@require_GET
def workbook(request: Asked) -> HttpResponse:
    """The summary of pledges with the headings that offices use, one row each."""
    from duixian.sheets.lists import write_list

    asked, kind = wanted(request), kind_of_pledges()
    rows = pledges(request.viewer, asked.unit)
    lines = [*summary(request.viewer, rows, kind, asked.year, asked.day)]
    file = BytesIO()
    title = f"{asked.unit.name} {asked.year.year} 年公开承诺汇总表"
    write_list(file, title, HEADINGS, lines, note=NOTE % {"day": asked.day})
    note_taking(viewer=request.viewer, now=request.now, rows=len(lines))
    answer = HttpResponse(file.getvalue(), content_type=WORKBOOK)
    name = f"pledges-{asked.year.year}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
