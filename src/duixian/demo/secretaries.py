"""Who is secretary of which branch of the demo county: the longest there, then the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .people import Roll, Stay
    from .tree import Tree, Unit


@dataclass(frozen=True)
class Secretary:
    """One person in office in one unit, from a day on and until the day of another."""

    person: str
    unit: str
    taken: int
    left: int | None


def secretaries(tree: Tree, roll: Roll) -> list[Secretary]:
    """The secretaries of all branches, one after another, from the members who are there longest."""
    return [
        found
        for unit in tree.units.values()
        if unit.leaf
        for found in _of(unit, sorted(roll.by_unit.get(unit.code, ()), key=_longest))
    ]


def _longest(stay: Stay) -> tuple[int, str]:
    return stay.joined, stay.person


def _of(unit: Unit, stays: list[Stay]) -> Iterator[Secretary]:
    """Whoever takes over is the one then longest there who stays on beyond that day."""
    free: int | None = 0
    for stay in stays:
        if free is None:
            return
        ends = stay.left if stay.left is not None else unit.closed
        taken = max(free, stay.joined)
        if stay.status == "full" and (ends is None or ends > taken):
            yield Secretary(stay.person, unit.code, taken, ends)
            free = ends
