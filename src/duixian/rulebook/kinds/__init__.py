"""What one kind of record holds and how it lives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from duixian.rulebook.lifecycle import Clock, Lamp, Lifecycle, Move, State
from duixian.rulebook.vocabulary.text import Clause, Text
from duixian.rulebook.vocabulary.words import (
    Actor,
    Audience,
    FieldClass,
    FieldType,
    LinkType,
    SeenBy,
    Stage,
)

__all__ = [
    "BASE_COLUMNS",
    "BASE_NAMES",
    "TALLY_COUNTS",
    "Field",
    "Kind",
    "Many",
    "Option",
    "Seen",
]

BASE_NAMES: Mapping[str, Text] = {
    "unit": Text("组织", "Unit"),
    "person": Text("责任人或本人", "Whose it is"),
    "occurred_on": Text("日期", "Day"),
    "due_on": Text("时限", "Due"),
    "closed_on": Text("办结日期", "Closed"),
    "campaigns": Text("归入的活动", "Campaigns"),
}
BASE_COLUMNS = tuple(BASE_NAMES)
TALLY_COUNTS = ("due", "present", "issued", "returned", "invalid")


@dataclass(frozen=True)
class Option:
    """One answer of a choice, or one line of a tally."""

    id: str
    name: Text


@dataclass(frozen=True)
class Many:
    """How many values a field may hold, both ends included."""

    from_: int
    to: int


@dataclass(frozen=True)
class Field:
    """One field of a kind; the parameters that do not belong to its type stay empty."""

    id: str
    name: Text
    type: FieldType
    class_: FieldClass = FieldClass.INTERNAL
    many: Many | None = None
    lines: int | None = None
    most: int | None = None
    scale: int = 0
    unit: str | None = None
    from_: int | None = None
    to: tuple[str, ...] | int | None = None
    options: tuple[Option, ...] = ()
    among: str | None = None
    as_: LinkType | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it has in the table of its kind; fields kept in tables of their own have none."""
        if self.type is FieldType.TALLY:
            return tuple(f"{self.id}_{c}" for c in (*TALLY_COUNTS, *(o.id for o in self.options)))
        return () if self.elsewhere else (self.id,)

    @property
    def elsewhere(self) -> str:
        """The table that holds it, where that is not the table of its kind."""
        if self.type is FieldType.LINK:
            return "links"
        if self.many and self.type in (FieldType.PERSON, FieldType.UNIT):
            return "participants" if self.type is FieldType.PERSON else "partners"
        return "files" if self.type is FieldType.FILE else ""


@dataclass(frozen=True)
class Seen:
    """How far up it is read whose a record is and what it says; further up only that it is there.

    `where` names choices that a record must hold; without it the rule is for every record of the kind.
    """

    by: SeenBy
    where: Mapping[str, tuple[str, ...]] | None = None

    def holds(self, values: Mapping[str, object]) -> bool:
        """Whether the rule is for a record with these values."""
        return all(values.get(name) in options for name, options in (self.where or {}).items())


@dataclass(frozen=True)
class Kind:
    """One kind of record: its fields and its lifecycle.

    `never_lowers` marks a register of problems: having one in it may cost nobody points. `seen` says
    that what it holds is not for everybody above. `other_lamps` are read beside the one that lists
    show, where one record is looked at.
    """

    id: str
    name: Text
    fields: tuple[Field, ...]
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    clocks: tuple[Clock, ...] = ()
    lamp: Lamp | None = None
    other_lamps: tuple[Lamp, ...] = ()
    clause: Clause | None = None
    never_lowers: bool = False
    seen: Seen | None = None

    @cached_property
    def lifecycle(self) -> Lifecycle:
        """Its states and moves."""
        return Lifecycle(self.states, self.moves)

    @cached_property
    def stopped(self) -> tuple[str, ...]:
        """The states in which the clock stands still, so that nothing is owed meanwhile."""
        return tuple(s.id for s in self.states if s.clock == "stopped")

    @property
    def inspected(self) -> bool:
        """Whether whoever inspects has a word in it."""
        return any(Actor.INSPECTOR in move.by for move in self.moves)

    @property
    def announced(self) -> tuple[str, ...]:
        """The states in which it is known to every organisation of the tree."""
        told = (Audience.PARTY, Audience.PUBLIC)
        return tuple(
            move.to
            for move in self.moves
            if move.publish and move.publish.when == "announce" and move.publish.to in told
        )

    @property
    def continuing(self) -> tuple[str, ...]:
        """The links by which one of its records goes on from another, which gives it its age."""
        return tuple(f.id for f in self.fields if f.as_ is LinkType.CONTINUES)

    def field(self, id_: str) -> Field | None:
        """The field of that name."""
        return self._fields.get(id_)

    @cached_property
    def _fields(self) -> dict[str, Field]:
        return {field.id: field for field in reversed(self.fields)}

    def states_in(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The states meant by a list of stages and state ids, in the order of the kind."""
        return tuple(s.id for s in self.states if s.id in words or s.stage.value in words)

    def name_of(self, id_: str) -> Text:
        """What a field or a base column is called."""
        field = self.field(id_)
        return field.name if field else BASE_NAMES.get(id_, Text(id_, id_))

    def name_of_state(self, id_: str) -> Text:
        """What a state is called."""
        return next(s.name for s in self.states if s.id == id_)

    def stages(self) -> dict[str, Stage]:
        """The stage of each state."""
        return {s.id: s.stage for s in self.states}
