"""`sum`: a number field added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .measure import Measure, NoneMeans
from .printing import decimal
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import World


@dataclass(frozen=True)
class Sum(Measure):
    """The sum of a number field; the denominator is its scale (100 for two places)."""

    word: ClassVar[str] = "sum"
    none_means: ClassVar[NoneMeans] = "0"

    field: str

    def query(self, scope: Scope) -> Query:
        """Sums, each record once for every unit it counts for."""
        from .compile import tally

        kind = scope.kinds[self.selection.of[0]]
        totals: dict[str, str | int] = {
            "n": "COALESCE(SUM(p.v), 0)",
            "d": self._scale(kind.field(self.field)),
            "few": 0,
        }
        return tally(self.selection, scope, {"v": f'r."{self.field}"'}, totals)

    def kept(self, scope: Scope) -> tuple[Kept, ...]:
        """A sum."""
        from .kept import Amount, Kept

        amount = Amount(lambda _: f'r."{self.field}"')
        return (Kept(self.selection, {"n": amount}, {"d": self.empty_denominator(scope)}),)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The records' numbers, added one by one; an empty field adds nothing."""
        if world.interval(self.selection.window) is None:
            return Working(Value())
        rows = world.counting_for(who, self.selection, track)
        kind = world.kinds[self.selection.of[0]]
        total = sum(row[self.field] or 0 for row in rows)
        return Working(Value.of(total, self._scale(kind.field(self.field))), rows)

    def empty_denominator(self, scope: Scope) -> int:
        """The scale of the field."""
        return self._scale(scope.kinds[self.selection.of[0]].field(self.field))

    @staticmethod
    def _scale(field: object) -> int:
        return int(10 ** getattr(field, "scale", 0))

    def sentence(self, names: Names) -> Text:
        """What is added up."""
        what, field = names.selection(self.selection), names.field(self.selection.of, self.field)
        return Text(f"{what.zh}的“{field.zh}”合计。", f"The sum of “{field.en}” of {what.en}.")

    def arithmetic(self, working: Working) -> Text:
        """The sum."""
        value, many = working.value, len(working.counted)
        total = decimal(value.n, value.d)
        return Text(f"{many} 条记录合计 {total}。", f"{many} records add up to {total}.")
