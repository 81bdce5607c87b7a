"""`judged`: what people gave; the program only takes the mean of several."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .lasting import scale_of
from .measure import Measure, NoneMeans
from .printing import BY_PEOPLE, Look
from .selection import Selection
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot import exp
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import Row, World

HEADING, RATER = "heading", "rater"
"""The choice fields of a judgement: what was judged, and who judged."""


@dataclass(frozen=True)
class Judged(Measure):
    """The mean of what judges gave a heading, in a number, or in grades that are `worth` so much each.

    The heading is the one under which the indicator stands. No machine comes to a judgement: it is
    read from records that people wrote.
    """

    word: ClassVar[str] = "judged"
    none_means: ClassVar[NoneMeans] = "none"
    tracks: ClassVar[tuple[Track, ...]] = (Track.UNIT,)

    heading: str
    raters: tuple[str, ...]
    field: str
    worth: Mapping[str, int] = dataclasses.field(default_factory=dict)

    def look(self, kinds: Mapping[str, Kind]) -> Look:  # noqa: ARG002 - the signature of all measures
        """With the word that people gave it."""
        return Look(after=BY_PEOPLE)

    @property
    def judgements(self) -> Selection:
        """The records in which these judges judged this heading."""
        asked = {HEADING: (self.heading,), RATER: self.raters}
        return replace(self.selection, where={**self.selection.where, **asked})

    def query(self, scope: Scope) -> Query:
        """What was given, summed and counted."""
        from .compile import tally

        scale = self.scale(scope.kinds)
        totals: dict[str, str | int] = {
            "n": "COALESCE(SUM(p.v), 0)",
            "d": f"COUNT(p.v) * {scale}" if scale > 1 else "COUNT(p.v)",
            "few": 0,
        }
        return tally(self.judgements, scope, {"v": self._value()}, totals)

    def kept(self, scope: Scope) -> tuple[Kept, ...]:
        """What was given, and how often."""
        from .kept import Amount, Kept

        given = self._given
        scale = str(self.scale(scope.kinds))
        amounts = {"n": Amount(lambda _: self._value(), given), "d": Amount(lambda _: scale, given)}
        return (Kept(self.judgements, amounts, {}),)

    def _given(self, _kind: Kind) -> exp.Expr:
        from sqlglot import exp

        value: exp.Expr = exp.maybe_parse(self._value(), dialect="duckdb")
        return exp.not_(exp.paren(value).is_(exp.null()))

    def _value(self) -> str:
        if not self.worth:
            return f'r."{self.field}"'
        cases = " ".join(f"WHEN '{grade}' THEN {worth}" for grade, worth in self.worth.items())
        return f'CASE r."{self.field}" {cases} END'

    def scale(self, kinds: Mapping[str, Kind]) -> int:
        """How many parts of what is given make a whole one."""
        return 1 if self.worth else scale_of(kinds, self.selection, self.field)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The judgements, one by one."""
        rows = world.counting_for(who, self.judgements, track)
        given = [row for row in rows if self.given(row) is not None]
        total = sum(self.given(row) or 0 for row in given)
        return Working(Value.of(total, len(given) * self.scale(world.kinds)), given)

    def given(self, row: Row) -> int | None:
        """What one judgement gave, or what its grade is worth."""
        value = row[self.field]
        return self.worth.get(value) if self.worth else value

    def sentence(self, names: Names) -> Text:
        """Who judges what, and that nobody but people does."""
        what, of = names.selection(self.selection), self.selection.of
        heading = names.options(of, HEADING, (self.heading,))
        raters = names.options(of, RATER, self.raters)
        worth = self._worth(names)
        return Text(
            f"由人评定，不由机器计算：{raters.zh}对“{heading.zh}”的评定，取平均{worth.zh}。依据{what.zh}。",
            f"Judged by people, never by machine: what {raters.en} gave “{heading.en}”, on average"
            f"{worth.en}. From {what.en}.",
        )

    def _worth(self, names: Names) -> Text:
        if not self.worth:
            return Text("", "")
        worth = names.worth(self.selection.of, self.field, self.worth)
        return Text(f"（{worth.zh}）", f" ({worth.en})")

    def arithmetic(self, working: Working) -> Text:
        """How many judgements, and their mean."""
        value, many = working.value, len(working.counted)
        return Text(
            f"{many} 份评定，{value.n} ÷ {value.d}。", f"{many} judgements, {value.n} ÷ {value.d}."
        )
