"""The list of records, and the same list as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.records import listing
from duixian.desk.records.actions.reading import note_taking
from duixian.desk.records.forms.filters import FilterForm
from duixian.desk.records.lamps import in_words, lamp_of
from duixian.desk.records.models import Record
from duixian.desk.records.rounds import called
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import ACTING, SEEING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind

from .stack import TYPING

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Row:
    """A record as a list shows it: with the words of its kind and a mark for where it stands."""

    record: Record
    kind: str
    state: str
    mark: str
    lamp: str = ""


def rows_of(records: list[Record], kinds: dict[str, Kind], today: dt.date) -> Iterator[Row]:
    """Records in words."""
    called(records)
    for record in records:
        kind = kinds.get(record.kind)
        name = kind.name.in_(reading()) if kind else record.kind
        state = kind.name_of_state(record.state).in_(reading()) if kind else record.state
        lamp = in_words(lamp_of(record, kind, today))
        yield Row(record, name, state, mark_of(record, kind, today), lamp)


def several_units(viewer: Viewer) -> bool:
    """Whether the viewer sees more than one unit."""
    return Unit.objects.seen_by(viewer)[:2].count() > 1


@open_to(SEEING)
@require_GET
def records(request: Asked) -> HttpResponse:
    """Records under the viewer's posts, narrowed as asked, last changed first."""
    kinds, today = installed_kinds(), request.now.date()
    form = FilterForm(request.GET, kinds.values(), today)
    wanted, several = form.wanted(), several_units(request.viewer)
    before = request.GET.get("before", "")
    page = listing.page(request.viewer, wanted, int(before) if before.isdecimal() else None)
    return render(
        request,
        "records/list.html",
        {
            "filters": form,
            "narrow": form.narrow(several=several),
            "wanted": wanted,
            "several": several,
            "standing": listing.standing(request.viewer, wanted, kinds, today),
            "rows": [*rows_of(page.rows, kinds, today)],
            "before": page.before,
            "first": not before,
            "may_write": bool(request.viewer.roles & ACTING),
            "types_in": several and bool(request.viewer.roles & TYPING),
        },
    )


@open_to(SEEING)
@require_GET
def workbook(request: Asked) -> HttpResponse:
    """The same list as a workbook, without formulas."""
    from duixian.sheets.lists import write_list

    kinds, today = installed_kinds(), request.now.date()
    wanted = FilterForm(request.GET, kinds.values(), today).wanted()
    number, what = pgettext("record", "Number"), pgettext("record", "What")
    due = pgettext("record", "Due")
    titles = (number, _("Kind"), _("Unit"), _("Day"), what, _("State"), due)
    file = BytesIO()
    rows = [*_cells(listing.whole(request.viewer, wanted), kinds, today)]
    note_taking(viewer=request.viewer, now=request.now, rows=len(rows))
    write_list(file, _("Records"), titles, rows)
    answer = HttpResponse(file.getvalue(), content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="records-{today}.xlsx"'
    return answer


def _cells(
    records: Iterator[Record], kinds: dict[str, Kind], today: dt.date
) -> Iterator[tuple[str | dt.date | None, ...]]:
    for record in records:
        (row,) = rows_of([record], kinds, today)
        yield (
            record.code,
            row.kind,
            record.unit.name,
            record.occurred_on,
            record.text,
            row.state,
            record.due_on,
        )
