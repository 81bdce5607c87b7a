"""How a value becomes points: exact, rounded half up to two places once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

from duixian.rulebook.vocabulary.text import Dated, Text

NoneGives = Decimal | Literal["out"]
HUNDRED = 100
PointsRow = tuple[str, *tuple[int | None, ...]]


def hundredths(amount: Decimal) -> int:
    """An amount with at most two places as a whole number of hundredths."""
    return int(amount * HUNDRED)


def half_up(amount: Fraction) -> int:
    """An exact number of points, rounded half up to hundredths."""
    return int((amount * HUNDRED + Fraction(1, 2)) // 1)


def _none(gives: NoneGives) -> int | None:
    return None if gives == "out" else hundredths(gives)


@dataclass(frozen=True)
class Target:
    """Full points at the target and above, in proportion below; `target` is per cent for shares."""

    word: ClassVar[str] = "target"

    target: Dated[Decimal]
    full: Dated[Decimal]
    none_gives: NoneGives

    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """Hundredths of points for a value."""
        part = min(max(value, Fraction(0)) / Fraction(self.target.on(day)), Fraction(1))
        return half_up(Fraction(self.full.on(day)) * part)

    def row(self, day: dt.date, *, per_cent: bool) -> PointsRow:
        """The parameters in hundredths, as the columns of `points`."""
        full, target = hundredths(self.full.on(day)), hundredths(self.target.on(day))
        return (
            self.word,
            full,
            target,
            None,
            None,
            None,
            None,
            HUNDRED if per_cent else 1,
            _none(self.none_gives),
        )

    def most(self, day: dt.date) -> Decimal:
        """The most that can be had."""
        return self.full.on(day)

    def sentence(self, day: dt.date) -> Text:
        """The rule in words."""
        full, target = self.full.on(day), self.target.on(day)
        return Text(
            f"达到 {target} 得满分 {full} 分，不到的按比例折算。",
            f"{full} points at {target} and above, in proportion below.",
        )


@dataclass(frozen=True)
class Each:
    """`start` plus `each` for every one of the value, kept between `least` and `most`."""

    word: ClassVar[str] = "each"

    start: Dated[Decimal]
    each: Dated[Decimal]
    least: Dated[Decimal]
    most_: Dated[Decimal]
    none_gives: NoneGives

    def by_hand(self, value: Fraction, day: dt.date) -> int:
        """Hundredths of points for a value."""
        earned = Fraction(self.start.on(day)) + Fraction(self.each.on(day)) * value
        return half_up(min(max(earned, Fraction(self.least.on(day))), Fraction(self.most_.on(day))))

    def row(self, day: dt.date, *, per_cent: bool) -> PointsRow:
        """The parameters in hundredths, as the columns of `points`."""
        start, each, least, most = (
            hundredths(p.on(day)) for p in (self.start, self.each, self.least, self.most_)
        )
        return (
            self.word,
            None,
            None,
            start,
            each,
            least,
            most,
            HUNDRED if per_cent else 1,
            _none(self.none_gives),
        )

    def most(self, day: dt.date) -> Decimal:
        """The most that can be had."""
        return self.most_.on(day)

    def sentence(self, day: dt.date) -> Text:
        """The rule in words."""
        start, each, least, most = (
            p.on(day) for p in (self.start, self.each, self.least, self.most_)
        )
        return Text(
            f"从 {start} 分起，每一个 {each:+} 分，最低 {least} 分，最高 {most} 分。",
            f"From {start} points, {each:+} for each, at least {least}, at most {most}.",
        )


Points = Target | Each
