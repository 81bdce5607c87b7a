"""`count`: how many records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .measure import Measure, NoneMeans
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import World


@dataclass(frozen=True)
class Count(Measure):
    """The number of records of the selection; without any it is 0."""

    word: ClassVar[str] = "count"
    none_means: ClassVar[NoneMeans] = "0"

    def query(self, scope: Scope) -> Query:
        """Records, each once for every unit it counts for."""
        from .compile import tally

        return tally(self.selection, scope, {}, {"n": "COUNT(*)", "d": 1, "few": 0})

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """A number of records."""
        from .kept import ONE, Kept

        return (Kept(self.selection, {"n": ONE}, {"d": 1}),)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The records, counted one by one."""
        if world.interval(self.selection.window) is None:
            return Working(Value())
        rows = world.counting_for(who, self.selection, track)
        return Working(Value.of(len(rows), 1), rows)

    def sentence(self, names: Names) -> Text:
        """What is counted."""
        what = names.selection(self.selection)
        return Text(f"{what.zh}有多少条。", f"How many {what.en} there are.")

    def arithmetic(self, working: Working) -> Text:
        """The count."""
        return Text(f"共 {working.value.n} 条。", f"{working.value.n} in all.")
