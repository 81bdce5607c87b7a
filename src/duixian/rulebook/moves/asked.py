"""What is known when somebody asks to make a move, and what comes of asking; plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duixian.rulebook.calendars.working import Holidays
from duixian.rulebook.lifecycle import Effect
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Stage

Value = str | int | dt.date | tuple[str, ...] | Mapping[str, int]
"""What a field holds: text, code or option; whole number (scaled by the field's scale); day;
several codes; the counts of a tally by their words."""

Values = Mapping[str, Value]


def filled(value: Value | None) -> bool:
    """Whether a field holds anything; 0 is something, a tally of nothing is not."""
    return value is not None and (isinstance(value, int) or bool(value))


@dataclass(frozen=True)
class Step:
    """A move that was made: which, on which day, and the persons behind it.

    When one person types in what another wrote on paper, both are behind it.
    """

    move: str
    on: dt.date
    persons: frozenset[str]


@dataclass(frozen=True)
class Other:
    """A record that is linked by the field `by`, whichever of the two records has that field.

    `answers` says that it answers this one: while it is open it is an objection to a notice.
    `persons` stand behind one of its steps.
    """

    kind: str
    by: str
    state: str
    stage: Stage
    since: dt.date
    answers: bool = False
    persons: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Asked:
    """A move that somebody asks to make, as things stand.

    `state` is where the record stands, empty before its first move; `on` the day from which the
    new state is to hold; `values` the record as it would be afterwards, base columns included;
    `rivals` how many other records stand for the same values as far as `only_one` asks, or
    nothing if nobody has counted them; `shares` for the field and value of a quota how many others
    have that value and how many are in the group; `absent` those whom nobody can be for this unit, so that
    none is sent to them.
    """

    state: str
    roles: frozenset[Actor]
    persons: frozenset[str]
    on: dt.date
    today: dt.date
    values: Values
    steps: Sequence[Step] = ()
    others: Sequence[Other] = ()
    rivals: int | None = None
    shares: Mapping[tuple[str, str], tuple[int, int]] | None = None
    holidays: Holidays = field(default_factory=dict)
    absent: frozenset[Actor] = frozenset()


@dataclass(frozen=True, order=True)
class Obstacle:
    """One reason why a move cannot be made, at a field or (without one) at the move itself."""

    field: str | None
    text: Text


@dataclass(frozen=True)
class Judgement:
    """Whether a move may be made: the state it leads to, what it entails, and all obstacles.

    `warnings` stand in nobody's way; whoever makes the move is told, and so is the ledger.
    """

    to: str
    effects: tuple[Effect, ...]
    obstacles: tuple[Obstacle, ...]
    warnings: tuple[Obstacle, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles
