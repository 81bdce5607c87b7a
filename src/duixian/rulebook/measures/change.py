"""`change`: how much a value moved from the first to the last time, on average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .lasting import ORDERED, by_owner, entry, owned, scale_of, unit_after
from .measure import Measure, NoneMeans
from .printing import Look
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query, Select

    from duixian.rulebook.kinds import Kind

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import World


@dataclass(frozen=True)
class Change(Measure):
    """Last less first value in the window of each person or unit with two or more, averaged.

    Persons stand where they are on the day, whichever unit wrote their values down.
    """

    word: ClassVar[str] = "change"
    none_means: ClassVar[NoneMeans] = "none"

    field: str
    per: Literal["person", "unit"]

    def look(self, kinds: Mapping[str, Kind]) -> Look:
        """With its sign and the unit of its field."""
        return Look(signed=True, after=unit_after(kinds, self.selection, self.field))

    @property
    def of_whom(self) -> Track:
        """Whether the values belong to persons or to units."""
        return Track(self.per)

    def query(self, scope: Scope) -> Query:
        """The difference of each person or unit with two values, summed up the tree and counted."""
        owner = replace(scope, track=self.of_whom)
        return self._moved(scope, owned(self.selection, owner, self.field))

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """Every value with its record and day: either end may be taken back."""
        from .kept import Kept

        amounts, track = entry(self.field), self.of_whom
        return (Kept(self.selection, amounts, {}, track=track, each="entry", read=self._moved),)

    def _moved(self, scope: Scope, values: Query) -> Query:
        from sqlglot import select

        from .compile import inner, up_the_tree

        scale = scale_of(scope.kinds, self.selection, self.field)
        moved = select(
            "p.who",
            f"MAX({ORDERED}) AS later",
            f"MIN({ORDERED}) AS earlier",
        )
        moved = moved.group_by("p.who").having("COUNT(*) > 1")
        moved = moved.from_(inner(values, "p"))
        by, n = "m.unit" if self.of_whom is Track.PERSON else "c.who", "c.later.v - c.earlier.v"
        if scope.track is Track.PERSON:
            own = select("c.who", f"CAST({n} AS BIGINT) AS n", f"{scale} AS d", "0 AS few")
            return own.from_(inner(moved, "c"))
        each = select(
            f"{by} AS who", f"CAST(SUM({n}) AS BIGINT) AS n", f"COUNT(*) * {scale} AS d", "0 AS few"
        )
        each = self._where_they_are(each).group_by(by).from_(inner(moved, "c"))
        return up_the_tree(each, {"n": "n", "d": "d", "few": 0})

    def _where_they_are(self, each: Select) -> Select:
        return (
            each.join("members AS m", on="m.person = c.who")
            if self.of_whom is Track.PERSON
            else each
        )

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """First and last of each, one by one; those with a single value are left out, and shown."""
        owners = by_owner(world, self.selection, self.field, self.of_whom)
        asked = {o: rows for o, rows in owners.items() if who in self.above(world, o, track)}
        two = {o: rows for o, rows in asked.items() if len(rows) > 1}
        rows = [row for found in asked.values() for row in found]
        counted = [row for found in two.values() for row in found]
        alone = [{**found[0], "owner": o} for o, found in asked.items() if o not in two]
        total = sum(found[-1][self.field] - found[0][self.field] for found in two.values())
        scale = scale_of(world.kinds, self.selection, self.field)
        return Working(Value.of(total, len(two) * scale), counted, rows, alone)

    def above(self, world: World, owner: str, track: Track) -> Iterable[str]:
        """Those for whom the change of an owner counts."""
        if track is Track.PERSON:
            return (owner,)
        unit = world.unit_of.get(owner) if self.of_whom is Track.PERSON else owner
        return world.tree.seats[unit] if unit is not None else ()

    def sentence(self, names: Names) -> Text:
        """Of what, for each of whom."""
        what, field = names.selection(self.selection), names.field(self.selection.of, self.field)
        whom = {"person": Text("每人", "person"), "unit": Text("每个组织", "unit")}[self.per]
        return Text(
            f"{what.zh}的“{field.zh}”，{whom.zh}最后一次减第一次，再平均；只有一次的不计。",
            f"The last less the first “{field.en}” of each {whom.en} in {what.en}, on average; "
            "those with a single value are left out.",
        )

    def arithmetic(self, working: Working) -> Text:
        """The sum over how many, and how many had a single value."""
        value, out = working.value, len(working.left_out)
        zh_out = f" 另有 {out} 个只有一次，未计。" if out else ""
        en_out = f" {out} with a single value are left out." if out else ""
        return Text(
            f"合计变化 {value.n} ÷ {value.d}。{zh_out}",
            f"Changes of {value.n} in all ÷ {value.d}.{en_out}",
        )
