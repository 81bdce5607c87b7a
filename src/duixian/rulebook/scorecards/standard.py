"""What a campaign asks: standards, headings, indicators; and the pack that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from duixian.rulebook.calendars import CAMPAIGN, Days, interval
from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import countable
from duixian.rulebook.measures import AnyMeasure
from duixian.rulebook.vocabulary.declare import IN_PIECES, chosen_by
from duixian.rulebook.vocabulary.text import Clause, Text
from duixian.rulebook.vocabulary.words import Line, Track

from .points import Points

SET_LATER: Mapping[str, bool] = {"set later": True}
"""A field that no pack writes: it is set when the pack has been read."""


@dataclass(frozen=True)
class Category:
    """One category of unit, which gets its own share of the standard."""

    id: str
    name: Text
    arena: str = ""


@dataclass(frozen=True)
class Item:
    """A phase, a node or the whole campaign in its calendar; an open end may be bound to an event."""

    id: str
    name: Text
    type: Literal["campaign", "node", "phase"]
    from_: dt.date
    to: dt.date | None = None
    until: Text | None = None
    clause: Clause | None = None


@dataclass(frozen=True)
class Heading:
    """One item of a standard (领导班子好), with what it asks in the words of its source."""

    id: str
    name: Text
    asks: tuple[str, ...] = ()
    clause: Clause | None = None


@dataclass(frozen=True)
class Standard:
    """What units (or persons) are to reach: its headings."""

    id: str
    name: Text
    track: Track
    headings: tuple[Heading, ...]
    clause: Clause | None = None


@dataclass(frozen=True)
class Indicator:
    """One measure under a heading, on one line, for some categories, with or without points."""

    id: str
    name: Text
    heading: str
    line: Line
    clause: Clause
    measure: AnyMeasure = field(metadata=chosen_by("measure"))
    applies_to: tuple[str, ...] = ()
    points: Points | None = None
    better: Literal["more", "less"] = "more"

    def ruled_on(self, day: dt.date, calendar: Mapping[str, Days]) -> dt.date:
        """The day whose rule counts for the whole window: its last, as seen from a day."""
        span = interval(self.measure.selection.window, day, calendar)
        return span.end if span else day


@dataclass(frozen=True)
class ExampleUnit:
    """A unit of an example's small tree."""

    code: str
    parent: str | None = None
    type: str = "branch"
    category: str = ""
    opened_on: dt.date = dt.date(2000, 1, 1)
    closed_on: dt.date | None = None
    households: int | None = None


@dataclass(frozen=True)
class ExamplePerson:
    """A person of an example."""

    code: str
    unit: str
    status: Literal["full", "probationary", "none"] = "full"
    joined_on: dt.date = dt.date(2000, 1, 1)
    left_on: dt.date | None = None
    birth_year: int | None = None
    gender: str = ""
    education: str = ""


@dataclass(frozen=True)
class ExampleMove:
    """A unit of an example goes under another."""

    unit: str
    on: dt.date
    parent: str


@dataclass(frozen=True)
class ExampleHeir:
    """A unit of an example is taken over by another."""

    unit: str
    on: dt.date
    into: str


Cell = Mapping[str, int] | tuple[str, ...]
"""What one field of an example's record holds: texts, or the counts of a tally."""


@dataclass(frozen=True)
class Example:
    """A few records in, numbers out: run by `check`, in the office's own words.

    `records` are rows of fields; `expect` holds for each indicator the value of units or persons
    (`2/3`, `5`, `-` for none, `few`); `points` the points.
    """

    name: str
    as_of: dt.date
    known_at: dt.date | None = None
    records: Sequence[Mapping[str, Cell]] = ()
    units: tuple[ExampleUnit, ...] = ()
    persons: tuple[ExamplePerson, ...] = ()
    moves: tuple[ExampleMove, ...] = ()
    heirs: tuple[ExampleHeir, ...] = ()
    expect: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    points: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """Something the sources leave open, in words, for the office to answer."""

    id: str
    about: str
    text: Text


@dataclass(frozen=True)
class Pack:
    """A campaign as data; immutable, its fingerprint stands in every result.

    `budget` is what it may take of a branch at most, in minutes a month.
    """

    id: str
    name: Text
    policy: Literal["2010", "2026"]
    uses: tuple[str, ...]
    calendar: tuple[Item, ...] = field(metadata=IN_PIECES)
    categories: tuple[Category, ...] = field(metadata=IN_PIECES)
    standards: tuple[Standard, ...] = field(metadata=IN_PIECES)
    indicators: tuple[Indicator, ...] = field(default=(), metadata=IN_PIECES)
    examples: tuple[Example, ...] = field(default=(), metadata=IN_PIECES)
    questions: tuple[Question, ...] = field(default=(), metadata=IN_PIECES)
    theme: str = ""
    requirements: tuple[str, ...] = ()
    basis: Clause | None = None
    budget: int | None = None
    sample: bool = False
    kinds: Mapping[str, Kind] = field(default_factory=dict, metadata=SET_LATER)
    fingerprint: str = field(default="", metadata=SET_LATER)

    @property
    def countable(self) -> dict[str, Kind]:
        """The kinds that indicators may read: those of records, and the two rosters."""
        return countable(self.kinds)

    def indicator(self, id_: str) -> Indicator | None:
        """The indicator of that name."""
        return next((i for i in self.indicators if i.id == id_), None)

    def track_of(self, indicator: Indicator) -> Track:
        """Whether an indicator is for units or for persons: the track of its standard."""
        return next(
            (s.track for s in self.standards for h in s.headings if h.id == indicator.heading),
            Track.UNIT,
        )

    def heading(self, id_: str) -> Heading | None:
        """The heading of that name."""
        return next((h for s in self.standards for h in s.headings if h.id == id_), None)

    def applies_to(self, indicator: Indicator) -> tuple[str, ...]:
        """The categories an indicator is for; all of the pack's where it names none."""
        return indicator.applies_to or tuple(c.id for c in self.categories)

    def days(self) -> dict[str, Days]:
        """The calendar of the pack; the whole campaign spans its items where it is not given."""
        items = {item.id: Days(item.from_, item.to) for item in self.calendar}
        if CAMPAIGN not in items and items:
            ends = [d.ends_on for d in items.values()]
            last = None if None in ends else max(e for e in ends if e)
            items[CAMPAIGN] = Days(min(d.starts_on for d in items.values()), last)
        return items
