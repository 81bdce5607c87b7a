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

from .selection import Part, Selection
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

    def kept(self, scope: Scope) -> Kept | None:  # noqa: ARG002 - the signature of all measures
        """What is kept of each unit so that days can be put together; nothing where none is declared."""
        return None

    def empty_denominator(self, scope: Scope) -> int:  # noqa: ARG002 - the signature of all measures
        """The denominator of a unit without any record, in a window that has begun; 0 for no value."""
        return 1 if self.none_means == "0" else 0

    def parts(self) -> tuple[Part, ...]:
        """The filters it has."""
        return (self.selection.filters,)

    def kinds_read(self, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
        """The kinds whose records it looks at, its own and those linked to."""
        own = [kinds[k] for k in self.selection.of]
        fields = [f for kind in own for name in self.selection.for_ if (f := kind.field(name))]
        targets = [to for f in fields if isinstance(f.to, tuple) for to in f.to]
        linked = [part.linked.kind for part in self.parts() if part.linked]
        return tuple(dict.fromkeys((*self.selection.of, *targets, *linked)))

    def starts(self, scope: Scope | World) -> tuple[dt.date, ...]:
        """The days for which the cut must say what was open before them."""
        span = scope.interval(self.selection.window)
        return (span.start,) if self.selection.carried_in and span and span.start else ()
