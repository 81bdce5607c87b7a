"""What every measure can do: be asked of all units in columns, of one by hand, and explained."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from duixian.rulebook.vocabulary.declare import FLAT
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .selection import Selection
from .value import Working

if TYPE_CHECKING:
    import datetime as dt

    from sqlglot.expressions import Query

    from .compile import Scope
    from .wording import Names
    from .world import World

NoneMeans = Literal["0", "none"]


@dataclass(frozen=True)
class Measure:
    """A declared way to a number; `when_none` says aloud what no records mean."""

    word: ClassVar[str]
    none_means: ClassVar[NoneMeans]
    per_cent: ClassVar[bool] = False
    tracks: ClassVar[tuple[Track, ...]] = (Track.UNIT, Track.PERSON)

    selection: Selection = field(metadata=FLAT)
    when_none: NoneMeans

    def query(self, scope: Scope) -> Query:
        """Numerator and denominator of every unit (or person) that has any."""
        raise NotImplementedError

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The same for one unit (or person), in plain Python, with the records behind it."""
        raise NotImplementedError

    def sentence(self, names: Names) -> Text:
        """The rule in words."""
        raise NotImplementedError

    def arithmetic(self, working: Working) -> Text:
        """The working in words and numbers."""
        raise NotImplementedError

    def empty_denominator(self, scope: Scope) -> int:  # noqa: ARG002 - a sum needs the scale of its field
        """The denominator of a unit without any record, in a window that has begun; 0 for no value."""
        return 1 if self.none_means == "0" else 0

    def starts(self, scope: Scope | World) -> tuple[dt.date, ...]:
        """The days for which the cut must say what was open before them."""
        span = scope.interval(self.selection.window)
        return (span.start,) if self.selection.carried_in and span and span.start else ()
