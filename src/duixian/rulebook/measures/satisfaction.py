"""`satisfaction`: good answers of all answers, over sheets with enough answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .measure import Measure, NoneMeans
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .compile import Values
    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import Row, World

PER_CENT = 100


@dataclass(frozen=True)
class Satisfaction(Measure):
    """Votes are pooled over sheets, so that a large one weighs more.

    A sheet below `at_least` answers is left out for every unit above too, else subtraction tells it.
    With `weights` an answer counts so many per cent of a good one, so that a score comes out.
    """

    word: ClassVar[str] = "satisfaction"
    none_means: ClassVar[NoneMeans] = "none"
    per_cent: ClassVar[bool] = True
    tracks: ClassVar[tuple[Track, ...]] = (Track.UNIT,)

    tally: str
    good: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    at_least: int = 1
    weights: Mapping[str, int] = field(default_factory=dict)

    def query(self, scope: Scope) -> Query:
        """Answers pooled; sheets that are too small are only counted."""
        from .compile import tally

        values: Values = {
            "good": self._good(),
            "asked": self._asked,
            "answers": lambda kind: self._sum(self._all(kind)),
        }
        enough = f"p.answers >= {self.at_least}"
        totals: dict[str, str | int] = {
            "n": f"COALESCE(SUM(p.good) FILTER (WHERE {enough}), 0)",
            "d": f"COALESCE(SUM(p.asked) FILTER (WHERE {enough}), 0)",
            "few": f"COUNT(*) FILTER (WHERE NOT {enough})",
        }
        return tally(self.selection, scope, values, totals)

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """Three sums: good answers, all answers, sheets left out."""
        from sqlglot import exp

        from .kept import Amount, Kept

        def enough(kind: Kind) -> exp.Expr:
            return exp.maybe_parse(f"{self._sum(self._all(kind))} >= {self.at_least}")

        amounts = {
            "n": Amount(lambda _: self._good(), enough),
            "d": Amount(self._asked, enough),
            "few": Amount(when=lambda kind: exp.not_(exp.paren(enough(kind)))),
        }
        return (Kept(self.selection, amounts, {}),)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The sheets, added up option by option."""
        rows = world.counting_for(who, self.selection, track)

        def votes(row: Row, options: tuple[str, ...]) -> int:
            return sum(row[f"{self.tally}_{o}"] or 0 for o in options)

        enough = [r for r in rows if votes(r, self._all(world.kinds[r["kind"]])) >= self.at_least]
        few = [r for r in rows if r not in enough]
        good = sum(self.worth(r) for r in enough)
        asked = sum(votes(r, self._options(world.kinds[r["kind"]])) for r in enough) * self.whole
        return Working(Value.of(good, asked, len(few)), enough, enough, few)

    @property
    def whole(self) -> int:
        """What one good answer is worth: itself, or a hundred per cent."""
        return PER_CENT if self.weights else 1

    def worth(self, row: Row) -> int:
        """What the answers of a sheet come to."""
        weights = self.weights or dict.fromkeys(self.good, 1)
        return sum(weight * (row[f"{self.tally}_{o}"] or 0) for o, weight in weights.items())

    def _good(self) -> str:
        if not self.weights:
            return self._sum(self.good)
        return " + ".join(f"{weight} * ({self._sum((o,))})" for o, weight in self.weights.items())

    def _asked(self, kind: Kind) -> str:
        asked = self._sum(self._options(kind))
        return f"({asked}) * {self.whole}" if self.weights else asked

    def _all(self, kind: Kind) -> tuple[str, ...]:
        field = kind.field(self.tally)
        return tuple(o.id for o in field.options) if field else ()

    def _options(self, kind: Kind) -> tuple[str, ...]:
        return tuple(o for o in self._all(kind) if o not in self.leave_out)

    def _sum(self, options: tuple[str, ...]) -> str:
        return " + ".join(f'COALESCE(r."{self.tally}_{o}", 0)' for o in options) or "0"

    def sentence(self, names: Names) -> Text:
        """Which answers are good, and which are left out."""
        what = names.selection(self.selection)
        if self.weights:
            return self._scored(names)
        good = names.options(self.selection.of, self.tally, self.good)
        zh_out, en_out = "", ""
        if self.leave_out:
            out = names.options(self.selection.of, self.tally, self.leave_out)
            zh_out, en_out = f"（{out.zh}不进分母）", f" (leaving out {out.en})"
        return Text(
            f"{what.zh}中，答“{good.zh}”的占全部答案的多少{zh_out}；不足 {self.at_least} 份的测评不计。",
            f"Of all answers in {what.en}, those that say {good.en}{en_out}; "
            f"sheets with fewer than {self.at_least} answers are left out.",
        )

    def _scored(self, names: Names) -> Text:
        """Which answer is worth what."""
        what = names.selection(self.selection)
        worth = names.worth(self.selection.of, self.tally, self.weights)
        return Text(
            f"{what.zh}的答案，{worth.zh}，折成百分数；不足 {self.at_least} 份的测评不计。",
            f"The answers in {what.en}, worth in per cent: {worth.en}; "
            f"sheets with fewer than {self.at_least} answers are left out.",
        )

    def arithmetic(self, working: Working) -> Text:
        """The division, and how many sheets were too small."""
        n, d, few = working.value.n, working.value.d, len(working.left_out)
        zh_few = f" 另有 {few} 次测评份数不足，未计。" if few else ""
        en_few = f" {few} sheets with too few answers are left out." if few else ""
        if self.weights:
            return Text(f"{n} ÷ {d}。{zh_few}", f"{n} ÷ {d}.{en_few}")
        return Text(
            f"好评 {n} 份，共 {d} 份：{n}/{d}。{zh_few}",
            f"{n} good answers of {d}: {n}/{d}.{en_few}",
        )
