"""Which records are meant: the twelve keys of a selection; and the roster that a number is taken among."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields

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
class Sifted:
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

    @property
    def filters(self) -> Part:
        """Its conditions on the record alone, apart from dates and units."""
        return Part(
            self.in_, self.where, self.has, self.lacks, self.timing, self.linked, self.tagged
        )


@dataclass(frozen=True)
class Selection(Sifted):
    """Records of some kinds in a window, with what was left over from before it where asked for."""

    window: Window = STANDING
    carried_in: bool = False


@dataclass(frozen=True)
class Side(Sifted):
    """One side of a ratio: how many records, or with `field` its sum; both sides share a window."""

    carried_in: bool = False
    field: str | None = None

    def within(self, window: Window) -> Selection:
        """The records of this side in a window."""
        shared = {f.name: getattr(self, f.name) for f in fields(Sifted)}
        return Selection(**shared, window=window, carried_in=self.carried_in)


@dataclass(frozen=True)
class Roster:
    """Who or what is meant, as of the day: units in force, members, holders of posts, records.

    `stay` leaves out who came, or took up the post, later; `of`, `in` and `by` are for records only,
    `by` being the link between them and what is counted for them.
    """

    roster: RosterName
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    stay: Span | None = None
    posts: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    in_: tuple[str, ...] = ("done",)
    by: str = ""

    def joined_by(self, day: dt.date) -> dt.date:
        """The last day on which one may have come to be on the roster."""
        if self.stay is None:
            return day
        return days_before(add_months(day, -(self.stay.months or 0)), self.stay.days or 0)

    @property
    def persons(self) -> bool:
        """Whether people are on it, whom their records follow wherever these were entered."""
        return self.roster in (RosterName.MEMBERS, RosterName.POSTS)
