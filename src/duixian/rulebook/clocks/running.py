"""`due`: a move or a field of a record is owed some time after an event.

It runs from the event until the move is made, the field filled, or the record over. A record that was
sent back to where the move starts owes it again, by the same day. While a state stops the clock
nothing is owed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from duixian.rulebook.calendars import days_before
from duixian.rulebook.calendars.working import add_working_days
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Due, Escalate, Move
from duixian.rulebook.moves import filled, stood_still
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import Stage

from .duties import Duty, Facts, Kept


def owed_by_records(facts: Facts) -> Iterator[Duty]:
    """What the clocks of their kinds ask of the records that stand open."""
    for kept in facts.records:
        kind = facts.kinds.get(kept.kind)
        if kind is None or kept.state in kind.stopped:
            continue
        if kind.lifecycle.stage_of(kept.state) is Stage.OPEN:
            running = [clock for clock in kind.clocks if isinstance(clock, Due)]
            for clock in running:
                yield from owed(clock, kind, kept, facts)
            if not running and any(isinstance(clock, Escalate) for clock in kind.clocks):
                yield from by_its_day(kept, facts)


def owed(clock: Due, kind: Kind, kept: Kept, facts: Facts) -> Iterator[Duty]:
    """What one clock asks of one record, if its event has happened and nothing has ended it."""
    begun = event(clock, kind, kept, facts.day)
    if begun is None or ended(clock, kind, kept, begun):
        return
    span = length(clock)
    due_on = facts.after(begun, span)
    if kind.lifecycle.move(clock.from_):  # a date in the record has been moved by the record itself
        days = stood_still(kind, kept.steps, begun, facts.holidays)
        due_on = add_working_days(due_on, days, facts.holidays) if days else due_on
    move = kind.lifecycle.move(clock.move or "")
    yield Duty(
        kind=kind.id,
        what=clock.move or clock.field or "",
        unit=facts.tree.successor(kept.unit),
        due_on=due_on,
        record=kept.record,
        person=str(kept.values.get("person", "")),
        by=move.by if move else (),
        remind_on=days_before(due_on, clock.remind),
        rises_from=own_day(kept),
        provisional=span.working_days is not None and not published(begun, due_on, facts),
    )


def by_its_day(kept: Kept, facts: Facts) -> Iterator[Duty]:
    """What a record owes by its own due date, where no other clock runs."""
    due_on = own_day(kept)
    if due_on is not None:
        person = str(kept.values.get("person", ""))
        unit = facts.tree.successor(kept.unit)
        yield Duty(kept.kind, "due_on", unit, due_on, kept.record, person, remind_on=due_on)


def own_day(kept: Kept) -> dt.date | None:
    """The due date that stands in a record."""
    day = kept.values.get("due_on")
    return day if isinstance(day, dt.date) else None


def event(clock: Due, kind: Kind, kept: Kept, day: dt.date) -> dt.date | None:
    """The day on which a clock starts: the last time of a move by then, or a date of the record."""
    if kind.lifecycle.move(clock.from_):
        made = (step.on for step in kept.steps if step.move == clock.from_ and step.on <= day)
        return max(made, default=None)
    value = kept.values.get(clock.from_)
    return value if isinstance(value, dt.date) else None


def ended(clock: Due, kind: Kind, kept: Kept, begun: dt.date) -> bool:
    """Whether what was asked for is there."""
    if clock.move is None:
        return filled(kept.values.get(clock.field or ""))
    move = kind.lifecycle.move(clock.move)
    if move is None or kept.state in move.from_:
        return move is None
    by_move = kind.lifecycle.move(clock.from_) is not None
    same = {other.id for other in kind.moves if leads_alike(other, move)}
    made = [step.on for step in kept.steps if step.move in same]
    return any(on >= begun for on in made) if by_move else bool(made)


def leads_alike(one: Move, other: Move) -> bool:
    """Whether two moves are ways of one step: from the same states to the same one."""
    return (one.to, one.from_) == (other.to, other.from_)


def length(clock: Due) -> Span:
    """The time after the event; a negative one counts back."""
    if clock.working_days is not None:
        return Span(working_days=clock.working_days)
    if clock.months is not None:
        return Span(months=clock.months)
    return Span(days=clock.days or 0)


def published(one: dt.date, other: dt.date, facts: Facts) -> bool:
    """Whether the holidays of all years between two days are known."""
    first, last = sorted((one.year, other.year))
    return all(year in facts.years for year in range(first, last + 1))
