"""How a pledge stood at the end of each quarter, as words: published quarterly, from its own steps."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from duixian.desk.look.wording import reading
from duixian.desk.records.models import Record
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage

from .steps import passed

LAST_DAYS = ((3, 31), (6, 30), (9, 30), (12, 31))


def ends_of(year: int) -> list[dt.date]:
    """The last days of the four quarters of a year."""
    return [dt.date(year, month, day) for month, day in LAST_DAYS]


def course(record: Record, kind: Kind, year: int, today: dt.date) -> list[str]:
    """Four words, one for each quarter; a quarter that has not begun has none."""
    words = []
    for end in ends_of(year):
        begun = today > dt.date(year, end.month - 2, 1) - dt.timedelta(1)
        words.append(stood(record, kind, min(end, today)) if begun else "")
    return words


def stood(record: Record, kind: Kind, day: dt.date) -> str:
    """How a pledge stood at the end of a day; nothing before it was made."""
    state, since = "", day
    for move, on in passed(record):
        step = kind.lifecycle.move(move)
        if step is not None and on <= day:
            state, since = step.to, on
    if not state:
        return ""
    return worded(record, kind, (state, since), day)


def worded(record: Record, kind: Kind, held: tuple[str, dt.date], day: dt.date) -> str:
    """A state on a day in the words of the public board; a due day that has passed is said."""
    state, since = held
    stage = kind.stages()[state]
    due = record.due_on
    if stage is Stage.OPEN:
        if due is not None and due < day:
            late = (day - due).days
            return _("%(n)s days past its day, no word yet") % {"n": late}
        return _("being fulfilled")
    if stage is Stage.DONE:
        return _("kept late") if due is not None and since > due else _("kept")
    if stage is Stage.FAILED:
        return _("not kept, reason given")
    return kind.name_of_state(state).in_(reading())
