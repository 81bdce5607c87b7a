"""Launched level by level: who has a plan since when, how long after the level above, who is late."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

COPIED = Fraction(9, 10)
"""From this share on a plan is asked about: what is its own? Ours; no instrument names a number."""
ENDS = re.compile(r"[。；！？;!?\n]+")
MEANINGLESS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Place:
    """One unit below the one that started the campaign: `level` 1 is right below it."""

    unit: str
    above: str
    level: int
    opened_on: dt.date


@dataclass(frozen=True)
class Launch:
    """How a unit stands to the launch of its level.

    `on` is the day its plan was approved or made public first, `behind` how many days after the unit
    above, `late` how many days past the last day of its level, so far or for good. A level without a
    last day is never late.
    """

    unit: str
    level: int
    due_on: dt.date | None
    on: dt.date | None
    behind: int | None
    late: int


@dataclass(frozen=True)
class Spread:
    """Of some units: how many there are, how many have launched, how many are late and have not.

    `came_late` have launched, but after the last day.
    """

    units: int
    launched: int
    late: int
    came_late: int


def launches(
    places: Iterable[Place],
    launched: Mapping[str, dt.date],
    due: Mapping[int, dt.date],
    began: dt.date,
    day: dt.date,
) -> dict[str, Launch]:
    """How each unit stands on a day to a campaign that began on another.

    A unit that opened after the campaign began has as many days as its level had.
    """
    found = {}
    for place in places:
        on = launched.get(place.unit)
        on = on if on is not None and on <= day else None
        last = _due(place, due, began)
        above = launched.get(place.above, began)
        found[place.unit] = Launch(
            place.unit,
            place.level,
            last,
            on,
            (on - above).days if on and (place.level == 1 or place.above in launched) else None,
            max(0, ((on or day) - last).days) if last else 0,
        )
    return found


def _due(place: Place, due: Mapping[int, dt.date], began: dt.date) -> dt.date | None:
    last = due.get(place.level)
    if last is None or place.opened_on <= began:
        return last
    days = max(0, (last - began).days)
    return dt.date.fromordinal(min(place.opened_on.toordinal() + days, dt.date.max.toordinal()))


def spread(found: Iterable[Launch]) -> Spread:
    """How many of these units there are, have launched, and are late without having launched."""
    listed = list(found)
    launched = sum(each.on is not None for each in listed)
    late = sum(each.on is None and each.late > 0 for each in listed)
    came_late = sum(each.on is not None and each.late > 0 for each in listed)
    return Spread(len(listed), launched, late, came_late)


def common(own: str, above: str) -> Fraction | None:
    """The share of a text's sentences that stand in another; none for a text that says nothing.

    Signs and spaces do not matter.

    >>> common("一户一策。修好水渠。", "修好水渠；走访到户。")
    Fraction(1, 2)
    """
    mine = _sentences(own)
    if not mine:
        return None
    theirs = set(_sentences(above))
    return Fraction(sum(each in theirs for each in mine), len(mine))


def is_copy(share: Fraction | None) -> bool:
    """Whether so much of a text stands in the one above that it is asked what is its own."""
    return share is not None and share >= COPIED


def _sentences(text: str) -> list[str]:
    bare = (MEANINGLESS.sub("", part).casefold() for part in ENDS.split(text))
    return [part for part in bare if part]
