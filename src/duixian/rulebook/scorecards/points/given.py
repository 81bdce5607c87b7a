"""`given`: the points that people gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from duixian.rulebook.vocabulary.text import Dated, Text

from .amounts import NoneGives, half_up
from .method import Method


@dataclass(frozen=True)
class Given(Method):
    """What judges gave, never less than nothing nor more than `full`; only for what people judge."""

    word: ClassVar[str] = "given"

    full: Dated[Decimal]
    none_gives: NoneGives

    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """The value itself."""
        return half_up(min(max(value, Fraction(0)), Fraction(self.full.on(day))))

    def amounts(self, day: dt.date) -> Mapping[str, Decimal]:
        """The full points."""
        return {"full": self.full.on(day)}

    def most(self, day: dt.date) -> Decimal:
        """The full points."""
        return self.full.on(day)

    def sentence(self, day: dt.date) -> Text:
        """That people give them, and how many at most."""
        full = self.full.on(day)
        return Text(f"由人给分，满分 {full} 分。", f"Given by people, {full} points at most.")
