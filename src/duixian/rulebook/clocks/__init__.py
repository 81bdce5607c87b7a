"""Clocks: on a day, what is owed by whom until when, and how far up it has gone. Nothing is stored."""

from __future__ import annotations

from .duties import Duty, Facts, Kept
from .every import owed_every_period
from .rising import raised
from .running import owed_by_records

__all__ = ["Duty", "Facts", "Kept", "duties"]


def duties(facts: Facts) -> tuple[Duty, ...]:
    """All that is owed on a day, what is due first on top; the same facts give the same duties.

    They rise where the kind says so whose clock asks for them (vocabulary 2.9).
    """
    found = [raised(duty, facts.kinds[duty.kind].clocks, facts) for duty in owed_by_records(facts)]
    return tuple(sorted([*found, *owed_every_period(facts)], key=lambda duty: duty.key))
