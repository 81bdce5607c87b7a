"""The pages of the tasks: key items, breakdown sheet, time and work, drafts that are stuck, one plan."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.org.models import Unit
from duixian.desk.records.actions.reading import note_taking
from duixian.desk.records.models import Record
from duixian.desk.records.queries import record_of
from duixian.desk.records.views.stack import TYPING
from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotFound
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage

from . import accounting, breakdown, curves, queries
from .forms import SheetForm
from .rows import MARKS, Row, grouped, reading_of, time_against_work

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE, ON_PAPER, IN_WORKBOOK, MOST_STUCK = 30, 150, 5000, 200


def kind_of_tasks() -> Kind:
    """The kind of record a task is.

    Raises:
        Http404: no pack that is installed has tasks.
    """
    found = installed_kinds().get(queries.KIND)
    if found is None:
        raise Http404
    return found


def around(request: Asked) -> dict[str, Any]:
    """What stands on every page: what the reader may do, how many drafts are stuck."""
    roles = request.viewer.roles
    return {
        "may_write": bool(roles & ACTING),
        "types_in": bool(roles & TYPING),
        "drafts": queries.drafts(request.viewer).count(),
    }


def key_items_of(request: Asked) -> dict[str, Any]:
    """The key items with what their page and their sheet say; where none is in sight, all tasks of the year."""
    kind, day = kind_of_tasks(), request.now.date()
    records = [*queries.key_items(request.viewer, day)[: queries.MOST_KEY_ITEMS + 1]]
    numbered = bool(records)
    if not numbered:
        wanted = queries.sheet_rows(request.viewer, day)
        records = [*wanted[: queries.MOST_KEY_ITEMS + 1]]
    more = len(records) > queries.MOST_KEY_ITEMS
    found = queries.items(request.viewer, records[: queries.MOST_KEY_ITEMS], kind, day)
    return {
        "groups": [*grouped(found, kind)],
        "numbered": numbered,
        "all": len(found),
        "late": sum(1 for item in found if item.late),
        "soon": sum(1 for item in found if item.soon),
        "done": sum(1 for item in found if item.record.stage == Stage.DONE),
        "most": queries.MOST_KEY_ITEMS if more else 0,
        "today": day,
        "unit": request.viewer.grants[0].name if request.viewer.grants else "",
    }


@open_to(SEEING)
@require_GET
def key_items(request: Asked) -> HttpResponse:
    """All key items on one page: what is late or soon due first, the rest by field of work."""
    return render(request, "tasks/key.html", {**key_items_of(request), **around(request)})


@open_to(SEEING)
@require_GET
def key_paper(request: Asked) -> HttpResponse:
    """The same on one sheet for the printer, a line for each."""
    return render(request, "tasks/key_paper.html", key_items_of(request))


def asked_for(request: Asked, kind: Kind) -> tuple[SheetForm, QuerySet[Record]]:
    """The tasks that a breakdown sheet is asked for."""
    form = SheetForm(request.GET, kind, request.viewer)
    rows = queries.sheet_rows(request.viewer, request.now.date(), form.chosen(), form.under())
    if form.by_secretary():
        rows = rows.filter(values__by_secretary="yes")
    return form, queries.numbered(rows) if form.key_alone() else rows


@open_to(SEEING)
@require_GET
def sheet(request: Asked) -> HttpResponse:
    """The breakdown sheet, one page after the other."""
    kind, day = kind_of_tasks(), request.now.date()
    form, rows = asked_for(request, kind)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    found = queries.items(request.viewer, page.object_list, kind, day)
    shown = {
        "form": form,
        "page": page,
        "headings": breakdown.headings(),
        "lines": [*breakdown.lines(found, page.start_index())],
        "all": page.paginator.count,
        "late": rows.filter(stage=Stage.OPEN.value, due_on__lt=day).count(),
        "today": day,
        **around(request),
    }
    return render(request, "tasks/sheet.html", shown)


@open_to(SEEING)
@require_GET
def paper(request: Asked) -> HttpResponse:
    """The same sheet for the printer, on A4 across."""
    kind, day = kind_of_tasks(), request.now.date()
    form, rows = asked_for(request, kind)
    records = [*rows[: ON_PAPER + 1]]
    found = queries.items(request.viewer, records[:ON_PAPER], kind, day)
    shown = {
        "form": form,
        "headings": breakdown.headings(),
        "lines": [*breakdown.lines(found)],
        "most": ON_PAPER if len(records) > ON_PAPER else 0,
        "today": day,
        "unit": request.viewer.grants[0].name if request.viewer.grants else "",
    }
    return render(request, "tasks/paper.html", shown)


@open_to(SEEING)
@require_GET
def workbook(request: Asked) -> HttpResponse:
    """The same sheet as a workbook."""
    from duixian.sheets.lists import write_list

    kind, day = kind_of_tasks(), request.now.date()
    _form, rows = asked_for(request, kind)
    records = [*rows[: IN_WORKBOOK + 1]]
    found = queries.items(request.viewer, records[:IN_WORKBOOK], kind, day)
    lines = [*breakdown.as_rows([*breakdown.lines(found)])]
    note_taking(viewer=request.viewer, now=request.now, rows=len(lines))
    note = (
        _("Only the first %(n)s tasks.") % {"n": IN_WORKBOOK} if len(records) > IN_WORKBOOK else ""
    )
    file = BytesIO()
    write_list(file, _("Breakdown of tasks"), breakdown.headings(), lines, note=note)
    answer = HttpResponse(file.getvalue(), content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="tasks-{day}.xlsx"'
    return answer


@open_to(SEEING)
@require_GET
def time(request: Asked) -> HttpResponse:
    """The time account and the task account of a unit and of those right below it."""
    kind_of_tasks()
    unit = unit_asked(request)
    if unit is None:
        raise Http404
    day = request.now.date()
    whole, standing = accounting.accounts(request.viewer, unit, day)
    rows = [(each, time_against_work(each.account)) for each in standing if each.account.left]
    shown = {
        "chart": curves.drawn(curves.curve_of_unit(request.viewer, unit, day), unit.name),
        "unit": unit,
        "account": whole,
        "told": time_against_work(whole),
        "rows": rows,
        "free": len(standing) - len(rows),
        "above": Unit.objects.seen_by(request.viewer).filter(children=unit).first(),
        **around(request),
    }
    return render(request, "tasks/time.html", shown)


def unit_asked(request: Asked) -> Unit | None:
    """The unit that the address names, otherwise the reader's own; nothing where there is none in sight."""
    units = Unit.objects.seen_by(request.viewer)
    if "unit" in request.GET:
        form = SheetForm(request.GET, kind_of_tasks(), request.viewer)
        return form.under()
    seeing = next(iter(request.viewer.holding(SEEING)), None)
    return units.filter(path=seeing.path).first() if seeing else None


@open_to(SEEING)
@require_GET
def stuck(request: Asked) -> HttpResponse:
    """Drafts that cannot be given out, and what they lack."""
    kind = kind_of_tasks()
    records = [*queries.drafts(request.viewer)[: MOST_STUCK + 1]]
    found = [*accounting.stuck(records[:MOST_STUCK], kind)]
    shown = {
        "stuck": [each for each in found if each.missing],
        "ready": [each for each in found if not each.missing],
        "most": MOST_STUCK if len(records) > MOST_STUCK else 0,
        **around(request),
    }
    return render(request, "tasks/stuck.html", shown)


@open_to(SEEING)
@require_GET
def plan(request: Asked, key: str) -> HttpResponse:
    """One task against its plan: milestones by their days, the time left for what is left."""
    kind, day = kind_of_tasks(), request.now.date()
    record = get_task(request, key)
    (item,) = queries.items(request.viewer, [record], kind, day)
    parts = queries.items(request.viewer, item.milestones, kind, day)
    left = accounting.account_of(record, item.progress, day)
    shown = {
        "row": Row(item),
        "milestones": [Row(part) for part in parts],
        "quarters": [*breakdown.quarters(item.milestones, day)],
        "chart": curves.drawn(curves.curve_of_parts(item.milestones, day), record.text),
        "readings": [
            (reading_of(lamp), MARKS[lit.shade], lit.shade.said, lit.why)
            for lamp, lit in queries.readings(request.viewer, item, day)
        ]
        if record.stage == Stage.OPEN
        else [],
        "told": time_against_work(left),
        "open": record.stage == Stage.OPEN,
        "off": [(step.on, Row(item).named(step.persons)) for step in item.off],
        "may_add": bool(request.viewer.roles & ACTING)
        and record.stage in (Stage.OPEN, Stage.DRAFT),
    }
    return render(request, "tasks/plan.html", shown)


def get_task(request: Asked, key: str) -> Record:
    """The task of a key.

    Raises:
        Http404: there is none in sight.
    """
    try:
        found = record_of(request.viewer, key)
    except NotFound as error:
        raise Http404 from error
    if found.kind != queries.KIND:
        raise Http404
    return found
