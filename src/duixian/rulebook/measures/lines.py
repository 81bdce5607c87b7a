"""One indicator as a standing keeps it: what it keeps, for whom, and which of its records have come."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp
from sqlglot.expressions import Condition, column

from duixian.rulebook.calendars import Reach
from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger.cut import open_before
from duixian.rulebook.vocabulary.words import ByDate, FieldType, RosterName, Track

from .compile import all_true, counted_once, dated_by, day, names_a_unit
from .kept import Amount, Kept
from .measure import Measure
from .scope import Scope
from .selection import Selection


@dataclass(frozen=True)
class Line:
    """One indicator as it is kept: its number in the pack, what it keeps, for whom, how far its window reaches."""

    ordinal: int
    kept: Kept
    scope: Scope
    reach: Reach

    @property
    def selection(self) -> Selection:
        """The records it means."""
        return self.kept.selection

    @property
    def asked(self) -> Scope:
        """The scope in which records are credited."""
        return replace(self.scope, track=self.kept.track or self.scope.track)

    @property
    def holder(self) -> Track:
        """Whether records name units or persons as those they count for."""
        found = holder(self.kept, self.asked)
        return found or self.asked.track

    @property
    def once(self) -> bool:
        """Whether nobody can meet one of its records twice."""
        return counted_once(self.selection, self.asked)

    @property
    def by_record(self) -> bool:
        """Whether the records that something is picked among keep their numbers."""
        return self.kept.each == "entry" or not self.once

    @property
    def of_records(self) -> bool:
        """Whether it covers records, by those linked with them."""
        return self.kept.among is not None and self.kept.among.roster is RosterName.RECORDS

    @property
    def apart(self) -> bool:
        """Whether values or records are told apart, since units above must not count them twice."""
        return bool(self.kept.apart or self.kept.each) or self.of_records or not self.once

    def column(self, part: str) -> str:
        """The column of one of its parts."""
        return f"{part}{self.ordinal}"

    @property
    def columns(self) -> list[str]:
        """The columns it has among what is added up for good."""
        waits = self.apart or self.reach.rolls
        return [] if waits else [self.column(part) for part in self.kept.amounts]


def holder(kept: Kept, scope: Scope) -> Track | None:
    """Whom the records name; none where one names a unit and another a person.

    A record that counts for those of a linked one names this one's unit.
    """
    if scope.track is Track.PERSON:
        return Track.PERSON
    if kept.among and kept.among.roster is RosterName.RECORDS:
        return Track.UNIT
    named = set()
    for id_ in kept.selection.of:
        for name in kept.selection.for_ or (scope.track.value,):
            field = scope.kinds[id_].field(name)
            named.add(field.type if field is not None else FieldType(name))
    tracks = {Track.PERSON if each is FieldType.PERSON else Track.UNIT for each in named}
    return tracks.pop() if len(tracks) == 1 else None


def can_be_kept(measure: Measure, scope: Scope) -> bool:
    """Whether a record's part in a measure hangs on nothing but time, the record, and those linked with it."""
    found = measure.kept(scope)
    timed = any(part.timing for part in measure.parts())
    asked = [replace(scope, track=kept.track or scope.track) for kept in found]
    holders = {holder(k, each) for k, each in zip(found, asked, strict=True)}
    return len(holders - {None}) == len(holders) == 1 and not any(
        {*kept.selection.of} & {*ROSTERS}
        or not one_sort(kept, scope)
        or (timed and kept.selection.by is not ByDate.DUE_ON)
        for kept in found
    )


def one_sort(kept: Kept, scope: Scope) -> bool:
    """Whether all kinds name units by the field that is told apart, or none does."""
    found = {names_a_unit(scope.kinds[k], kept.apart) for k in kept.selection.of}
    return not kept.apart or len(found) == 1


def in_reach(line: Line, kind: Kind) -> Condition:
    """The record lies in the window on the day or on a later one."""
    at, reach = dated_by(line.selection), line.reach
    if reach.start is None:
        return exp.true()
    ends: list[Condition] = [at >= day(reach.start)]
    if reach.end is not None:
        ends.append(at <= day(reach.end))
    inside = all_true(ends)
    if not line.selection.carried_in or kind.id in ROSTERS or reach.start > line.scope.day:
        return inside
    return exp.or_(inside, exp.and_(at < day(reach.start), column(open_before(reach.start), "r")))


def has_come(line: Line) -> Condition:
    """The record's day is not later than the day of the standing."""
    at = dated_by(line.selection)
    come = at <= day(line.scope.day)
    return exp.or_(at.is_(exp.null()), come) if line.reach.start is None else come


def is_ahead(line: Line) -> Condition:
    """The record waits: its day has not come, or its window rolls."""
    at = dated_by(line.selection)
    if line.reach.rolls and line.reach.start:
        return at >= day(line.reach.start)
    return at > day(line.scope.day)


def may_wait(line: Line) -> bool:
    """Whether a record known on the day may come later: nothing is closed or entered after it."""
    return line.reach.rolls or line.selection.by in (ByDate.OCCURRED_ON, ByDate.DUE_ON)


def amount(line: Line, part: str, kind: Kind) -> tuple[str, exp.Expr]:
    """What a record adds to a part, and whether it does."""
    found: Amount = line.kept.amounts[part]
    of = found.of(kind) if found.of else "1"
    return of, found.when(kind) if found.when else exp.true()
