"""Figures from statistics, and tests taken before and after a course."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from duixian.demo.phrases_of_steering import SOURCES

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.hand import Hand

YEARLY, QUARTERS = ((12, 20),), ((3, 25), (6, 25), (9, 25), (12, 25))
BASE = {"income": (3000, 6500), "investment": (200, 2600), "projects": (900, 9000)}
GROWTH = 1.09  # a year, so that a figure fits the year it is of
OF_2010 = 2010


def write_figures(hand: Hand) -> None:
    """Income for villages, investment for bureaux, projects for townships, the place of the county."""
    unit = hand.unit
    if unit.category == "rural" and unit.type == "branch":
        _yearly(hand)
    elif unit.code[0] == "J" or (unit.category == "office" and hand.chance(0.12)):
        _quarterly(hand, "investment")
    elif unit.code[0] == "T":
        _quarterly(hand, "projects")
    elif unit.code[0] == "C":
        for day in _days(hand, ((6, 28), (12, 28))):
            _put(hand, "place", day, Decimal(hand.rng.randrange(3, 12)))


def _days(hand: Hand, dates: tuple[tuple[int, int], ...]) -> list[int]:
    """These dates of each year, as far as the records go and the unit is there."""
    first, last = (dt.date.fromordinal(day).year for day in (hand.times.first, hand.times.today))
    days = [dt.date(y, m, d).toordinal() for y in range(first, last + 1) for m, d in dates]
    times = hand.times
    return [d for d in days if times.first <= d <= times.today and hand.unit.in_force(d)]


def _level(hand: Hand, what: str, day: int) -> float:
    """What such a unit has in that year."""
    return hand.rng.randrange(*BASE[what]) * GROWTH ** (dt.date.fromordinal(day).year - OF_2010)


def _yearly(hand: Hand) -> None:
    """At the beginning and before the end of each year; more where things go well."""
    first = hand.times.first + hand.rng.randrange(5, 25)
    value = _level(hand, "income", first)
    since = first
    for day in (first, *_days(hand, YEARLY)):
        rate = hand.rng.gauss(0.03 + 0.09 * hand.temper.finishes, 0.03)
        value *= 1 + rate * (day - since) / 365
        since = day
        if hand.unit.in_force(day):
            _put(hand, "income", day, Decimal(int(value)))


def _quarterly(hand: Hand, what: str) -> None:
    """Since the beginning of the year, quarter by quarter."""
    level = _level(hand, what, hand.times.first) * (0.6 + 0.5 * hand.temper.finishes)
    for day in _days(hand, QUARTERS):
        share = dt.date.fromordinal(day).month / 12 * hand.rng.uniform(0.8, 1.1)
        _put(hand, what, day, Decimal(int(level * share)))


def _put(hand: Hand, what: str, day: int, value: Decimal) -> None:
    """Typed in with its source, compared by somebody else."""
    life = hand.book.begin(
        "figure", hand.unit.code, day, what=what, value=value, source=SOURCES[what]
    )
    life.enter("entered", day, hand.moment(day, 1))
    if hand.nth("figure struck", 90, 7):
        life.enter("mistaken", day + 1, hand.moment(day + 1, ABOVE))
        again = hand.book.begin(
            "figure", hand.unit.code, day, what=what, value=value + 1, source=SOURCES[what]
        )
        again.enter("entered", day + 1, hand.moment(day + 1, 1))
    elif hand.chance(0.97):
        on = day + hand.rng.randrange(1, 4)
        life.enter("checked", on, hand.moment(on, 1))


def write_tests(hand: Hand) -> None:
    """Some members are sent to a course each year; a test before it and one after."""
    if not hand.unit.leaf:
        return
    sure = hand.unit.part in ("paper_tiger", "quiet_good")
    first, last = (dt.date.fromordinal(day).year for day in (hand.times.first, hand.times.today))
    for year in range(first, last + 1):
        if not (sure or hand.chance(0.4)):
            continue
        before = dt.date(year, 3, 5).toordinal() + hand.rng.randrange(150)
        after = before + hand.rng.randrange(25, 70)
        if before < hand.times.first or not hand.unit.in_force(after):
            continue
        there = set(hand.members(after))
        stayed = [person for person in hand.members(before) if person in there]
        topic = hand.say("technique", before)
        for person in sorted(hand.rng.sample(stayed, min(len(stayed), hand.rng.randrange(3, 6)))):
            _test(hand, person, topic, (before, after))


def _test(hand: Hand, person: str, topic: str, days: tuple[int, int]) -> None:
    """Two scores of one member; who learns on paper only has gained nothing."""
    start = hand.rng.randrange(48, 76)
    gain = int(hand.rng.gauss(-3 if hand.temper.bunches else 3 + 12 * hand.temper.keeps, 3))
    for day, score in zip(days, (start, max(20, min(100, start + gain))), strict=True):
        life = hand.book.begin(
            "test_result", hand.unit.code, day, person=person, topic=topic, score=score
        )
        life.enter("entered", day, hand.moment(day, 1))
        if hand.nth("score struck", 90, 31):
            life.enter("mistaken", day + 1, hand.moment(day + 1, ABOVE))
        elif hand.chance(0.97):
            on = day + hand.rng.randrange(1, 6)
            life.enter("checked", on, hand.moment(on, ABOVE))
