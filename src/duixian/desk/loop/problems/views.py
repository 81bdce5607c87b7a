"""The register of problems: as a page, as the ledger of rectification in a workbook, and on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.duties.queries import worked_out_until
from duixian.desk.look import wording
from duixian.desk.look.charts import Bar, Chart
from duixian.desk.look.charts import ages as columns
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.records.actions.reading import note_taking
from duixian.desk.records.lamps import in_words as lamp_said
from duixian.desk.records.lamps import lamp_of
from duixian.desk.records.queries.past import Names
from duixian.desk.records.wording import mark_of, said
from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind

from . import queries
from .forms import Filters
from .queries import PROBLEM, ROWS, SORT, SOURCE, Register, Row

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_PAPER = 500


@dataclass(frozen=True)
class Shown:
    """A problem in words."""

    row: Row
    mark: str
    state: str
    source: str
    solver: str
    paused: str
    sort: str
    common: str
    lit: str


def in_words(rows: list[Row], names: Names, kind: Kind, day: dt.date) -> list[Shown]:
    """Problems as a list shows them."""

    def held(row: Row, name: str) -> str:
        value = row.record.values.get(name)
        return said(kind.field(name), value, names) if value else ""

    return [
        Shown(
            row,
            mark_of(row.record, kind, day),
            kind.name_of_state(row.record.state).in_(reading()),
            held(row, SOURCE),
            held(row, "solver"),
            held(row, "pause_reason") if row.record.state in kind.stopped else "",
            held(row, SORT),
            held(row, "common"),
            lamp_said(lamp_of(row.record, kind, day)),
        )
        for row in rows
    ]


def by_age(register: Register, where: str) -> Chart:
    """How old the open problems are; the title says what is to be seen."""
    bars = [(age_words(first, last), n) for first, last, n in register.ages()]
    many, old = len(register.open), sum(n for _first, _last, n in register.ages()[2:])
    finding = ngettext(
        "%(old)s of %(n)s open problem has been open for more than 90 days",
        "%(old)s of %(n)s open problems have been open for more than 90 days",
        many,
    ) % {"old": old, "n": many}
    note = _("Days since it was first registered; %(where)s; register of problems as of %(day)s.") % {
        "where": where, "day": wording.day(register.day, reading()),
    }  # fmt: skip
    head = (_("Days open"), _("Problems"))
    drawn = columns([Bar(name, n) for name, n in bars])
    return Chart(finding, drawn, note, head, tuple((name, str(n)) for name, n in bars))


def age_words(first: int, last: int | None) -> str:
    """A band of ages."""
    return f"{first}–{last}" if last is not None else f"≥{first}"


@open_to(SEEING)
@require_GET
def register(request: Asked) -> HttpResponse:
    """What is open, how old, how far up; the list, the oldest first."""
    viewer, day, kinds = request.viewer, request.now.date(), installed_kinds()
    form = Filters(request.GET, kinds[PROBLEM])
    wanted = form.wanted()
    found = queries.register(viewer, wanted, kinds, day)
    page = Paginator(found.lines, ROWS).get_page(request.GET.get("page"))
    rows, names = queries.rows_of(viewer, page.object_list, kinds, day)
    several = Unit.objects.seen_by(viewer)[:2].count() > 1
    units = {grant.name for grant in viewer.holding(SEEING)}
    until = worked_out_until()
    shown = {
        "filters": form.shown(several=several),
        "wanted": wanted,
        "register": found,
        "page": page,
        "rows": in_words(rows, names, kinds[PROBLEM], day),
        "chart": by_age(found, ("、" if reading() == "zh" else ", ").join(sorted(units)))
        if found.open
        else None,
        "finders": queries.finders(viewer, wanted),
        "several": several,
        "behind": until if until and until != day else None,
        "may_write": bool(viewer.roles & ACTING),
        "most": queries.MOST,
    }
    return render(request, "problems/register.html", shown)


def taken(
    request: Asked, most: int | None = None
) -> tuple[list[Shown], Register, Mapping[str, Kind]]:
    """The problems asked for, all or so many, for taking along; noted in the ledger."""
    viewer, day, kinds = request.viewer, request.now.date(), installed_kinds()
    found = queries.register(viewer, Filters(request.GET, kinds[PROBLEM]).wanted(), kinds, day)
    rows, names = queries.rows_of(viewer, found.lines[:most], kinds, day)
    note_taking(viewer=viewer, now=request.now, rows=len(rows))
    return in_words(rows, names, kinds[PROBLEM], day), found, kinds


def headings() -> tuple[str, ...]:
    """The columns of a ledger of rectification, as offices know it."""
    return (
        _("No."), _("Source of the problem"), pgettext("ledger of rectification", "Problem"),
        pgettext("ledger of rectification", "Aim"), _("Measures"),
        _("Leader responsible"), _("Unit responsible"), _("Person responsible"), _("To be done by"),
        _("Progress"), pgettext("ledger of rectification", "Done"), _("Cancelled on"), _("Remarks"),
    )  # fmt: skip


def cells(shown: list[Shown]) -> Iterator[tuple[str | int | dt.date | None, ...]]:
    """Its rows; what nobody has recorded (aim, measures, leader) stays empty for the pen."""
    for number, each in enumerate(shown, 1):
        record = each.row.record
        yield (
            number, each.source, record.text, "", "", "", each.solver or record.unit.name,
            record.person.name if record.person else "", record.due_on,
            record.values.get("changed") or each.state,
            _("yes") if record.closed_on else _("no"), record.closed_on, remarks(each),
        )  # fmt: skip


def remarks(each: Shown) -> str:
    """Number, age, why it stands still, how far up, how often it came back."""
    found = [each.row.record.code, _("%(n)s days") % {"n": each.row.age}]
    if each.paused:
        found.append(_("paused: %(why)s") % {"why": each.paused})
    if each.row.level:
        found.append(_("come up %(n)s levels") % {"n": each.row.level})
    if each.row.recurred:
        found.append(_("came back %(n)s times") % {"n": each.row.recurred})
    return ("；" if reading() == "zh" else "; ").join(found)


@open_to(SEEING)
@require_GET
def workbook(request: Asked) -> HttpResponse:
    """The same problems as the ledger of rectification, without formulas."""
    from duixian.sheets.lists import write_list

    shown, _found, _kinds = taken(request)
    file = BytesIO()
    write_list(file, _("Ledger of rectification"), headings(), cells(shown))
    answer = HttpResponse(file.getvalue(), content_type=WORKBOOK)
    name = f"problems-{request.now.date()}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@open_to(SEEING)
@require_GET
def paper(request: Asked) -> HttpResponse:
    """The same as a sheet for the printer; a long one is cut, which it says."""
    shown, found, _kinds = taken(request, ON_PAPER)
    told = {
        "head": headings(),
        "rows": [*cells(shown)],
        "left_out": len(found.lines) - len(shown),
        "day": request.now.date(),
        "register": found,
    }
    return render(request, "problems/paper.html", told)
