"""`coverage`: how many of a roster have at least so many records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import RosterName, Track

from .enrolled import covered, had_by_hand, listed_below
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

    @property
    def rosters(self) -> tuple[Roster, ...]:
        """The one it covers."""
        return (self.among,)

    def query(self, scope: Scope) -> Query:
        """The roster, joined to those who have enough records, taken up the tree."""
        query = covered(self.selection, self.among, self.at_least, scope)
        return query if scope.interval(self.selection.window) else query.where("FALSE")

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """How many records each on the roster has; who is on it is read on the day, but for records."""
        from .kept import ONE, Kept

        track = Track.PERSON if self.among.persons else Track.UNIT
        return (
            Kept(
                self.selection,
                {"n": ONE},
                {},
                track=track,
                among=self.among,
                at_least=self.at_least,
            ),
        )

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:  # noqa: ARG002 - the signature of all measures
        """Everyone on the roster below `who`, one by one; a member's records follow the member."""
        if world.interval(self.selection.window) is None:
            return Working(Value())
        had = had_by_hand(self.selection, self.among, world)
        name = self.among.roster.value
        records = self.among.roster is RosterName.RECORDS
        among: list[dict[str, Any]] = [
            {
                **(world.record(one.code) if records else {"code": one.code, "roster": name}),
                "unit": one.unit,
                "has": had[one.code],
            }
            for one in listed_below(self.among, world, who)
        ]
        met = [entry for entry in among if entry["has"] >= self.at_least]
        return Working(Value.of(len(met), len(among)), met, among)

    def sentence(self, names: Names) -> Text:
        """Who of whom."""
        what, roster = names.selection(self.selection), names.roster(self.among)
        least = self.at_least
        return Text(
            f"在册{roster.zh}中，至少有 {least} 条{what.zh}的占多少。",
            f"Of the {roster.en} on the roll, those with at least {least} of these: {what.en}.",
        )

    def arithmetic(self, working: Working) -> Text:
        """How many have, of how many."""
        n, d = working.value.n, working.value.d
        return Text(f"在册 {d}，其中 {n} 有：{n}/{d}。", f"{n} of {d} on the roll: {n}/{d}.")
