"""How a record lives: its states, the moves between them, what they need, and the clocks beside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Audience, PeriodName, Stage

from .needs import Need

__all__ = [
    "Clock",
    "Create",
    "Due",
    "Effect",
    "Escalate",
    "Every",
    "HandUp",
    "Lamp",
    "Lifecycle",
    "Move",
    "MoveLinked",
    "Need",
    "Publication",
    "State",
]


@dataclass(frozen=True)
class State:
    """One state; `clock: stopped` means that nothing becomes overdue while it lasts.

    From a state that is `frozen` on, what was written until then is corrected no more.
    """

    id: str
    name: Text
    stage: Stage
    clock: Literal["stopped"] | None = None
    frozen: bool = False


@dataclass(frozen=True)
class Publication:
    """What a move makes public: a fact (`announce`) or an intention before a decision (`notice`)."""

    when: Literal["announce", "notice"]
    to: Audience
    days: int | None = None
    working_days: int | None = None


@dataclass(frozen=True)
class Create:
    """A draft of another kind appears, linked back by its field `by`."""

    word: ClassVar[str] = "create"
    kind: str
    by: str


@dataclass(frozen=True)
class MoveLinked:
    """The linked record makes a move as well."""

    word: ClassVar[str] = "move"
    by: str
    do: str


@dataclass(frozen=True)
class HandUp:
    """The solver becomes the n-th superior."""

    word: ClassVar[str] = "hand_up"
    payload: ClassVar[str] = "levels"
    levels: int


Effect = Create | MoveLinked | HandUp


@dataclass(frozen=True)
class Move:
    """One step from some states to another: who may make it and what it needs."""

    id: str
    name: Text
    to: str
    by: tuple[Actor, ...]
    from_: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    then: tuple[Effect, ...] = ()
    publish: Publication | None = None


@dataclass(frozen=True)
class Due:
    """A move (or a field) is due some time after an event; a negative time counts back from a date."""

    word: ClassVar[str] = "due"
    from_: str
    move: str | None = None
    field: str | None = None
    days: int | None = None
    working_days: int | None = None
    months: int | None = None
    remind: int = 0


@dataclass(frozen=True)
class Every:
    """So many records of a kind in every period, for each member of a roster."""

    word: ClassVar[str] = "every"
    kind: str
    for_: Literal["units", "members", "posts", "records"]
    per: PeriodName
    at_least: int = 1
    in_: tuple[str, ...] = ()
    lead: Span | None = None


@dataclass(frozen=True)
class Escalate:
    """What is overdue rises to the unit above after each further span, so many levels at most."""

    word: ClassVar[str] = "escalate"
    after: Span
    to: Literal["superior"]
    levels: int


Clock = Due | Every | Escalate


@dataclass(frozen=True)
class TimeLeft:
    """Yellow when so much time is left, red when it has run out."""

    word: ClassVar[str] = "time_left"
    yellow: Span


@dataclass(frozen=True)
class ProgressGap:
    """Yellow and red by percentage points behind the plan."""

    word: ClassVar[str] = "progress_gap"
    yellow: int
    red: int


@dataclass(frozen=True)
class Slip:
    """Yellow and red by the number of reminders without result."""

    word: ClassVar[str] = "slip"
    yellow: int
    red: int


Lamp = TimeLeft | ProgressGap | Slip


@dataclass(frozen=True)
class Lifecycle:
    """All states and moves of one kind of record."""

    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def stage_of(self, state: str) -> Stage | None:
        """The stage of a state, or nothing if there is no such state."""
        return self._stages.get(state)

    def move(self, id_: str) -> Move | None:
        """The move of that name."""
        return self._moves.get(id_)

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {state.id: state.stage for state in reversed(self.states)}

    @cached_property
    def _moves(self) -> dict[str, Move]:
        return {move.id: move for move in reversed(self.moves)}
