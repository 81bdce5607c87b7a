"""`bands`: fixed points from certain values on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from duixian.rulebook.ranks.shown import beside
from duixian.rulebook.vocabulary.text import Dated, Text

from .amounts import NoneGives, hundredths
from .method import Method


@dataclass(frozen=True)
class Band:
    """From this value on, so many points; the value itself belongs to the band."""

    from_: Decimal
    give: Decimal


@dataclass(frozen=True)
class Bands(Method):
    """The points of the first band that is reached, highest first; below the last one nothing.

    For shares `from` is per cent, and a value is never rounded before it is compared.
    """

    word: ClassVar[str] = "bands"

    bands: Dated[tuple[Band, ...]]
    none_gives: NoneGives

    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """The first band that fits."""
        given = (give for from_, give in self.steps(day) if value >= Fraction(from_))
        return hundredths(next(given, Decimal(0)))

    def reached(self, value: Fraction, day: dt.date) -> Text:
        """Which band a value reaches; with so many places that it does not look like a start it misses."""
        steps = [Fraction(from_) for from_, _ in self.steps(day)]
        written = beside(value, min(steps, key=lambda start: abs(start - value)))
        band = next((from_ for from_, _ in self.steps(day) if value >= Fraction(from_)), None)
        if band is None:
            return Text(f"{written} 一档也没达到", f"{written} reaches no band")
        return Text(f"{written} 达到 {band}", f"{written} reaches {band}")

    def amounts(self, day: dt.date) -> Mapping[str, Decimal]:
        """The most; the rest stands in the steps."""
        return {"most": self.most(day)}

    def steps(self, day: dt.date) -> Sequence[tuple[Decimal, Decimal]]:
        """The bands on a day."""
        return [(band.from_, band.give) for band in self.bands.on(day)]

    def most(self, day: dt.date) -> Decimal:
        """The best band, which need not be the highest: of some things less is better."""
        return max([Decimal(0), *(give for _, give in self.steps(day))])

    def sentence(self, day: dt.date) -> Text:
        """Band by band."""
        steps = self.steps(day)
        zh = "，".join(f"达到 {from_} 得 {give} 分" for from_, give in steps)
        en = "; ".join(f"from {from_} on {give} points" for from_, give in steps)
        return Text(f"{zh}，再低得 0 分。", f"{en[:1].upper()}{en[1:]}; below that 0.")
