"""`each`: so many points for every one, kept between a least and a most."""

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
class Each(Method):
    """`start` plus `each` for every one of the value, kept between `least` and `most`."""

    word: ClassVar[str] = "each"

    start: Dated[Decimal]
    each: Dated[Decimal]
    least: Dated[Decimal]
    most_: Dated[Decimal]
    none_gives: NoneGives

    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """The sum, kept between its ends."""
        earned = Fraction(self.start.on(day)) + Fraction(self.each.on(day)) * value
        return half_up(min(max(earned, Fraction(self.least.on(day))), Fraction(self.most_.on(day))))

    def amounts(self, day: dt.date) -> Mapping[str, Decimal]:
        """Start, points for each, least and most."""
        parts = {"start": self.start, "each": self.each, "least": self.least, "most": self.most_}
        return {name: part.on(day) for name, part in parts.items()}

    def most(self, day: dt.date) -> Decimal:
        """The upper end."""
        return self.most_.on(day)

    def sentence(self, day: dt.date) -> Text:
        """Start, step and ends."""
        start, each, least, most = self.amounts(day).values()
        return Text(
            f"从 {start} 分起，每一个 {each:+} 分，最低 {least} 分，最高 {most} 分。",
            f"From {start} points, {each:+} for each, at least {least}, at most {most}.",
        )
