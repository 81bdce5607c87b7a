"""Progress against plan over a year: how much was to be done by the end of each month, and how much was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from duixian.desk.look import wording
from duixian.desk.look.charts import Amount, Chart, Point, against
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import Viewer
from duixian.rulebook.vocabulary.words import Stage

from .queries import below, tasks_of

MONTHS = 12
OWED = (Stage.OPEN.value, Stage.DONE.value, Stage.FAILED.value)


@dataclass(frozen=True)
class Curve:
    """By the end of each month of a year: planned, and (until now) done."""

    day: dt.date
    plan: Sequence[int]
    done: Sequence[int | None]
    due: int
    late: int

    @property
    def finished(self) -> int:
        """How many are done by the day."""
        return next((n for n in reversed(self.done) if n is not None), 0)


Counted = Iterable[tuple[dt.date | None, dt.date | None, str, int]]
"""Due when, closed when, at which stage, how many."""


def curve(counted: Counted, day: dt.date) -> Curve:
    """The curve of what is due in the year of a day, or was due before and is still owed in it."""
    planned, done, due, late = [0] * MONTHS, [0] * MONTHS, 0, 0
    for due_on, closed_on, stage, n in counted:
        if due_on is None or due_on.year != day.year:
            continue
        finished = stage == Stage.DONE and closed_on is not None and closed_on <= day
        planned[due_on.month - 1] += n
        due += n * (due_on < day)
        late += n * (due_on < day and not finished)
        if finished and closed_on is not None:
            done[closed_on.month - 1 if closed_on.year == day.year else 0] += n
    until = [n if month < day.month else None for month, n in enumerate(summed(done))]
    return Curve(day, summed(planned), until, due, late)


def summed(months: Sequence[int]) -> list[int]:
    """Each month with all before it."""
    return [sum(months[: n + 1]) for n in range(len(months))]


def curve_of_unit(viewer: Viewer, unit: Unit, day: dt.date) -> Curve:
    """The curve of a unit with all below it, milestones included."""
    rows = tasks_of(viewer).filter(below(unit), due_on__year=day.year, stage__in=OWED).order_by()
    return curve(rows.values_list("due_on", "closed_on", "stage").annotate(n=Count("pk")), day)


def curve_of_parts(parts: Iterable[Record], day: dt.date) -> Curve:
    """The curve of the milestones of one task."""
    return curve(((p.due_on, p.closed_on, p.stage, 1) for p in parts if p.stage in OWED), day)


def drawn(found: Curve, where: str) -> Chart | None:
    """The curve with its finding as title and the same as a table; nothing where nothing is planned."""
    full = max(*found.plan, *(n or 0 for n in found.done))
    if not full:
        return None
    names = [str(MONTHS_3[n + 1]) for n in range(MONTHS)]
    plan, done = (
        [
            Point(name, None if n is None else Amount(Fraction(n), str(n)))
            for name, n in zip(names, numbers, strict=True)
        ]
        for numbers in (found.plan, found.done)
    )
    note = _("%(where)s; plan dotted, done as a line; by the end of each month of %(year)s.")
    rows = (
        (name, str(planned), "" if reached is None else str(reached))
        for name, planned, reached in zip(names, found.plan, found.done, strict=True)
    )
    return Chart(
        finding(found),
        against(plan, done, Fraction(full)),
        note % {"where": where, "year": found.day.year},
        (_("By the end of"), _("Planned"), pgettext("tasks", "Done")),
        tuple(rows),
    )


def finding(found: Curve) -> str:
    """What the curve says."""
    said = {
        "day": wording.short_day(found.day, wording.reading()),
        "due": found.due,
        "done": found.finished,
        "late": found.late,
    }
    if not found.late:
        return _("In step with the plan: %(due)s due before %(day)s, %(done)s done") % said
    return (
        _(
            "Behind the plan: %(due)s due before %(day)s, %(late)s of them not done; %(done)s done in all"
        )
        % said
    )
