"""What every way to points can do: work them out by hand, hand its numbers to the engine, and say its rule."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from duixian.rulebook.vocabulary.text import Text

from .amounts import HUNDRED, NoneGives, hundredths

PARAMETERS = ("full", "target", "start", "each", "least", "most")
COLUMNS = ("form", *PARAMETERS, "unit", "none_gives")


@dataclass(frozen=True)
class Earned:
    """What one indicator brings to its heading in hundredths; `points` are absent where it is out."""

    points: int | None
    attainable: int


class Method(ABC):
    """One way to points; none of its amounts has more than two places."""

    word: ClassVar[str]
    none_gives: NoneGives

    @abstractmethod
    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """Hundredths of points for a value, which is per cent for shares."""

    @abstractmethod
    def most(self, day: dt.date) -> Decimal:
        """The most that can be had."""

    @abstractmethod
    def sentence(self, day: dt.date) -> Text:
        """The rule in words."""

    @abstractmethod
    def amounts(self, day: dt.date) -> Mapping[str, Decimal]:
        """Its numbers on a day, by the names in `PARAMETERS`."""

    def steps(self, day: dt.date) -> Sequence[tuple[Decimal, Decimal]]:  # noqa: ARG002 - the signature of all measures
        """From which value on which points are given, highest value first; empty where it has no steps."""
        return ()

    def row(self, day: dt.date, *, per_cent: bool) -> dict[str, str | int | None]:
        """Its numbers in hundredths, as the columns of the table `points`."""
        gives = None if self.none_gives == "out" else hundredths(self.none_gives)
        found: dict[str, str | int | None] = dict.fromkeys(COLUMNS)
        found |= {name: hundredths(amount) for name, amount in self.amounts(day).items()}
        return found | {
            "form": self.word,
            "unit": HUNDRED if per_cent else 1,
            "none_gives": gives,
        }

    def earned(self, value: Fraction | None, day: dt.date, *, per_cent: bool) -> Earned:
        """What a value brings; without one `none_gives` decides."""
        most = hundredths(self.most(day))
        if value is not None:
            return Earned(self.by_hand(value * (HUNDRED if per_cent else 1), day), most)
        if self.none_gives == "out":
            return Earned(None, 0)
        return Earned(hundredths(self.none_gives), most)
