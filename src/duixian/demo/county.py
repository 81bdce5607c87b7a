"""The demo county as a whole: tree, people, and two years of records written unit by unit."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import people, temper
from .book import Book
from .cast import grow
from .days import FIRST_YEAR, LAST_YEAR, Times, month_after
from .hand import Hall, Hand
from .lives import (
    activity,
    comments,
    exemplars,
    figures,
    honours,
    inspections,
    key_items,
    last,
    organising,
    pairs,
    plans,
    pledges,
    present,
    problems,
    rounds,
    rules,
    scenes,
    talks,
    tasks,
    verdicts,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .book import Life
    from .people import Roll
    from .tree import Tree, Unit

    Progress = Callable[[str, int, int], None]

# In this order: later kinds point at tasks and problems.
WRITERS = (
    pledges.write, tasks.write, problems.write, activity.write_deeds,
    activity.write_visits, activity.write_studies, verdicts.write, scenes.write,
)  # fmt: skip
# Each by a chance of its own, so that one more changes nothing in what was there before.
FURTHER = (
    plans.write_plans, plans.write_carriers, pairs.write, comments.write_comments,
    comments.write_points, inspections.write, exemplars.write, honours.write, rules.write,
    figures.write_figures, figures.write_tests, talks.write_talks, talks.write_enquiries,
)  # fmt: skip
# Villages and townships are older than any record; only the span matters for parts and names.
ANY_DAY = dt.date(2012, 6, 30)


@dataclass
class County:
    """Everything that is written down about the county."""

    times: Times
    tree: Tree
    roll: Roll
    book: Book

    def calendar(self) -> list[tuple[str, int, int | None]]:
        """The campaign, its two nodes and four phases; the last phase is still to come."""
        today = dt.date.fromordinal(self.times.today)
        start = dt.date.fromordinal(self.times.first - 1).replace(day=1).toordinal()
        last_july = dt.date(today.year - (today < dt.date(today.year, 7, 2)), 7, 1).toordinal()
        next_july = dt.date.fromordinal(last_july).replace(
            year=dt.date.fromordinal(last_july).year + 1
        )
        to_come = month_after(month_after(today)).toordinal()
        thirds = [start + (to_come - start) * share // 24 for share in (3, 14)]
        return [
            ("campaign", start, None),
            ("node1", start, last_july),
            ("node2", last_july + 1, next_july.toordinal()),
            ("p1", start, thirds[0]),
            ("p2", thirds[0] + 1, thirds[1]),
            ("p3", thirds[1] + 1, to_come - 1),
            ("p4", to_come, None),
        ]


def build(seed: int, units: int, today: dt.date, progress: Progress | None = None) -> County:
    """The county of that seed, with records of the two years that end today."""
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        raise ValueError(f"today must lie in {FIRST_YEAR} to {LAST_YEAR}, not in {today.year}")
    times = Times.until(today)
    grown = grow(seed, units, times)
    roll = people.enrol_all(seed, grown, times)
    county = County(times, grown, roll, Book(times.today))
    _write_all(county, seed, progress)
    return county


def characters(seed: int, units: int) -> dict[str, str]:
    """Which unit plays which part, whatever the day: part to unit code."""
    times = Times.until(ANY_DAY)
    grown = grow(seed, units, times)
    return {unit.part: unit.code for unit in grown.units.values() if unit.part}


def _write_all(county: County, seed: int, progress: Progress | None) -> None:
    """Each unit's two years, parents before children."""
    units = list(county.tree.units.values())
    quality: dict[str, float] = {}
    wholes: dict[str, list[Life]] = {}
    copybook: dict[str, list[str]] = {}
    children = _children(county)
    offices = [unit.code for unit in units if unit.code[0] == "J"]
    seats = [_answering(county.tree.units[code], children) for code in offices[:6]]
    hall, hands = Hall(), []
    for done, unit in enumerate(units, 1):
        rng = random.Random(f"{seed}:{unit.code}")
        if unit.home not in quality or unit.code[0] in "TJ":
            quality[unit.code] = temper.township_quality(rng, unit.part)
        level = quality.get(unit.code, quality.get(unit.home, 0.5))
        hand = Hand(
            rng, unit, temper.draw(rng, level, unit.part), county.times, county.book, county.roll,
            copybook, _answering(unit, children), wholes.get(unit.home, []),
            [code for code in children.get(unit.home, []) if code != unit.code], offices,
            above_part=_part(county, unit.home),
        )  # fmt: skip
        if not unit.leaf:
            wholes[unit.code] = tasks.write_wholes(hand)
        _write_unit(hand)
        home = county.tree.units.get(unit.home, unit)
        above = (_answering(home, children), *seats)
        hands.append(_write_further(seed, replace(hand, hall=hall, answering_above=above)))
        if progress and (done % 50 == 0 or done == len(units)):
            progress("records", done, len(units))
    exemplars.follow(hands, random.Random(f"{seed}:followers"))
    rounds.write(hands[0], hands)
    key_items.write(hands, random.Random(f"{seed}:key_items"))
    organising.write(hands, seed)
    present.write(hands, seed)
    last.write(county, hands)


def _part(county: County, code: str) -> str:
    """What a unit plays; nothing where there is none."""
    return county.tree.units[code].part or "" if code in county.tree.units else ""


def _write_unit(hand: Hand) -> None:
    """Two years of one unit; a group writes only what it does, the silent unit nothing."""
    if hand.unit.part == "silent":
        return
    writers = (
        WRITERS if hand.unit.type != "group" else (activity.write_deeds, activity.write_visits)
    )
    for writer in writers:
        writer(hand)


def _write_further(seed: int, hand: Hand) -> Hand:
    """What goes with the two years of a unit: plans, comments, inspections, rules, figures."""
    hand.rng = random.Random(f"{seed}:further:{hand.unit.code}")
    if hand.unit.part != "silent" and hand.unit.type != "group":
        for writer in FURTHER:
            writer(hand)
    return hand


def _children(county: County) -> dict[str, list[str]]:
    """Plain units that stood under each unit for the whole time."""
    found: dict[str, list[str]] = {}
    for unit in county.tree.units.values():
        if unit.closed is None and unit.moved is None and unit.part != "silent":
            found.setdefault(unit.home, []).append(unit.code)
    return found


def _answering(unit: Unit, children: dict[str, list[str]]) -> str:
    """On whose roll the people of a unit stand: committees take those of their first branch."""
    code = unit.code
    while code[0] not in "BG":
        code = children[code][0]
    return code
