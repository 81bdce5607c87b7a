"""How a record reads to somebody: its fields as lines, whether it can still be taken back, where it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duixian.desk.campaigns.queries import counting_in
from duixian.desk.ledger.queries import of_subject
from duixian.desk.look.wording import reading
from duixian.desk.walls import ACTING, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage

from .actions.taking_back import may_be_taken_back
from .actions.writing import snapshot_now
from .models import Record
from .queries.counting import row_of
from .queries.forms import values_now
from .queries.past import names_of
from .refusals import TooLate
from .wording import Line, lines


def lines_of(viewer: Viewer, record: Record, kind: Kind) -> Iterator[Line]:
    """The filled fields of a record as words."""
    names = names_of(viewer, kind, [snapshot_now(record)])
    return lines(kind, values_now(record, kind), names)


def undo_until(
    viewer: Viewer, record: Record, now: dt.datetime, minutes: int
) -> dt.datetime | None:
    """Until when the viewer may take back the last step; nothing where it is too late."""
    try:
        last = may_be_taken_back(viewer, now, of_subject(str(record.key)), minutes)
    except TooLate:
        return None
    return last.at + dt.timedelta(minutes=minutes)


def may_correct(viewer: Viewer, record: Record) -> bool:
    """Whether the form of a correction is worth showing; each field is judged when it is sent."""
    return record.stage != Stage.VOID and viewer.holds(ACTING, record.unit.path)


def said_after(record: Record, kind: Kind, day: dt.date) -> str:
    """The one line after saving: where it counts, so that nobody reports it again."""
    now = counting_in(kind.id, record.unit, day, row_of(record, kind))
    later = now or counting_in(kind.id, record.unit, day)
    if not later:
        return _("Saved.")
    said = (
        _("Saved. It also counts in: %(places)s. No need to report it again.")
        if now
        else _("Saved. Once confirmed it counts in: %(places)s. No need to report it again.")
    )
    names = [f"{place.campaign.in_(reading())}·{place.heading.in_(reading())}" for place in later]
    return said % {"places": ("；" if reading() == "zh" else "; ").join(names)}
