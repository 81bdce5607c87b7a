"""One page in one language: what every section needs to speak."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from html import escape

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets import figures
from duixian.sheets.county import County, Number
from duixian.sheets.lines import LINE_NAMES

MOST = 3000


@dataclass(frozen=True)
class Sheet:
    """A county and the language its page speaks; whatever it says of units is escaped.

    Of more than `most` units only those who owe most have an entry, so that the page still opens.
    """

    county: County
    language: Language
    most: int = MOST

    @cached_property
    def shown(self) -> frozenset[str]:
        """The units with an entry of their own."""
        return frozenset(self.county.by_owing[: self.most])

    def say(self, zh: str, en: str) -> str:
        """The sentence in the language of the page."""
        return zh if self.language == "zh" else en

    def text(self, text: Text) -> str:
        """A text in the language of the page, escaped."""
        return escape(text.in_(self.language))

    def day(self, day: dt.date) -> str:
        """A date as people write it, marked as one."""
        return f'<time datetime="{day}">{figures.day(day, self.language)}</time>'

    def name(self, unit: str) -> str:
        """What a unit is called, escaped."""
        return escape(self.county.name(unit))

    def link(self, unit: str) -> str:
        """A unit's name; for one with an entry a way to it."""
        if unit not in self.shown:
            return self.name(unit)
        return f'<a href="#{anchor(unit)}">{self.name(unit)}</a>'

    def why(self, indicator: Indicator, *, said: str = "") -> str:
        """A way from a number to its rule."""
        place = self.county.indicators.index(indicator)
        return f"<a href=#r{place}>{said or self.text(indicator.name)}</a>"

    def value(self, number: Number, indicator: Indicator) -> str:
        """A number as people read it: a share in per cent, a count as it is, a dash where there is none."""
        if number.n is None or number.d is None:
            few = self.say("人数太少，不显示", "too few to show")
            return few if number.status == "too_few" else figures.ABSENT
        return self.pair((number.n, number.d), indicator)

    def pair(self, pair: tuple[int, int] | None, indicator: Indicator) -> str:
        """A numerator and denominator as people read them, escaped."""
        if pair is None:
            return figures.ABSENT
        return escape(figures.said(*pair, self.county.look(indicator), self.language))

    def line(self, line: Line) -> str:
        """What a line is called."""
        return self.text(LINE_NAMES[line])


def anchor(unit: str) -> str:
    """The place of a unit on the page."""
    return "u-" + "".join(c if c.isalnum() else f"_{ord(c):x}" for c in unit)


def red(text: str) -> str:
    """Something that needs the reader: the only use of vermilion."""
    return f'<strong class="due">{text}</strong>'
