"""What a public board may say of pledges: fields of class public, the day and the state; nobody's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from duixian.desk.records.models import Record
from duixian.desk.records.queries.past import Names
from duixian.desk.records.veil import SeenRecords
from duixian.desk.records.wording import said
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import FieldClass, Stage

from .quarters import stood
from .queries.counts import Year, year_of
from .steps import MAKERS

PAGE = 100
"""So many lines stand on one sheet; those after it on the next."""
SHOWN = ("text", "amount", "reason")


@dataclass(frozen=True)
class Line:
    """One pledge on the board: who promised as a word, and what may be read by everybody."""

    maker: Promise | str
    said: dict[str, str]
    due_on: dt.date | None
    state: str
    late: bool


def hanging(rows: SeenRecords, day: dt.date) -> SeenRecords:
    """What hangs on the board: all that stands open, and what has ended this year."""
    ended = Q(stage__in=(Stage.DONE.value, Stage.FAILED.value), closed_on__year=day.year)
    return rows.filter(Q(stage=Stage.OPEN.value) | ended).order_by("due_on", "pk")


def lines_of(some: SeenRecords, kind: Kind, day: dt.date) -> Iterator[Line]:
    """Some of what hangs there as lines of the board."""
    for record in some.on_a_board(kind):
        maker = str(record.values.get("maker", ""))
        shown = {name: public(record, kind, name) for name in SHOWN}
        state = stood(record, kind, day)
        late = (
            record.stage == Stage.OPEN.value and record.due_on is not None and record.due_on < day
        )
        yield Line(MAKERS.get(maker, maker), shown, record.due_on, state, late)


def public(record: Record, kind: Kind, name: str) -> str:
    """What a field says if everybody may read it; an empty text else."""
    declared, value = kind.field(name), record.values.get(name)
    if declared is None or declared.class_ is not FieldClass.PUBLIC or value in (None, ""):
        return ""
    return said(declared, value, Names({}, {}, {}))


def sums_of(rows: SeenRecords, day: dt.date) -> Year:
    """The year of this unit in numbers."""
    return year_of(rows, dt.date(day.year, 1, 1), day)
