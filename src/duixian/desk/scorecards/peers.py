"""What units of one sort usually have: the median of each number, as a quiet mark beside one's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from duixian.sheets import County

ENOUGH = 3
Sort = tuple[str, str]
"""Type and category of a unit."""


@dataclass(frozen=True)
class Peers:
    """One number over the units of one sort: how many have it, the middle one, greatest and least."""

    units: int
    median: Fraction
    most: Fraction
    least: Fraction


def sort_of(county: County, unit: str) -> Sort:
    """The units that one is laid beside: those of the same type and category."""
    found = county.tree.units[unit]
    return found.type, found.category


def peers(county: County, above: str) -> Mapping[tuple[Sort, str], Peers]:
    """The peers of each sort and number among the units below one; none where they are too few."""
    found: dict[tuple[Sort, str], list[Fraction]] = defaultdict(list)
    for unit, numbers in county.numbers.items():
        if above in county.tree.seats[unit]:
            sort = sort_of(county, unit)
            for indicator, number in numbers.items():
                if number.d:
                    found[sort, indicator].append(Fraction(number.n or 0, number.d))
    return {
        key: Peers(len(values), middle(sorted(values)), max(values), min(values))
        for key, values in found.items()
        if len(values) >= ENOUGH
    }


def middle(ordered: Sequence[Fraction]) -> Fraction:
    """The median of numbers in order: the one in the middle, or the mean of the two there."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
