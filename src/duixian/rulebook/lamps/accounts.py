"""The time account and the task account: so much time is left, so much is still to be done.

Of several days by which something is owed, that one counts on which time is shortest for the work: what
is due in a year does not excuse what is due next week.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .progress import passed

DaysUntil = Callable[[dt.date], int]
"""How many working days are left until a day, seen from today."""


@dataclass(frozen=True)
class Owed:
    """Something still to be done: how much, and by when."""

    due_on: dt.date | None
    left: int = 1


@dataclass(frozen=True)
class Account:
    """All that is left, what of it is past its day, and the day on which time is shortest.

    By that day (`by`, none where nothing dated is to come) `work` has to be done in `days` working days;
    what is overdue is part of it.
    """

    left: int = 0
    overdue: int = 0
    by: dt.date | None = None
    days: int = 0
    work: int = 0

    @property
    def days_for_each(self) -> int:
        """How many working days there are for each piece of work, whole ones."""
        return self.days // self.work if self.work else self.days

    @property
    def each_day(self) -> int:
        """How many pieces a working day has to bring, rounded up; all of them where no day is left."""
        return -(-self.work // self.days) if self.days else self.work


def account(owed: Iterable[Owed], day: dt.date, days_until: DaysUntil) -> Account:
    """What is left to do, and on which day time is shortest for it."""
    pieces = [each for each in owed if each.left > 0]
    late = sum(each.left for each in pieces if passed(each.due_on, day))
    by_day = Counter[dt.date]()
    for each in pieces:
        if each.due_on is not None and not passed(each.due_on, day):
            by_day[each.due_on] += each.left
    total = sum(each.left for each in pieces)
    found, work = Account(total, late), late
    for due_on in sorted(by_day):
        work += by_day[due_on]
        days = max(days_until(due_on), 0)
        if found.by is None or work * found.days > found.work * days:
            found = Account(total, late, due_on, days, work)
    return found
