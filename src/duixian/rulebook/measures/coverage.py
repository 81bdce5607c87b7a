"""`coverage`: how many of a roster have at least so many records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import RosterName, Track

from .measure import Measure, NoneMeans
from .selection import Roster
from .value import Value, Working

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import World


@dataclass(frozen=True)
class Coverage(Measure):
    """Of a roster, those with records; somebody without any counts below, so 0 of n is a value."""

    word: ClassVar[str] = "coverage"
    none_means: ClassVar[NoneMeans] = "none"
    per_cent: ClassVar[bool] = True
    tracks: ClassVar[tuple[Track, ...]] = (Track.UNIT,)

    among: Roster
    at_least: int = 1

    def query(self, scope: Scope) -> Query:
        """The roster, joined to those who have enough records, taken up the tree."""
        from .compile import covered

        query = covered(self.selection, self.among, self.at_least, scope)
        return query if scope.interval(self.selection.window) else query.where("FALSE")

    def kept(self, scope: Scope) -> Kept:  # noqa: ARG002 - the signature of all measures
        """How many records each member or unit has; the roster is that of the day."""
        from .kept import ONE, Kept

        members = self.among.roster is RosterName.MEMBERS
        track = Track.PERSON if members else Track.UNIT
        return Kept(
            self.selection, {"n": ONE}, {}, track=track, among=self.among, at_least=self.at_least
        )

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:  # noqa: ARG002 - the signature of all measures
        """Everyone on the roster below `who`, one by one; a member's records follow the member."""
        if world.interval(self.selection.window) is None:
            return Working(Value())
        rows = world.select(self.selection)
        if self.among.roster is RosterName.MEMBERS:
            roster = self._members(world, who)
            had = Counter(
                p for row in rows for p in world.credited(row, self.selection, Track.PERSON)
            )
        else:
            roster = self._units(world, who)
            had = Counter(
                u for row in rows for u in world.credited(row, self.selection, Track.UNIT)
            )
        name = self.among.roster.value
        among: list[dict[str, Any]] = [
            {"code": code, "has": had[code], "roster": name} for code in roster
        ]
        met = [entry for entry in among if had[entry["code"]] >= self.at_least]
        return Working(Value.of(len(met), len(among)), met, among)

    def _members(self, world: World, who: str) -> Iterable[str]:
        last = self.among.joined_by(world.day)
        tree = world.tree
        return [m.person for m in tree.members if m.joined_on <= last and who in tree.seats[m.unit]]

    def _units(self, world: World, who: str) -> Iterable[str]:
        kinds, categories = self.among.kinds, self.among.categories
        return [
            unit.code
            for unit in world.tree.standing
            if who in world.tree.seats[unit.code]
            and (not kinds or unit.type in kinds)
            and (not categories or unit.category in categories)
        ]

    def sentence(self, names: Names) -> Text:
        """Who of whom."""
        what, roster = names.selection(self.selection), names.roster(self.among.roster)
        least = self.at_least
        return Text(
            f"在册{roster.zh}中，至少有 {least} 条{what.zh}的占多少。",
            f"Of the {roster.en} on the roll, those with at least {least} of these: {what.en}.",
        )

    def arithmetic(self, working: Working) -> Text:
        """How many have, of how many."""
        n, d = working.value.n, working.value.d
        return Text(f"在册 {d}，其中 {n} 有：{n}/{d}。", f"{n} of {d} on the roll: {n}/{d}.")
