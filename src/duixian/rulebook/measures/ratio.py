"""`ratio`: one selection over another, or over what stands on a roster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from duixian.rulebook.calendars import Window
from duixian.rulebook.vocabulary.declare import SET_LATER
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .enrolled import listed_below, sized
from .measure import Measure, NoneMeans
from .selection import STANDING, Roster, Selection, Side
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import Row, World


@dataclass(frozen=True)
class Ratio(Measure):
    """How many of one for each of another, both in the same window; nothing to divide by, no value."""

    word: ClassVar[str] = "ratio"
    none_means: ClassVar[NoneMeans] = "none"

    selection: Selection = field(init=False, metadata=SET_LATER)
    top: Side
    under: Roster | Side
    window: Window = STANDING

    def __post_init__(self) -> None:
        """What is above the line is what the number is about."""
        object.__setattr__(self, "selection", self.top.within(self.window))

    @property
    def selections(self) -> tuple[Selection, ...]:
        """Both sides, as far as they select records."""
        return tuple(side.within(self.window) for side in self.sides)

    @property
    def rosters(self) -> tuple[Roster, ...]:
        """What it is divided by, where that is a roster."""
        return (self.under,) if isinstance(self.under, Roster) else ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """What it selects above and below the line."""
        return (self.top,) if isinstance(self.under, Roster) else (self.top, self.under)

    def query(self, scope: Scope) -> Query:
        """Both totals for every unit, side by side where there is something to divide by."""
        from sqlglot import select

        from .compile import inner

        up, down = (f" * {by}" if by > 1 else "" for by in self.raised(scope.kinds))
        below = self._under(scope)
        query = (
            select(
                "u.who",
                f"CAST(COALESCE(t.n, 0){up} AS BIGINT) AS n",
                f"CAST(u.n{down} AS BIGINT) AS d",
                "0 AS few",
            )
            .from_(inner(below, "u"))
            .join(inner(self._total(self.top, scope), "t"), on="t.who = u.who", join_type="left")
            .where("u.n > 0")
        )
        return query if scope.interval(self.window) else query.where("FALSE")

    def _under(self, scope: Scope) -> Query:
        return (
            sized(self.under, scope)
            if isinstance(self.under, Roster)
            else self._total(self.under, scope)
        )

    def _total(self, side: Side, scope: Scope) -> Query:
        from .compile import tally

        chosen = side.within(self.window)
        if side.field is None:
            return tally(chosen, scope, {}, {"n": "COUNT(*)"})
        return tally(chosen, scope, {"v": f'r."{side.field}"'}, {"n": "COALESCE(SUM(p.v), 0)"})

    def raised(self, kinds: Mapping[str, Kind]) -> tuple[int, int]:
        """What makes whole numbers of both sides, whose fields may have different scales."""
        top, under = self._scale(self.top, kinds), self._scale(self.under, kinds)
        return 10 ** max(under - top, 0), 10 ** max(top - under, 0)

    @staticmethod
    def _scale(side: Side | Roster, kinds: Mapping[str, Kind]) -> int:
        if isinstance(side, Roster) or side.field is None:
            return 0
        declared = kinds[side.of[0]].field(side.field)
        return declared.scale if declared else 0

    def kept(self, scope: Scope) -> tuple[Kept, ...]:
        """The totals of the sides that are of records; a roster below the line is that of the day."""
        from .kept import Amount, Kept

        found = []
        raised = self.raised(scope.kinds)
        over = self.under if isinstance(self.under, Roster) else None
        for part, side, by in zip("nd", self.sides, raised, strict=False):
            of = f'r."{side.field}"' if side.field else "1"
            amount = Amount(_always(f"{of} * {by}"))
            chosen = side.within(self.window)
            found.append(Kept(chosen, {part: amount}, {}, divides=True, over=over, by=raised[1]))
        return tuple(found)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """Both sides added up record by record, or counted on the roster."""
        if world.interval(self.window) is None:
            return Working(Value())
        up, down = self.raised(world.kinds)
        above = world.counting_for(who, self.selection, track)
        if isinstance(self.under, Roster):
            below: list[Row] = []
            size = sum(one.size for one in listed_below(self.under, world, who))
        else:
            below = world.counting_for(who, self.under.within(self.window), track)
            size = self._sum(self.under, below)
        n = self._sum(self.top, above)
        value = Value.of(n * up, size * down) if size > 0 else Value()
        others = [row for row in below if all(row is not one for one in above)]
        return Working(value, above, [*above, *others])

    @staticmethod
    def _sum(side: Side, rows: list[Row]) -> int:
        return sum(row[side.field] or 0 for row in rows) if side.field else len(rows)

    def sentence(self, names: Names) -> Text:
        """What for each of what."""
        top = self._said(self.top, names)
        if isinstance(self.under, Roster):
            under = names.roster(self.under)
            return Text(f"{top.zh}，除以{under.zh}。", f"{top.en}, divided by the {under.en}.")
        under = self._said(self.under, names)
        return Text(f"{top.zh}，除以{under.zh}。", f"{top.en}, divided by {under.en}.")

    def _said(self, side: Side, names: Names) -> Text:
        what = names.selection(side.within(self.window))
        if side.field is None:
            return Text(f"{what.zh}的条数", f"the number of {what.en}")
        name = names.field(side.of, side.field)
        return Text(f"{what.zh}的“{name.zh}”合计", f"the sum of “{name.en}” of {what.en}")

    def arithmetic(self, working: Working) -> Text:
        """The division."""
        n, d = working.value.n, working.value.d
        return Text(f"{n} ÷ {d}。", f"{n} ÷ {d}.")


def _always(text: str) -> Callable[[Kind], str]:
    return lambda _: text
