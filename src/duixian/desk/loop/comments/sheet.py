"""Comments under the headings of the record sheet that offices keep (领导点评记录表)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.desk.look.wording import reading
from duixian.desk.records.models import Record
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind

from .queries import KIND, Row, rows_of

HEADINGS = (
    _("Commented by"),
    _("Commented on"),
    _("Day"),
    pgettext_lazy("comment", "Place"),
    pgettext_lazy("comment", "Form"),
    _("Achievements affirmed"),
    _("Problems pointed out"),
    _("Direction (what is to be put right)"),
    _("What the unit said to it"),
    _("What was put right"),
)
CHUNK = 500
ON_THE_SPOT = "on_site"
Cells = tuple[str | dt.date | None, ...]


def sheet_rows(
    viewer: Viewer, rows: QuerySet[Record], kinds: Mapping[str, Kind], day: dt.date
) -> Iterator[Cells]:
    """The rows of the sheet, some hundreds at a time."""
    records = rows.iterator(chunk_size=CHUNK)
    while some := [*islice(records, CHUNK)]:
        yield from cells(rows_of(viewer, some, kinds, day), kinds[KIND])


def cells(rows: Sequence[Row], kind: Kind) -> Iterator[Cells]:
    """Comments as rows; the place is known where the comment was given on the spot."""
    form = kind.field("form")
    forms = {o.id: o.name.in_(reading()) for o in form.options} if form else {}
    for row in rows:
        record, held = row.record, row.record.values
        on_the_spot = held.get("form") == ON_THE_SPOT
        yield (
            row.giver,
            record.unit.name,
            record.occurred_on,
            record.unit.name if on_the_spot else "",
            forms.get(held.get("form", ""), ""),
            held.get("achievements", ""),
            held.get("gaps", ""),
            held.get("direction", ""),
            held.get("answer", ""),
            put_right(row),
        )


def put_right(row: Row) -> str:
    """What came of a comment: its state, and the problems and tasks with theirs."""
    said = [row.state.in_(reading())]
    for one in row.became:
        name, state = one.kind.in_(reading()), one.state.in_(reading())
        said.append(f"{name} {one.record.code}（{state}）")
    return "；".join(said)
