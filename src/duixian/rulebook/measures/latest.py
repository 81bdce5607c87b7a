"""`latest`: the last value that was written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .lasting import ORDERED, by_owner, entry, owned, scale_of, unit_after
from .measure import Measure, NoneMeans
from .printing import Look
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import Row, World


@dataclass(frozen=True)
class Latest(Measure):
    """The value on the last day it was written down, of two on one day that of the greater number.

    A unit above has its own only; with `up` also the sum or the mean of the last values below it,
    each record once.
    """

    word: ClassVar[str] = "latest"
    none_means: ClassVar[NoneMeans] = "none"

    field: str
    up: Literal["none", "sum", "mean"] = "none"

    def look(self, kinds: Mapping[str, Kind]) -> Look:
        """With the unit of its field."""
        return Look(after=unit_after(kinds, self.selection, self.field))

    def query(self, scope: Scope) -> Query:
        """The last value of each unit itself, then of the units above as they are to have one."""
        return self._last(scope, owned(self.selection, scope, self.field))

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """Every value with its record and day: when the last is taken back, one before it counts."""
        from .kept import Kept

        amounts = entry(self.field)
        return (Kept(self.selection, amounts, {}, each="entry", read=self._last),)

    def _last(self, scope: Scope, values: Query) -> Query:
        from sqlglot import select

        from .compile import inner

        scale = scale_of(scope.kinds, self.selection, self.field)
        last = select("p.who", f"MAX({ORDERED}) AS one").group_by("p.who")
        last = last.from_(inner(values, "p"))
        if scope.track is Track.PERSON:
            own = select("l.who", "CAST(l.one.v AS BIGINT) AS n", f"{scale} AS d", "0 AS few")
            return own.from_(inner(last, "l"))
        above = select("s.above AS who", "l.one").distinct()
        only = " AND s.above = l.who" if self.up == "none" else ""
        above = above.join("seats AS s", on=f"s.unit = l.who{only}").from_(inner(last, "l"))
        many = "COUNT(*) * " if self.up == "mean" else ""
        return (
            select(
                "a.who",
                "CAST(SUM(a.one.v) AS BIGINT) AS n",
                f"CAST({many}{scale} AS BIGINT) AS d",
                "0 AS few",
            )
            .group_by("a.who")
            .from_(inner(above, "a"))
        )

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The last record of each unit that gives one, each once."""
        owners = by_owner(world, self.selection, self.field, track)
        last: dict[str, Row] = {
            rows[-1]["record"]: rows[-1]
            for owner, rows in owners.items()
            if (owner == who if track is Track.PERSON else self.stands_for(world, owner, who))
        }
        if not last:
            return Working(Value())
        scale = scale_of(world.kinds, self.selection, self.field)
        many = len(last) if self.up == "mean" and track is Track.UNIT else 1
        total = sum(row[self.field] for row in last.values())
        return Working(Value.of(total, scale * many), list(last.values()))

    def stands_for(self, world: World, owner: str, who: str) -> bool:
        """Whether the last value of a unit goes into the number of another, or is its own."""
        own = owner == who and world.tree.stands(who)
        return own if self.up == "none" else who in world.tree.seats[owner]

    def sentence(self, names: Names) -> Text:
        """Which value, and what units above have."""
        what, field = names.selection(self.selection), names.field(self.selection.of, self.field)
        up = {
            "none": Text("上级不汇总", "units above have only their own"),
            "sum": Text("上级取下级之和", "units above have the sum"),
            "mean": Text("上级取下级平均", "units above have the mean"),
        }[self.up]
        return Text(
            f"{what.zh}中最近一次的“{field.zh}”；{up.zh}。",
            f"The latest “{field.en}” in {what.en}; {up.en}.",
        )

    def arithmetic(self, working: Working) -> Text:
        """Of which day, or how many last values were put together."""
        rows = working.counted
        if len(rows) == 1:
            day = rows[0]["occurred_on"] or rows[0]["state_on"]
            return Text(f"取 {day} 的一条。", f"That of {day}.")
        n = len(rows)
        if self.up == "mean":
            return Text(f"{n} 个最近值的平均。", f"The mean of {n} latest values.")
        return Text(f"{n} 个最近值之和。", f"The sum of {n} latest values.")
