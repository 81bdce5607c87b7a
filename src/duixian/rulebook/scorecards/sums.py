"""The sum of a heading on one line: rounded points added to a base, kept between a floor and a ceiling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import Days
from duixian.rulebook.vocabulary.words import Line, Track

from .points import Earned, hundredths
from .standard import Indicator, Pack

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.measures import World


@dataclass(frozen=True)
class HeadingSum:
    """What a heading earned and what could have been earned, in hundredths.

    Nothing is earned (which is not 0) where all its indicators are out; then it gives no grade. Where
    none of them has points both are absent.
    """

    earned: int | None = None
    attainable: int | None = None

    @property
    def part(self) -> Fraction | None:
        """Earned of attainable, exactly; none where there is nothing to compare with."""
        if self.earned is None or self.attainable is None or self.attainable <= 0:
            return None
        return Fraction(self.earned, self.attainable)

    def reaches(self, per_cent: int | Fraction) -> bool:
        """Whether it reaches so many per cent of what is attainable, compared exactly."""
        return self.part is not None and 100 * self.part >= per_cent


@dataclass(frozen=True)
class Limits:
    """What the points of a heading are added to, and the ends they are kept between, in hundredths."""

    base: int = 0
    floor: int | None = None
    ceiling: int | None = None

    def kept(self, points: int) -> int:
        """Base and points, not below the floor nor above the ceiling."""
        found = self.base + points
        found = found if self.floor is None else max(found, self.floor)
        return found if self.ceiling is None else min(found, self.ceiling)


def on_sheet(pack: Pack, heading: str, line: Line) -> list[Indicator]:
    """The indicators of a heading on a line that have points."""
    return [
        i
        for i in pack.indicators
        if i.heading == heading and i.line is line and pack.points_of(i) is not None
    ]


def limits(
    pack: Pack, heading: str, line: Line, day: dt.date, calendar: Mapping[str, Days]
) -> Limits:
    """Base and ends of a heading by the rule of the last day of its windows; none on its other lines."""
    declared = pack.heading(heading)
    if declared is None or declared.line is not line:
        return Limits()
    ruled_on = max((i.ruled_on(day, calendar) for i in on_sheet(pack, heading, line)), default=day)
    base, floor, ceiling = (
        None if part is None else hundredths(part.on(ruled_on))
        for part in (declared.base, declared.floor, declared.ceiling)
    )
    return Limits(base or 0, floor, ceiling)


def total(earned: Iterable[Earned], within: Limits) -> HeadingSum:
    """The sum of what the indicators of one heading brought."""
    parts = list(earned)
    counted = [part.points for part in parts if part.points is not None]
    if not counted:
        return HeadingSum(None, 0 if parts else None)
    attainable = sum(part.attainable for part in parts)
    return HeadingSum(within.kept(sum(counted)), within.kept(attainable))


def brought(pack: Pack, indicator: Indicator, who: str, world: World) -> Earned | None:
    """What one indicator brings to its heading, worked out by hand."""
    points = pack.points_of(indicator)
    if points is None:
        return None
    value = indicator.measure.by_hand(world, who, pack.track_of(indicator)).value
    ruled_on = indicator.ruled_on(world.day, world.calendar)
    return points.earned(value.fraction, ruled_on, per_cent=indicator.measure.per_cent)


def sums(scorecards: pa.Table) -> dict[tuple[str, str, Line], HeadingSum]:
    """The sums of all units by unit, heading and line; persons are never laid side by side."""
    rows = scorecards.to_pylist()
    return {
        (row["unit"], row["heading"], Line(row["line"])): HeadingSum(
            row["points"], row["attainable"]
        )
        for row in rows
        if row["track"] == Track.UNIT
    }
