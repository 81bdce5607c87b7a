"""What a campaign asks, as rows that can be read: each number's rule in words, its source, for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .models import Campaign
from .packs import pack_of
from .queries import calendar

if TYPE_CHECKING:
    from duixian.rulebook.calendars import Days
    from duixian.rulebook.scorecards.standard import Indicator, Item, Pack
    from duixian.rulebook.vocabulary.text import Clause, Text


@dataclass(frozen=True)
class Asks:
    """One number that is asked for, in words; `local` where it was added to the parent's."""

    name: Text
    line: Text
    rule: Text
    clause: Clause
    kinds: Sequence[Text]
    categories: Sequence[Text]
    local: bool


@dataclass(frozen=True)
class Headed:
    """A heading of a standard with its numbers."""

    name: Text
    asks: Sequence[str]
    indicators: Sequence[Asks]


@dataclass(frozen=True)
class Standard:
    """A standard with its headings; `of_persons` where it is for people, not units."""

    name: Text
    of_persons: bool
    clause: Clause | None
    headings: Sequence[Headed]

    @property
    def measured(self) -> list[Headed]:
        """The headings with numbers."""
        return [heading for heading in self.headings if heading.indicators]

    @property
    def in_words(self) -> list[Headed]:
        """The headings that stand in words alone."""
        return [heading for heading in self.headings if not heading.indicators]


@dataclass(frozen=True)
class Dates:
    """One item of the calendar with its days; `until` is the event that ends an open one."""

    name: Text
    starts_on: dt.date
    ends_on: dt.date | None
    until: Text | None


def standards(campaign: Campaign, day: dt.date) -> list[Standard]:
    """The standards of a campaign as they read on a day."""
    from duixian.rulebook.vocabulary.words import Track

    pack = pack_of(campaign.fingerprint)
    days = calendar(campaign, pack)
    return [
        Standard(
            standard.name,
            standard.track is Track.PERSON,
            standard.clause,
            [
                Headed(heading.name, heading.asks, _asked(pack, heading.id, day, days))
                for heading in standard.headings
            ],
        )
        for standard in pack.standards
    ]


def _asked(pack: Pack, heading: str, day: dt.date, days: dict[str, Days]) -> list[Asks]:
    return [_asks(pack, i, day, days) for i in pack.indicators if i.heading == heading]


def _asks(pack: Pack, indicator: Indicator, day: dt.date, days: dict[str, Days]) -> Asks:
    from duixian.rulebook.calendars import interval
    from duixian.rulebook.measures.wording import Names
    from duixian.rulebook.scorecards.explain import LINES

    selection = indicator.measure.selection
    names = Names(pack.countable, interval(selection.window, day, days))
    return Asks(
        indicator.name,
        LINES[indicator.line],
        indicator.measure.sentence(names),
        indicator.clause,
        [pack.countable[kind].name for kind in indicator.measure.kinds_named],
        [c.name for c in pack.categories if c.id in indicator.applies_to],
        indicator.id in pack.local,
    )


def dates(campaign: Campaign) -> list[Dates]:
    """The calendar of a campaign, the whole first."""
    pack = pack_of(campaign.fingerprint)
    days = calendar(campaign, pack)
    return [_dates(item, days[item.id]) for item in pack.calendar]


def _dates(item: Item, days: Days) -> Dates:
    return Dates(item.name, days.starts_on, days.ends_on, item.until)
