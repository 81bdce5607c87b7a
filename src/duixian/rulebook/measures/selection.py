"""Which records are meant: the twelve keys of a selection; and the roster a coverage is taken among."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from duixian.rulebook.calendars import Standing, Window, add_months, days_before
from duixian.rulebook.vocabulary.filters import Linked, Span, Where
from duixian.rulebook.vocabulary.words import ByDate, RosterName, Timing

STANDING = Standing()


@dataclass(frozen=True)
class Part:
    """The filters that may narrow a selection further."""

    in_: tuple[str, ...] = ()
    where: Where = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    timing: tuple[Timing, ...] = ()
    linked: Linked | None = None
    tagged: str | None = None


@dataclass(frozen=True)
class Selection:
    """Records of some kinds that meet all conditions; the values of one key are joined by "or"."""

    of: tuple[str, ...]
    in_: tuple[str, ...] = ("done",)
    where: Where = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    timing: tuple[Timing, ...] = ()
    linked: Linked | None = None
    tagged: str | None = None
    for_: tuple[str, ...] = ()
    by: ByDate = ByDate.OCCURRED_ON
    window: Window = STANDING
    carried_in: bool = False

    @property
    def filters(self) -> Part:
        """Its conditions on the record alone, apart from dates and units."""
        return Part(
            self.in_, self.where, self.has, self.lacks, self.timing, self.linked, self.tagged
        )


@dataclass(frozen=True)
class Roster:
    """Who is meant: units in force, or members on the roll who have `stay`ed so long in their unit."""

    roster: RosterName
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    stay: Span | None = None

    def joined_by(self, day: dt.date) -> dt.date:
        """The last day on which one may have come to be on the roster."""
        if self.stay is None:
            return day
        return days_before(add_months(day, -(self.stay.months or 0)), self.stay.days or 0)
