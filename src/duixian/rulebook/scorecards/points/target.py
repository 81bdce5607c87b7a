"""`target`: in proportion up to the full points."""

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
class Target(Method):
    """Full points at the target and above, in proportion below; `target` is per cent for shares."""

    word: ClassVar[str] = "target"

    target: Dated[Decimal]
    full: Dated[Decimal]
    none_gives: NoneGives

    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """Full points times the part of the target that is reached."""
        part = min(max(value, Fraction(0)) / Fraction(self.target.on(day)), Fraction(1))
        return half_up(Fraction(self.full.on(day)) * part)

    def amounts(self, day: dt.date) -> Mapping[str, Decimal]:
        """Full points and target."""
        return {"full": self.full.on(day), "target": self.target.on(day)}

    def most(self, day: dt.date) -> Decimal:
        """The full points."""
        return self.full.on(day)

    def sentence(self, day: dt.date) -> Text:
        """What the target is worth."""
        full, target = self.full.on(day), self.target.on(day)
        return Text(
            f"达到 {target} 得满分 {full} 分，不到的按比例折算。",
            f"{full} points at {target} and above, in proportion below.",
        )
