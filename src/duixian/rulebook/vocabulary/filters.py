"""The one filter grammar: conditions that measures and moves share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Bounds:
    """A number between two ends in whole units, both included; an end left out is open."""

    from_: Decimal | None = None
    to: Decimal | None = None

    def holds(self, value: int, scale: int = 0) -> bool:
        """Whether a number kept in units of 10^-scale lies between the ends."""
        one = 10**scale
        above = self.from_ is None or value >= self.from_ * one
        return above and (self.to is None or value <= self.to * one)


Where = Mapping[str, tuple[str, ...] | Bounds]


@dataclass(frozen=True)
class Span:
    """A length of time in days, working days, months or years; exactly one of them."""

    days: int | None = None
    working_days: int | None = None
    months: int | None = None
    years: int | None = None


@dataclass(frozen=True)
class Linked:
    """So many records of `kind` whose field `by` points here, or the record our own `by` points at."""

    kind: str
    by: str
    in_: tuple[str, ...] = ("done",)
    at_least: int | None = None
    at_most: int | None = None
    since: Span | None = None

    @property
    def least(self) -> int:
        """How many are needed: one, unless the rule says otherwise or only sets a maximum."""
        if self.at_least is None:
            return 0 if self.at_most is not None else 1
        return self.at_least
