"""The members of the demo county: stays in units, transfers, joiners, leavers, deaths.

Persons have codes only; nothing else names them.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .days import Times
    from .tree import Tree, Unit

_EDUCATION = ("primary", "junior", "senior", "college", "bachelor")
_TAUGHT = {"rural": (22, 45, 24, 7, 2), "school": (0, 1, 9, 40, 50), "office": (0, 3, 17, 42, 38)}
_TAUGHT_ELSEWHERE = (6, 24, 34, 25, 11)


@dataclass
class Stay:
    """One person in one unit from a day on, until a day on which no longer there."""

    person: str
    unit: str
    status: str
    joined: int
    left: int | None
    birth_year: int
    gender: str
    education: str


@dataclass
class Roll:
    """All stays, and for each unit those in it."""

    stays: list[Stay] = field(default_factory=list)
    by_unit: dict[str, list[Stay]] = field(default_factory=dict)
    _last: int = 0

    def enrol(self, stay: Stay) -> Stay:
        """Add a stay."""
        self.stays.append(stay)
        self.by_unit.setdefault(stay.unit, []).append(stay)
        return stay

    def new_code(self) -> str:
        """A code nobody has yet."""
        self._last += 1
        return f"P{self._last:06d}"

    def members(self, unit: str, day: int) -> list[str]:
        """Full and probationary members of a unit on a day."""
        return [
            s.person
            for s in self.by_unit.get(unit, ())
            if s.joined <= day and (s.left is None or day < s.left) and s.status != "none"
        ]


def enrol_all(seed: int, tree: Tree, times: Times) -> Roll:
    """Everybody who belonged to a unit during the two years."""
    rng = random.Random(f"{seed}:people")
    roll = Roll()
    leaves = [unit for unit in tree.units.values() if unit.leaf]
    for unit in leaves:
        for _ in range(unit.size):
            before = times.first - rng.randrange(30, 12_000)
            _newcomer(rng, roll, unit, max(before, unit.opened), "full")
    for unit in leaves:
        if unit.part not in ("small", "quiet_good"):
            _joiners(rng, roll, unit, times)
    # Who comes from elsewhere brings what was done there: nobody joins the silent branch.
    open_leaves = [u for u in leaves if u.closed is None and u.part not in ("small", "silent")]
    for stay in list(roll.stays):
        _fate(rng, roll, tree.units[stay.unit], stay, (open_leaves, times))
    _dissolve(rng, roll, tree, open_leaves)
    return roll


def _newcomer(rng: random.Random, roll: Roll, unit: Unit, day: int, status: str) -> Stay:
    """Somebody whose first stay begins on that day."""
    joined_year = dt.date.fromordinal(day).year
    birth_year = joined_year - rng.randrange(19, 46)
    gender = "female" if rng.random() < (0.45 if unit.category == "school" else 0.24) else "male"
    education = rng.choices(_EDUCATION, _TAUGHT.get(unit.category, _TAUGHT_ELSEWHERE))[0]
    return roll.enrol(
        Stay(roll.new_code(), unit.code, status, day, None, birth_year, gender, education)
    )


def _joiners(rng: random.Random, roll: Roll, unit: Unit, times: Times) -> None:
    """New members of the two years; those of the last year are on probation. A few activists."""
    end = (unit.closed or times.today) - 1
    for _ in range(int(unit.size * 0.05 + rng.random())):
        day = rng.randrange(times.first, end)
        _newcomer(rng, roll, unit, day, "probationary" if times.today - day < 365 else "full")
    if rng.random() < 0.15:
        _newcomer(rng, roll, unit, rng.randrange(times.first, end), "none")


def _fate(
    rng: random.Random, roll: Roll, unit: Unit, stay: Stay, where: tuple[list[Unit], Times]
) -> None:
    """Most stay; some move to another branch, some leave or die."""
    open_leaves, times = where
    if unit.part in ("small", "quiet_good") or (chance := rng.random()) > 0.085:
        return
    last = (unit.closed or times.today) - 1
    start = max(stay.joined + 1, times.first + 1)
    if start >= last:
        return
    stay.left = rng.randrange(start, last)
    if chance < 0.055:
        _go(
            roll,
            stay,
            rng.choice([u for u in rng.sample(open_leaves, 3) if u is not unit]),
            stay.left,
        )


def _go(roll: Roll, stay: Stay, unit: Unit, day: int) -> None:
    """The same person, from that day in another unit."""
    roll.enrol(
        Stay(
            stay.person,
            unit.code,
            stay.status,
            day,
            None,
            stay.birth_year,
            stay.gender,
            stay.education,
        )
    )


def _dissolve(rng: random.Random, roll: Roll, tree: Tree, open_leaves: list[Unit]) -> None:
    """Members of closed units go to the heir, else to other branches of the same home."""
    for unit in [u for u in tree.units.values() if u.closed is not None and u.leaf]:
        near = [u for u in open_leaves if u.home == unit.home] or open_leaves
        for stay in [s for s in roll.by_unit.get(unit.code, []) if s.left is None]:
            stay.left = unit.closed
            target = tree.units[unit.heir] if unit.heir else rng.choice(near)
            _go(roll, stay, target, stay.left or 0)
