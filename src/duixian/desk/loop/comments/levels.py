"""Comments from level to level: how many units were due one in the period, and how many have had one.

Two numbers for a level and none for anybody in it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from duixian.desk.org.models import Unit
from duixian.desk.org.units.queries import tops_of
from duixian.desk.walls import LEADING, Viewer
from duixian.rulebook.calendars import MONTHS_IN, Interval, add_months, period_start
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Every
from duixian.rulebook.vocabulary.words import PeriodName

from .queries import KIND, commented

HALF_YEARLY = Every(kind=KIND, for_="units", per=PeriodName.HALF)
"""What holds where no pack says otherwise: each unit once in half a year [K]."""


@dataclass(frozen=True)
class Level:
    """One level: `by` comments there, who is named where it is one; units due a comment, and had one."""

    depth: int
    by: str
    givers: int
    due: int
    done: int

    @property
    def left(self) -> int:
        """How many have had none yet."""
        return self.due - self.done


def rhythm(kinds: Mapping[str, Kind]) -> Every:
    """How often each unit is commented on: a clock of the packs, otherwise half-yearly."""
    clocks = (clock for kind in kinds.values() for clock in kind.clocks)
    asked = (c for c in clocks if isinstance(c, Every) and (c.kind, c.for_) == (KIND, "units"))
    return next(asked, HALF_YEARLY)


def period_of(clock: Every, day: dt.date) -> Interval:
    """The period of a clock in which a day lies, whole."""
    start = period_start(day, clock.per)
    return Interval(start, add_months(start, MONTHS_IN[clock.per]) - dt.timedelta(1))


def levels(viewer: Viewer, clock: Every, period: Interval) -> list[Level]:
    """The levels below the viewer's units, from above to below; who came within the period owes later."""
    tops = [u for u in tops_of(viewer) if viewer.holds_at(LEADING, u.path)]
    if not tops:
        return []
    there = commented(viewer).filter(occurred_on__range=(period.start, period.end))
    had = Counter(there.order_by().values_list("unit_id", flat=True))
    rows = Unit.objects.seen_by(viewer).filter(closed_on=None, opened_on__lte=period.start)
    rows = rows.exclude(pk__in=[top.pk for top in tops])
    due: Counter[int] = Counter()
    done: Counter[int] = Counter()
    givers: dict[int, set[int]] = {}
    for pk, path, above in rows.values_list("pk", "path", "parent_id"):
        depth = path.count("/")
        due[depth] += 1
        done[depth] += had[pk] >= clock.at_least
        givers.setdefault(depth, set()).add(above)
    named = {top.pk: top.name for top in tops}
    return [
        Level(
            depth,
            named.get(next(iter(givers[depth])), "") if len(givers[depth]) == 1 else "",
            len(givers[depth]),
            due[depth],
            done[depth],
        )
        for depth in sorted(due)
    ]
