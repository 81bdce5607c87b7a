"""`distinct`: how many different persons, units, outsiders or options."""

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
class Distinct(Measure):
    """The number of different values of a field, each once at every ancestor; always exact."""

    word: ClassVar[str] = "distinct"
    none_means: ClassVar[NoneMeans] = "0"

    field: str

    def query(self, scope: Scope) -> Query:
        """Values are taken up the tree before they are counted: sums of distincts would count twice."""
        from .compile import different

        return different(self.selection, scope, self.field)

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """Each value with how often it was met, so that it can be taken back."""
        from .kept import Kept

        return (Kept(self.selection, {}, {"d": 1}, apart=self.field),)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The set of values."""
        if world.interval(self.selection.window) is None:
            return Working(Value())
        rows = world.counting_for(who, self.selection, track)
        values = {value for row in rows for value in world.told_apart(row, self.field)}
        return Working(Value.of(len(values), 1), rows)

    def sentence(self, names: Names) -> Text:
        """What is told apart."""
        what, field = names.selection(self.selection), names.field(self.selection.of, self.field)
        return Text(
            f"{what.zh}涉及多少个不同的“{field.zh}”。",
            f"How many different values of “{field.en}” there are in {what.en}.",
        )

    def arithmetic(self, working: Working) -> Text:
        """The number."""
        many, n = len(working.counted), working.value.n
        return Text(
            f"{many} 条记录涉及 {n} 个，重复的只算一个。",
            f"{many} records name {n} different ones, each counted once.",
        )
