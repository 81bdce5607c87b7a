"""Progress against plan: of so many parts, so many are due by the day and so many are done.

A task without milestones is planned as one whole that is due on its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from duixian.rulebook.vocabulary.words import Stage

PLANNED = (Stage.OPEN, Stage.DONE, Stage.FAILED)
"""Drafts have not been given to anybody, and what is void was never owed."""


@dataclass(frozen=True)
class Milestone:
    """A dated part of a whole; one without a day of its own is due with the whole."""

    due_on: dt.date | None
    stage: Stage


@dataclass(frozen=True)
class Progress:
    """Of `parts`, how many should be done by the day and how many are."""

    parts: int = 0
    due: int = 0
    done: int = 0

    @property
    def behind(self) -> int:
        """How many parts are missing that should be there."""
        return max(self.due - self.done, 0)

    @property
    def left(self) -> int:
        """How many parts are still to be done."""
        return max(self.parts - self.done, 0)

    def behind_by(self, points: int) -> bool:
        """Whether the share done lies so many percentage points or more below the share planned."""
        return self.parts > 0 and 100 * (self.due - self.done) >= points * self.parts


def by_milestones(
    milestones: Iterable[Milestone], ends_on: dt.date | None, day: dt.date
) -> Progress:
    """Progress by milestones; one is due once its day has passed."""
    planned = [each for each in milestones if each.stage in PLANNED]
    return Progress(
        len(planned),
        sum(1 for each in planned if passed(each.due_on or ends_on, day)),
        sum(1 for each in planned if each.stage is Stage.DONE),
    )


def by_amount(target: int, actual: int, ends_on: dt.date | None, day: dt.date) -> Progress:
    """Progress by a number to be reached, all of it due at the end."""
    return Progress(target, target if passed(ends_on, day) else 0, min(max(actual, 0), target))


def passed(due_on: dt.date | None, day: dt.date) -> bool:
    """Whether a day is over: on the day itself there is still time."""
    return due_on is not None and due_on < day
