"""What a campaign asks: standards, headings, indicators; and the pack that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from duixian.rulebook.calendars import CAMPAIGN, Days, interval
from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import countable
from duixian.rulebook.measures import AnyMeasure
from duixian.rulebook.ranks import Grading, Ranking, Round
from duixian.rulebook.vocabulary.declare import IN_PIECES, SET_LATER, chosen_by
from duixian.rulebook.vocabulary.text import Clause, Dated, Text
from duixian.rulebook.vocabulary.words import Line, Track

from .forms import Forms
from .points import Points


@dataclass(frozen=True)
class Category:
    """One category of unit, which gets its own share of the standard."""

    id: str
    name: Text
    arena: str = ""


@dataclass(frozen=True)
class Item:
    """One item of a campaign's calendar: the whole, a node, a phase, work, or the launch of a level.

    Its days are dates, or are counted from the campaign's first day (`days: [1, 30]`); work without
    either lasts as long as the campaign. An open end may be bound to an event in words. By the last
    day of a launch the units so many levels below have a plan of their own (`level: 1`: right below).
    """

    id: str
    name: Text
    type: Literal["campaign", "node", "phase", "work", "launch"]
    from_: dt.date | None = None
    to: dt.date | None = None
    days: tuple[int, ...] = ()
    until: Text | None = None
    clause: Clause | None = None
    level: int | None = None

    def within(self, whole: Days) -> Days:
        """Its days in a campaign that lasts so long."""
        if self.from_:
            return Days(self.from_, self.to)
        if not self.days:
            return whole
        first, last = (whole.starts_on + dt.timedelta(n - 1) for n in (self.days[0], self.days[-1]))
        return Days(first, last)


@dataclass(frozen=True)
class Heading:
    """One item of a standard (领导班子好), with what it asks in the words of its source.

    The points of its indicators on one `line` may be added to a `base` and kept between `floor` and
    `ceiling`; those on its other lines are a sum of their own.
    """

    id: str
    name: Text
    asks: tuple[str, ...] = ()
    clause: Clause | None = None
    line: Line | None = None
    base: Dated[Decimal] | None = None
    floor: Dated[Decimal] | None = None
    ceiling: Dated[Decimal] | None = None


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
    """One measure under a heading, on one line, for some categories, with or without points.

    `again` says why records that another indicator scores are scored here as well.
    """

    id: str
    name: Text
    heading: str
    line: Line
    clause: Clause
    measure: AnyMeasure = field(metadata=chosen_by("measure"))
    applies_to: tuple[str, ...] = ()
    points: Points | None = None
    better: Literal["more", "less"] = "more"
    again: Mapping[str, Text] = field(default_factory=dict)

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
class ExamplePost:
    """A person of an example holds a post."""

    person: str
    unit: str
    role: str
    from_on: dt.date = dt.date(2000, 1, 1)
    to_on: dt.date | None = None


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
    (`2/3`, `5`, `-` for none, `few`); `points` the points. `grades` and `ranks` hold what the
    declaration of that name proposes for units; a `seed` settles lots.
    """

    name: str
    as_of: dt.date
    known_at: dt.date | None = None
    records: Sequence[Mapping[str, Cell]] = ()
    units: tuple[ExampleUnit, ...] = ()
    persons: tuple[ExamplePerson, ...] = ()
    posts: tuple[ExamplePost, ...] = ()
    moves: tuple[ExampleMove, ...] = ()
    heirs: tuple[ExampleHeir, ...] = ()
    expect: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    points: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    grades: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ranks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seed: str = ""


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
    rounds: tuple[Round, ...] = field(default=(), metadata=IN_PIECES)
    ranking: tuple[Ranking, ...] = field(default=(), metadata=IN_PIECES)
    grades: tuple[Grading, ...] = field(default=(), metadata=IN_PIECES)
    theme: str = ""
    requirements: tuple[str, ...] = ()
    basis: Clause | None = None
    forms: Forms | None = None
    budget: int | None = None
    sample: bool = False
    parent: str = ""
    predecessor: str = ""
    kinds: Mapping[str, Kind] = field(default_factory=dict, metadata=SET_LATER)
    fingerprint: str = field(default="", metadata=SET_LATER)
    brought: frozenset[str] = field(default=frozenset(), metadata=SET_LATER)
    """The kinds that stand in no library: those of the pack's own folder and of its parent's."""
    local: frozenset[str] = field(default=frozenset(), metadata=SET_LATER)
    """The indicators that were added here to those of the parent."""
    left_open: frozenset[str] = field(default=frozenset(), metadata=SET_LATER)
    """The kinds of records that the predecessor may have left open."""

    @property
    def countable(self) -> dict[str, Kind]:
        """The kinds that indicators may read: those of records, and the two rosters."""
        return countable(self.kinds)

    def forms_of(self, kind: str) -> Forms | None:
        """What the form of a kind must bear; nothing where it comes from a library."""
        return self.forms if kind in self.brought else None

    def indicator(self, id_: str) -> Indicator | None:
        """The indicator of that name."""
        return next((i for i in self.indicators if i.id == id_), None)

    def track_of(self, indicator: Indicator) -> Track:
        """Whether an indicator is for units or for persons: the track of its standard."""
        return next(
            (s.track for s in self.standards for h in s.headings if h.id == indicator.heading),
            Track.UNIT,
        )

    def points_of(self, indicator: Indicator) -> Points | None:
        """Its way to points. Those of persons are a record aid under the documents of 2010 only."""
        of_person = self.track_of(indicator) is Track.PERSON
        return None if of_person and self.policy != "2010" else indicator.points

    def heading(self, id_: str) -> Heading | None:
        """The heading of that name."""
        return next((h for s in self.standards for h in s.headings if h.id == id_), None)

    def round_(self, id_: str) -> Round | None:
        """The round of that name."""
        return next((r for r in self.rounds if r.id == id_), None)

    def rankings_in(self, round_: str) -> tuple[Ranking, ...]:
        """The rankings that a round yields."""
        return tuple(r for r in self.ranking if round_ in r.only_in)

    def gradings_in(self, round_: str) -> tuple[Grading, ...]:
        """The grades that a round yields."""
        return tuple(g for g in self.grades if round_ in g.only_in)

    def applies_to(self, indicator: Indicator) -> tuple[str, ...]:
        """The categories an indicator is for; all of the pack's where it names none."""
        return indicator.applies_to or tuple(c.id for c in self.categories)

    def days(self, whole: Days | None = None) -> dict[str, Days]:
        """The calendar of the pack, in a campaign that lasts so long; by its own dates if not said."""
        whole = whole or self._whole()
        if whole is None:
            return {}
        items = {item.id: item.within(whole) for item in self.calendar}
        return {**items, CAMPAIGN: whole}

    def _whole(self) -> Days | None:
        """The days of the campaign as the pack has them; they span the dated items if not given."""
        dated = {i.id: Days(i.from_, i.to) for i in self.calendar if i.from_}
        if CAMPAIGN in dated or not dated:
            return dated.get(CAMPAIGN)
        ends = [d.ends_on for d in dated.values()]
        last = None if None in ends else max(e for e in ends if e)
        return Days(min(d.starts_on for d in dated.values()), last)
