"""How a record reads to somebody: its fields as lines, whether it can still be taken back, where it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duixian.desk.campaigns.queries import counting_in, packs_concerning
from duixian.desk.ledger.queries import of_subject
from duixian.desk.look.wording import reading
from duixian.desk.org.calendar import published
from duixian.desk.walls import ACTING, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import Given, given
from duixian.rulebook.vocabulary.words import Stage

from .actions.taking_back import may_be_taken_back
from .actions.writing import snapshot_now
from .models import Record
from .queries import counts_in
from .queries.forms import made_of, values_now
from .queries.past import names_of
from .refusals import TooLate
from .snapshots import steps_of
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


def notice_of(record: Record, kind: Kind) -> Given | None:
    """The notice on which a record stands, with its days."""
    return given(kind, steps_of(made_of(record)), published())


def may_correct(viewer: Viewer, record: Record) -> bool:
    """Whether the form of a correction is worth showing; each field is judged when it is sent."""
    return record.stage != Stage.VOID and viewer.holds(ACTING, record.unit.path)


def said_after(record: Record, kind: Kind, day: dt.date) -> str:
    """The one line after saving: where it counts, so that nobody reports it again."""
    places = [
        (counted.campaign, counted.heading)
        for counted in counts_in(packs_concerning(record.unit), record, kind, day)
    ]
    said = _("Saved. It also counts in: %(places)s. No need to report it again.")
    if not places:
        later = counting_in(kind.id, record.unit)
        places = [(counting.campaign, counting.heading) for counting in later]
        said = _("Saved. Once confirmed it may count in: %(places)s. No need to report it again.")
    if not places:
        return _("Saved.")
    names = [f"{campaign.in_(reading())}·{heading.in_(reading())}" for campaign, heading in places]
    return said % {"places": ("；" if reading() == "zh" else "; ").join(names)}
