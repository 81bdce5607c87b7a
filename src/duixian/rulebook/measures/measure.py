"""What every measure can do: be asked of all units in columns, of one by hand, and explained."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.declare import FLAT
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .printing import Look
from .selection import Part, Roster, Selection
from .value import Working

if TYPE_CHECKING:
    import datetime as dt

    from sqlglot.expressions import Query

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import World

NoneMeans = Literal["0", "none"]


@dataclass(frozen=True)
class Measure(ABC):
    """A declared way to a number; `when_none` says aloud what no records mean."""

    word: ClassVar[str]
    none_means: ClassVar[NoneMeans]
    per_cent: ClassVar[bool] = False
    tracks: ClassVar[tuple[Track, ...]] = (Track.UNIT, Track.PERSON)

    selection: Selection = field(metadata=FLAT)
    when_none: NoneMeans

    @abstractmethod
    def query(self, scope: Scope) -> Query:
        """Numerator and denominator of every unit (or person) that has any."""

    @abstractmethod
    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The same for one unit (or person), in plain Python, with the records behind it."""

    @abstractmethod
    def sentence(self, names: Names) -> Text:
        """The rule in words."""

    @abstractmethod
    def arithmetic(self, working: Working) -> Text:
        """The working in words and numbers."""

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """What is kept of each unit so that days can be put together; nothing where that cannot be."""
        return ()

    def empty_denominator(self, scope: Scope) -> int:  # noqa: ARG002 - the signature of all measures
        """The denominator of a unit without any record, in a window that has begun; 0 for no value."""
        return 1 if self.none_means == "0" else 0

    def look(self, kinds: Mapping[str, Kind]) -> Look:  # noqa: ARG002 - the signature of all measures
        """How its values are printed."""
        return Look(per_cent=self.per_cent)

    @property
    def selections(self) -> tuple[Selection, ...]:
        """All that it selects, the main one first."""
        return (self.selection,)

    @property
    def rosters(self) -> tuple[Roster, ...]:
        """The rosters it is taken among."""
        return ()

    def parts(self) -> tuple[Part, ...]:
        """The filters it has."""
        return tuple(selection.filters for selection in self.selections)

    @property
    def kinds_named(self) -> tuple[str, ...]:
        """The kinds it selects, and those that stand on its rosters."""
        selected = [id_ for selection in self.selections for id_ in selection.of]
        return tuple(dict.fromkeys((*selected, *(k for r in self.rosters for k in r.of))))

    def kinds_read(self, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
        """The kinds whose records it looks at, its own and those linked to."""
        fields = [
            field
            for selection in self.selections
            for id_ in selection.of
            for name in selection.for_
            if (field := kinds[id_].field(name))
        ]
        targets = [to for f in fields if isinstance(f.to, tuple) for to in f.to]
        linked = [part.linked.kind for part in self.parts() if part.linked]
        return tuple(dict.fromkeys((*self.kinds_named, *targets, *linked)))

    def starts(self, scope: Scope | World) -> tuple[dt.date, ...]:
        """The days for which the cut must say what was open before them."""
        carrying = [s for s in self.selections if s.carried_in]
        spans = [scope.interval(selection.window) for selection in carrying]
        return tuple(span.start for span in spans if span and span.start)
