"""What a round is held over: the day, the tree, the numbers, what people put down, the seed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from duixian.rulebook.ledger.tree import Tree, Unit
from duixian.rulebook.measures import Value
from duixian.rulebook.ranks import By, Round
from duixian.rulebook.ranks.declared import Peers
from duixian.rulebook.ranks.shown import Shown, shown
from duixian.rulebook.scorecards.standard import Indicator, Pack

from .figures import Figures
from .ratings import Rating

HUNDRED = 100


@dataclass(frozen=True)
class Occasion:
    """All that is needed to hold a round; `ratings` are by grading and unit."""

    pack: Pack
    round: Round
    day: dt.date
    tree: Tree
    figures: Figures
    ratings: Mapping[str, Mapping[str, Rating]] = field(default_factory=dict)
    seed: str = ""

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that take part: of the types and categories of the round, else of the pack's."""
        categories = self.round.categories or tuple(c.id for c in self.pack.categories)
        return tuple(
            unit
            for unit in self.tree.standing
            if unit.category in categories
            and (not self.round.types or unit.type in self.round.types)
        )

    def peers(self, within: Peers) -> dict[str, tuple[str, ...]]:
        """The peer group of every unit that takes part."""
        return {unit.code: tuple(self._column(unit, c) for c in within) for unit in self.units}

    def _column(self, unit: Unit, column: str) -> str:
        if column == "parent":
            return self.tree.parent_of(unit.code) or ""
        return str(getattr(unit, column))

    def indicator(self, id_: str) -> Indicator:
        """The indicator of that name, which a checked pack has."""
        found = self.pack.indicator(id_)
        assert found is not None
        return found

    def value(self, unit: str, by: By) -> Value | None:
        """The value of the indicator looked at; nothing where points are."""
        return self.figures.value(unit, by.indicator) if by.indicator else None

    def exact(self, unit: str, by: By) -> Fraction | None:
        """The number looked at: in per cent for points and shares, as it is for others."""
        if by.indicator is None:
            part = self.figures.part(unit, by)
            return None if part is None else part * HUNDRED
        found = self.figures.value(unit, by.indicator).fraction
        return None if found is None else found * (HUNDRED if self.per_cent(by) else 1)

    def per_cent(self, by: By) -> bool:
        """Whether the number looked at is printed in per cent."""
        return by.indicator is None or self.indicator(by.indicator).measure.per_cent

    def shown(self, unit: str, by: By) -> Shown | None:
        """The number as it is printed."""
        number = self.exact(unit, by)
        per_cent = self.per_cent(by)
        if number is None:
            return None
        return shown(number / HUNDRED if per_cent else number, per_cent=per_cent)
