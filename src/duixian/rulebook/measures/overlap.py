"""Whether two selections can ever mean the same record: told from their filters alone, before any data.

A filter is a list of values, never a formula, so each thing that it looks at is a set, and two
selections share a record only if all those sets meet. Where dates of different sorts play together
(closed in one phase, due in another) the answer is that they may meet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from duixian.rulebook.calendars import (
    CAMPAIGN,
    Days,
    PhaseWindow,
    Standing,
    WholeCampaign,
    Window,
)
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.vocabulary.filters import Bounds, Linked
from duixian.rulebook.vocabulary.words import ByDate, Stage, Timing

from .selection import Selection

Wanted = tuple[str, ...] | Bounds
TIMINGS: Mapping[Stage, tuple[Timing | None, ...]] = {
    Stage.OPEN: (Timing.OVERDUE, Timing.NOT_DUE, None),
    Stage.DONE: (Timing.IN_TIME, Timing.LATE, None),
    Stage.FAILED: (Timing.LATE, None),
}
"""How a record of each stage that counts may stand to its due date; without one there is none."""


def may_share(
    one: Selection,
    other: Selection,
    kind: Kind,
    kinds: Mapping[str, Kind],
    calendar: Mapping[str, Days],
) -> bool:
    """Whether some record of a kind can count in both selections on one day."""
    both = (one, other)
    filled = {name for selection in both for name in _filled(selection, kind)}
    return (
        not filled & {*one.lacks, *other.lacks}
        and bool(_standings(one, kind) & _standings(other, kind))
        and all(_values_meet(found, kind.field(name)) for name, found in _wheres(both))
        and _links_meet([s.linked for s in both if s.linked], kinds)
        and not _apart(one, other, calendar)
    )


def _filled(selection: Selection, kind: Kind) -> set[str]:
    """What a record that counts must have filled."""
    found = {"unit", *selection.has, *selection.where}
    if selection.timing:
        found.add("due_on")
    if selection.tagged:
        found.add("campaigns")
    if selection.by is not ByDate.ENTERED_AT and not isinstance(selection.window, Standing):
        found.add(selection.by.value)
    if len(selection.for_) == 1:
        found.add(selection.for_[0])
    linked = selection.linked
    if linked and linked.least > 0 and kind.field(linked.by) is not None:
        found.add(linked.by)
    return found


def _standings(selection: Selection, kind: Kind) -> set[tuple[str, Timing | None]]:
    """The states, with how they stand to the due date, in which a record is selected."""
    stages = kind.stages()
    filled, empty = _filled(selection, kind), set(selection.lacks)
    wanted = kind.states_in(selection.in_) if selection.in_ else tuple(stages)
    found = set()
    for state in wanted:
        closed = stages[state] is not Stage.OPEN
        if "closed_on" in (empty if closed else filled):
            continue
        for timing in TIMINGS.get(stages[state], ()):
            due = timing is not None
            fits = not selection.timing or timing in selection.timing
            # what lies in a window by its due date was due by the day, and so is not "not yet due"
            early = timing is Timing.NOT_DUE and selection.by is ByDate.DUE_ON
            if fits and not early and "due_on" not in (empty if due else filled):
                found.add((state, timing))
    return found


def _wheres(both: Sequence[Selection]) -> Iterator[tuple[str, list[Wanted]]]:
    for name in dict.fromkeys(name for selection in both for name in selection.where):
        yield name, [s.where[name] for s in both if name in s.where]


def _values_meet(wanted: Sequence[Wanted], field: Field | None) -> bool:
    """Whether a field can hold what all of them want."""
    bounds = [each for each in wanted if isinstance(each, Bounds)]
    options = [set(each) for each in wanted if not isinstance(each, Bounds)]
    if bounds and not _numbers_meet(bounds, field):
        return False
    if not all(options):
        return False
    several = field is not None and field.many is not None and field.many.to > 1
    return several or not options or bool(set.intersection(*options))


def _numbers_meet(bounds: Sequence[Bounds], field: Field | None) -> bool:
    """Whether a whole number of the field's smallest unit lies between all ends."""
    one = 10**field.scale if field is not None else 1
    low = [b.from_ for b in bounds if b.from_ is not None]
    high = [b.to for b in bounds if b.to is not None]
    if field is not None and field.from_ is not None:
        low.append(Decimal(field.from_))
    if field is not None and isinstance(field.to, int):
        high.append(Decimal(field.to))
    return not low or not high or math.ceil(max(low) * one) <= math.floor(min(high) * one)


def _links_meet(needs: Sequence[Linked], kinds: Mapping[str, Kind]) -> bool:
    """Whether one record can have the linked records that all of them need."""
    if len(needs) > 1 and (needs[0].kind, needs[0].by) == (needs[1].kind, needs[1].by):
        return _numbers_of_links_meet(needs[0], needs[1], kinds[needs[0].kind])
    return all(_numbers_of_links_meet(need, need, kinds[need.kind]) for need in needs)


def _numbers_of_links_meet(one: Linked, other: Linked, kind: Kind) -> bool:
    """Whether there are numbers of links in the states of one, of both, of the other, that fit both."""
    ours, theirs = set(kind.states_in(one.in_)), set(kind.states_in(other.in_))
    most = [n for n in (one.at_most, other.at_most) if n is not None]
    if any(need.at_most is not None and need.least > need.at_most for need in (one, other)):
        return False
    # what is not in both can make up the rest only where there are such states
    low = max(0, 0 if ours - theirs else one.least, 0 if theirs - ours else other.least)
    if not ours & theirs:
        return low == 0
    return not most or low <= min(most)


def _apart(one: Selection, other: Selection, calendar: Mapping[str, Days]) -> bool:
    """Whether their windows can have no day in common, by the dates of the calendar."""
    first, second = (_fixed(selection.window, calendar) for selection in (one, other))
    if one.by is not other.by or first is None or second is None:
        return False
    return _before(first, second, other) or _before(second, first, one)


def _before(earlier: Days, later: Days, of_later: Selection) -> bool:
    """Whether one span ends before the other begins, and nothing is carried over into this."""
    ends = earlier.ends_on
    return ends is not None and ends < later.starts_on and not of_later.carried_in


def _fixed(window: Window, calendar: Mapping[str, Days]) -> Days | None:
    """The days of a window that does not move with the day, as far as they are known."""
    match window:
        case WholeCampaign():
            return calendar.get(CAMPAIGN)
        case PhaseWindow(id_):
            return calendar.get(id_)
        case _:
            return None
