"""Who owes what against the month before, and what people say over the months."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Unit
from duixian.desk.scorecards import months
from duixian.desk.scorecards.months import Arrears, Point
from duixian.desk.scorecards.queries import Below, Figure, Owed, below, lines, owed_of, said_of
from duixian.desk.scorecards.results import Result
from duixian.desk.walls import Viewer
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line

DAY = dt.timedelta(days=1)
LISTED = 30
"""So many things a unit without others below it reads here; its scorecard has the same."""


@dataclass(frozen=True)
class Change:
    """A count against the one at the end of the month before; nothing where that is not known."""

    now: int
    before: int | None

    @property
    def fewer(self) -> int:
        """By how many it went down."""
        return max((self.before or 0) - self.now, 0) if self.known else 0

    @property
    def more(self) -> int:
        """By how many it went up."""
        return max(self.now - (self.before or 0), 0) if self.known else 0

    @property
    def known(self) -> bool:
        """Whether there is something to lay it beside."""
        return self.before is not None


@dataclass(frozen=True)
class Group:
    """A unit right below: what it and those below it owe, and how that changed."""

    row: Below
    change: Change


@dataclass(frozen=True)
class Overdue:
    """What the highest unit and all below it owe: how many units and things, by unit right below.

    `before` is the end of the month before the day of the numbers; `awaited` where its numbers
    belong here and are not kept yet.
    """

    units: Change
    things: Change
    oldest: dt.date | None
    own: int
    groups: Sequence[Group]
    listed: Sequence[Owed]
    before: dt.date
    awaited: bool

    @property
    def owing(self) -> list[Group]:
        """The units that owe something, most first."""
        return [group for group in self.groups if group.row.owed]

    @property
    def clear(self) -> list[Group]:
        """Those that owe nothing."""
        return [group for group in self.groups if not group.row.owed]


@dataclass(frozen=True)
class Said:
    """One number of what people say, with its course up to the day of the numbers."""

    figure: Figure
    course: Sequence[Point]
    before: dt.date

    @cached_property
    def earlier(self) -> Text | None:
        """What it was at the end of the month before."""
        found = next((point for point in self.course if point.day == self.before), None)
        return said_of(found.number, self.figure.look) if found and found.number.d else None

    @property
    def has_number(self) -> bool:
        """Whether there is a number now or was one."""
        return any(point.number.d for point in self.course)


def overdue(viewer: Viewer, unit: Unit, campaign: Campaign, result: Result) -> Overdue:
    """What is past its date below a unit, against the end of the month before."""
    county, day = result.county, result.stand.day
    before = day.replace(day=1) - DAY
    rows = below(viewer, unit, county)
    codes = [unit.code, *(row.unit.code for row in rows)]
    kept = {
        code: next((point for point in points if point.day == before), None)
        for code, points in months.arrears(campaign, codes, day).items()
    }
    dues = county.owed.get(unit.code, ())
    was = kept[unit.code]
    return Overdue(
        Change(len({due.unit for due in dues}), was.units if was else None),
        Change(len(dues), _things(was)),
        dues[0].due_on if dues else None,
        len(county.own.get(unit.code, ())),
        [Group(row, Change(row.owed, _things(kept[row.unit.code]))) for row in rows],
        [] if rows else owed_of(viewer, county, dues[:LISTED]),
        before,
        was is None and before >= campaign.starts_on,
    )


def voices(unit: Unit, campaign: Campaign, result: Result) -> list[Said]:
    """What people say about a unit and those below it, each number with its course."""
    figures = [
        figure
        for line in lines(result, unit.code)
        if line.line == Line.VOICE.value
        for figure in line.figures
    ]
    day = result.stand.day
    before = day.replace(day=1) - DAY
    kept = months.courses(campaign, unit.code, day)
    found = []
    for figure in figures:
        past = [point for point in kept.get(figure.indicator.id, ()) if point.day < day]
        number = dataclasses.replace(figure.number, points=None, attainable=None)
        found.append(Said(figure, [*past, Point(day, number)], before))
    return found


def _things(point: Arrears | None) -> int | None:
    return None if point is None else point.things
