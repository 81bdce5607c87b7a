"""`share`: what part of a selection meets further conditions; never more than all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .measure import Measure, NoneMeans
from .selection import Part
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .compile import Sql
    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import World


@dataclass(frozen=True)
class Share(Measure):
    """Of the records selected, those that meet `part`; without records there is no share."""

    word: ClassVar[str] = "share"
    none_means: ClassVar[NoneMeans] = "none"
    per_cent: ClassVar[bool] = True

    part: Part

    def parts(self) -> tuple[Part, ...]:
        """The selection's filters and the part's."""
        return (*super().parts(), self.part)

    def query(self, scope: Scope) -> Query:
        """Both counts in one pass."""
        from .compile import all_of, tally

        totals: dict[str, str | int] = {
            "n": "COUNT(*) FILTER (WHERE p.part)",
            "d": "COUNT(*)",
            "few": 0,
        }

        def part(kind: Kind) -> Sql:
            return all_of(self.part, kind)

        return tally(self.selection, scope, {"part": part}, totals)

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """Two numbers of records."""
        from .compile import all_of
        from .kept import ONE, Amount, Kept

        met = Amount(when=lambda kind: all_of(self.part, kind))
        return (Kept(self.selection, {"n": met, "d": ONE}, {}),)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The records, and those of them that meet the part."""
        rows = world.counting_for(who, self.selection, track)
        met = [row for row in rows if world.meets(row, self.part)]
        return Working(Value.of(len(met), len(rows)), met, rows)

    def sentence(self, names: Names) -> Text:
        """Which part of what."""
        what, part = names.selection(self.selection), names.part(self.part, self.selection.of)
        return Text(
            f"{what.zh}中，{part.zh}的占多少。", f"Of {what.en}, the part that is: {part.en}."
        )

    def arithmetic(self, working: Working) -> Text:
        """The division."""
        n, d = working.value.n, working.value.d
        return Text(f"{d} 条中有 {n} 条：{n}/{d}。", f"{n} of {d}: {n}/{d}.")
