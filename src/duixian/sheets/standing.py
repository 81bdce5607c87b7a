"""Where units stand between done and effect: how many numbers of each line reach the county's median.

Lines are never added up: each keeps its own count, and the two are only laid across each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.words import Line

from .county import County, Number

ENOUGH = 3
"""Effects that a unit must have before it is named; one single number proves little."""
MUCH, LITTLE = Fraction(3, 4), Fraction(1, 3)


@dataclass(frozen=True)
class Standing:
    """A unit's numbers on two lines: how many there are, and how many reach the median."""

    unit: str
    done: tuple[int, int]
    effect: tuple[int, int]

    @property
    def place(self) -> tuple[Fraction, Fraction]:
        """Both lines as parts of one."""
        return Fraction(*self.done), Fraction(*self.effect)


def reaches(number: Number, indicator: Indicator, median: tuple[int, int]) -> bool:
    """Whether a number is at the median or better; nought of what should be much never is."""
    assert number.n is not None
    assert number.d is not None
    ours, half = number.n * median[1], median[0] * number.d
    return ours <= half if indicator.better == "less" else number.n > 0 and ours >= half


def reached(county: County, unit: str, line: Line) -> tuple[int, int]:
    """How many numbers of a line reach the median, of how many."""
    reaching = there = 0
    for indicator in county.on_line(line):
        number = county.numbers[unit].get(indicator.id)
        median = county.medians.get(indicator.id)
        if number is not None and number.d and median is not None:
            there += 1
            reaching += reaches(number, indicator, median)
    return reaching, there


def standings(county: County) -> list[Standing]:
    """All units that have numbers on both lines, in the order of the tree."""
    found = (
        Standing(u, reached(county, u, Line.DONE), reached(county, u, Line.EFFECT))
        for u in county.scored
    )
    return [s for s in found if s.done[1] and s.effect[1]]


def much_done_little_effect(found: Sequence[Standing]) -> list[Standing]:
    """Units whose records are many and whose effects are few, the farthest apart first: worth a visit."""
    return _farthest(s for s in found if s.place[0] >= MUCH and s.place[1] <= LITTLE)


def little_done_much_effect(found: Sequence[Standing]) -> list[Standing]:
    """Units whose records are few and whose effects are many, the farthest apart first: worth learning from."""
    return _farthest(s for s in found if s.place[0] <= LITTLE and s.place[1] >= MUCH)


def _farthest(found: Iterable[Standing]) -> list[Standing]:
    named = [s for s in found if s.effect[1] >= ENOUGH]
    return sorted(named, key=lambda s: -abs(s.place[0] - s.place[1]))
