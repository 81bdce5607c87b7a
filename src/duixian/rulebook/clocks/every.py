"""`every`: so many records of a kind in each period, for each unit, member, holder of a post, or record.

Whoever came within a period owes from the next one. What counts stands open or is done, and happened
in the period.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.rulebook.calendars import MONTHS_IN, Interval, add_months, period_start
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Every
from duixian.rulebook.vocabulary.words import Actor, FieldType, Stage

from .duties import Duty, Facts, Kept
from .rising import raised
from .running import published

COUNTED = (Stage.OPEN.value, Stage.DONE.value)
LAST_PART = 3
"""One is reminded in the last third of a period: before that it is nobody's hurry."""
ABOVE = frozenset({Actor.SUPERIOR, Actor.OFFICE, Actor.INSPECTOR})


@dataclass(frozen=True)
class Owing:
    """One of those who owe: the unit, the person or record it is about, and since when it is there."""

    unit: str
    since: dt.date
    person: str = ""
    record: str = ""

    @property
    def key(self) -> str:
        """What records count for: the record or person, otherwise the unit."""
        return self.record or self.person or self.unit


def owed_every_period(facts: Facts) -> Iterator[Duty]:
    """What is missing of each kind that some clock asks for regularly."""
    for carrier in facts.kinds.values():
        for clock in carrier.clocks:
            if isinstance(clock, Every) and clock.kind in facts.kinds:
                yield from owed(clock, carrier, facts)


def owed(clock: Every, carrier: Kind, facts: Facts) -> Iterator[Duty]:
    """What one clock misses, period by period."""
    kind = facts.kinds[clock.kind]
    counted = clock.in_ if clock.for_ != "records" and clock.in_ else COUNTED
    states = kind.states_in(counted)
    there = [kept for kept in facts.records if kept.kind == kind.id and kept.state in states]
    for period in periods(clock, facts):
        happening = [kept for kept in there if happened(kept) in period]
        met = Counter(key for kept in happening for key in whom(kept, clock, kind, facts))
        due_on = facts.after(period.end, clock.lead) if clock.lead else period.end
        by_week = bool(clock.lead and clock.lead.working_days)
        remind_on = reminding(period)
        for each in roster(clock, carrier, facts):
            missing = clock.at_least - met[each.key]
            if missing > 0 and period.start and each.since <= period.start:
                duty = Duty(
                    kind=kind.id,
                    what=kind.id,
                    unit=each.unit,
                    due_on=due_on,
                    record=each.record,
                    person=each.person,
                    period=period,
                    missing=missing,
                    by=begun_by(kind),
                    remind_on=remind_on,
                    provisional=by_week and not published(period.end, due_on, facts),
                )
                yield raised(duty, carrier.clocks, facts)


def begun_by(kind: Kind) -> tuple[Actor, ...]:
    """Who may begin a record of a kind."""
    return tuple(dict.fromkeys(actor for m in kind.moves if not m.from_ for actor in m.by))


def from_above(kind: Kind) -> bool:
    """Whether only those above a unit begin such records: then it is they who owe them."""
    return set(begun_by(kind)) <= ABOVE


def reminding(period: Interval) -> dt.date:
    """The day from which one is reminded of what a period still lacks."""
    days = (period.end - (period.start or period.end)).days + 1
    return period.end - dt.timedelta(days // LAST_PART - 1)


def periods(clock: Every, facts: Facts) -> Iterator[Interval]:
    """The periods asked about, whole, the earliest first."""
    months = MONTHS_IN[clock.per]
    last = period_start(facts.day, clock.per)
    start = period_start(facts.since, clock.per) if facts.since else add_months(last, -months)
    while start <= last:
        following = add_months(start, months)
        yield Interval(start, following - dt.timedelta(1))
        start = following


def roster(clock: Every, carrier: Kind, facts: Facts) -> Iterator[Owing]:
    """Those who owe on the day, within the campaign's part of the tree."""
    found = {"members": members, "posts": holders}
    if clock.for_ == "records":
        yield from standing(clock, carrier, facts)
    elif clock.for_ == "units":
        above = from_above(facts.kinds[clock.kind])
        owing = below(facts) if above else units(facts)
        yield from (each for each in owing if within(each.unit, facts))
    else:
        owing = found[clock.for_](facts)
        yield from (each for each in owing if within(each.unit, facts))


def units(facts: Facts) -> Iterator[Owing]:
    """The units in force, of the types that owe."""
    for unit in facts.tree.standing:
        if not facts.types or unit.type in facts.types:
            yield Owing(unit.code, unit.opened_on)


def below(facts: Facts) -> Iterator[Owing]:
    """The units in force with one above them that owes it to them."""
    for unit in facts.tree.standing:
        if unit.parent is not None and unit.code != facts.top:
            yield Owing(unit.code, unit.opened_on)


def members(facts: Facts) -> Iterator[Owing]:
    """The members on the roll, each with the unit of the day."""
    for member in facts.tree.members:
        yield Owing(facts.tree.successor(member.unit), member.joined_on, member.person)


def holders(facts: Facts) -> Iterator[Owing]:
    """The holders of posts, each once in a unit, since the first post there."""
    holding: dict[tuple[str, str], dt.date] = {}
    for holder in facts.tree.holders:
        key = (facts.tree.successor(holder.unit), holder.person)
        holding[key] = min(holder.from_on, holding.get(key, holder.from_on))
    for (code, person), since in holding.items():
        yield Owing(code, since, person)


def standing(clock: Every, carrier: Kind, facts: Facts) -> Iterator[Owing]:
    """The records in the states that the clock names (none named: open)."""
    states = carrier.states_in(clock.in_ or (Stage.OPEN.value,))
    for kept in facts.records:
        if kept.kind == carrier.id and kept.state in states:
            since = entered(kept, carrier, states)
            unit = facts.tree.successor(kept.unit)
            yield Owing(unit, since, holder(kept, carrier), kept.record)


def holder(kept: Kept, kind: Kind) -> str:
    """The holder of a post who is named in a record, and to whom it falls."""
    named = (f.id for f in kind.fields if f.type is FieldType.PERSON and f.among == "posts")
    codes = (kept.values.get(name) for name in named if kind.field(name))
    return next((code for code in codes if isinstance(code, str)), "")


def within(unit: str, facts: Facts) -> bool:
    """Whether a unit belongs to the campaign's part of the tree."""
    return not facts.top or facts.top in facts.tree.seats.get(unit, ())


def entered(kept: Kept, kind: Kind, states: tuple[str, ...]) -> dt.date:
    """The day from which a record has stood in some states without leaving them."""
    since = dt.date.min
    for step in reversed(kept.steps):
        move = kind.lifecycle.move(step.move)
        if move is None or move.to not in states:
            break
        since = step.on
    return since


def happened(kept: Kept) -> dt.date | None:
    """The day on which it happened."""
    day = kept.values.get("occurred_on")
    return day if isinstance(day, dt.date) else None


def whom(kept: Kept, clock: Every, kind: Kind, facts: Facts) -> Iterator[str]:
    """For whom of the roster a record counts: each once."""
    if clock.for_ == "units":
        yield facts.tree.successor(kept.unit)
        return
    wanted = FieldType.LINK if clock.for_ == "records" else FieldType.PERSON
    names = [f.id for f in kind.fields if f.type is wanted]
    held = [
        kept.values.get(name) for name in (*names, *(["person"] if clock.for_ != "records" else []))
    ]
    codes = (v if isinstance(v, tuple) else (v,) for v in held)
    yield from {code for each in codes for code in each if isinstance(code, str) and code}
