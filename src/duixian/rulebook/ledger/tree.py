"""The tree as it stood on a day: who is under whom, who took over from whom, who was a member where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Unit:
    """One unit of the tree."""

    code: str
    name: str
    type: str
    category: str
    parent: str | None
    opened_on: dt.date
    closed_on: dt.date | None = None
    members: int | None = None
    households: int | None = None


@dataclass(frozen=True)
class Member:
    """One person in the unit where he stands on the day, and since when."""

    person: str
    unit: str
    joined_on: dt.date


@dataclass(frozen=True)
class Holder:
    """One person in a post on the day, and since when."""

    person: str
    unit: str
    role: str
    from_on: dt.date


@dataclass(frozen=True)
class Tree:
    """Units with parents and heirs in force on `day`; old work follows a unit to its present parent."""

    day: dt.date
    units: Mapping[str, Unit]
    heirs: Mapping[str, str] = field(default_factory=dict)
    members: Sequence[Member] = ()
    holders: Sequence[Holder] = ()

    def successor(self, code: str) -> str:
        """The unit that answers for `code` today: itself, or the last of its chain of heirs."""
        while code in self.heirs:
            code = self.heirs[code]
        return code

    def stands(self, code: str) -> bool:
        """Whether the unit is in force on the day."""
        unit = self.units[code]
        closed = unit.closed_on is not None and unit.closed_on <= self.day
        return unit.opened_on <= self.day and not closed and code not in self.heirs

    def line_of(self, code: str) -> Iterator[str]:
        """All units for which what `code` did counts: its successor and the units above, each once.

        A unit may be taken over by one below it: the heir then goes up by the way the old unit went.
        """
        met: set[str] = set()
        up: str | None = code
        while up is not None:
            at = self.successor(up)
            if at not in met:
                met.add(at)
                up = at
                if self.stands(at):
                    yield at
            up = self.units[up].parent

    @cached_property
    def seats(self) -> Mapping[str, tuple[str, ...]]:
        """For every unit that ever was, the units in force that its records count for, lowest first."""
        return {code: tuple(self.line_of(code)) for code in self.units}

    @cached_property
    def standing(self) -> tuple[Unit, ...]:
        """The units in force on the day, in order of their codes."""
        return tuple(self.units[code] for code in sorted(self.units) if self.stands(code))

    def parent_of(self, code: str) -> str | None:
        """The unit directly above on the day; empty at the top."""
        return next((above for above in self.seats[code] if above != self.successor(code)), None)


def tree_on(
    day: dt.date,
    units: Iterable[Row],
    unit_moves: Iterable[Row] = (),
    heirs: Iterable[Row] = (),
    persons: Iterable[Row] = (),
    posts: Iterable[Row] = (),
) -> Tree:
    """The tree in force at the end of `day`, from the rows of the five tables."""
    moved: dict[str, tuple[dt.date, str]] = {}
    for move in unit_moves:
        if move["on"] <= day and move["on"] >= moved.get(move["code"], (dt.date.min, ""))[0]:
            moved[move["code"]] = (move["on"], move["parent"])
    nodes = {
        row["code"]: _unit(row, moved.get(row["code"], (day, row["parent"]))[1]) for row in units
    }
    members = tuple(
        Member(row["code"], row["unit"], row["joined_on"])
        for row in persons
        if row["status"] != "none"
        and row["joined_on"] <= day
        and not (row["left_on"] and row["left_on"] <= day)
    )
    holders = tuple(
        Holder(row["person"], row["unit"], row["role"], row["from_on"])
        for row in posts
        if row["from_on"] <= day and not (row["to_on"] and row["to_on"] <= day)
    )
    into = {row["code"]: row["into"] for row in heirs if row["on"] <= day}
    return Tree(day, nodes, into, members, holders)


def _unit(row: Row, parent: str | None) -> Unit:
    return Unit(
        row["code"], row["name"], row["type"], row["category"], parent,
        row["opened_on"], row.get("closed_on"), row.get("members"), row.get("households"),
    )  # fmt: skip
