"""`escalate`: what is overdue rises to the unit above after each further span. Its owner stays the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from duixian.rulebook.lifecycle import Clock, Escalate
from duixian.rulebook.vocabulary.filters import Span

from .duties import Duty, Facts


def raised(duty: Duty, clocks: Iterable[Clock], facts: Facts) -> Duty:
    """A duty with the level it stands on by the clocks of a kind: by the record's own due date, where it has one."""
    rule = next((clock for clock in clocks if isinstance(clock, Escalate)), None)
    due_on = duty.rises_from or duty.due_on
    if due_on > facts.day:
        return replace(duty, next_on=due_on if rule else None)
    if rule is None:
        return replace(duty, level=0)
    line = facts.above(duty.unit)[: rule.levels]
    days = [facts.after(due_on, times(rule.after, nth)) for nth in range(1, len(line) + 1)]
    level = sum(1 for day in days if day <= facts.day)
    upcoming = next(iter(days[level:]), None)
    return replace(duty, level=level, above=line[:level], next_on=upcoming)


@cache
def times(span: Span, many: int) -> Span:
    """So many times a length of time."""
    return Span(
        *(
            n * many if n is not None else None
            for n in (span.days, span.working_days, span.months, span.years)
        )
    )
