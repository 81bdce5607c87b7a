"""While a state stops the clock, time stands still: the move that leaves it gives the working days back.

As many working days remain after the record goes on as remained when it came to stand still.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from duixian.rulebook.calendars.working import Holidays, add_working_days, working_days_between
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.vocabulary.text import Text

from .asked import Asked, Obstacle, Step
from .sheet import sheet_of


def pauses(kind: Kind, steps: Sequence[Step]) -> Iterator[tuple[dt.date, dt.date | None]]:
    """From when to when a record stood still, each time; the last may not have ended."""
    since: dt.date | None = None
    for step in steps:
        move = kind.lifecycle.move(step.move)
        still = move is not None and move.to in kind.stopped
        if still and since is None:
            since = step.on
        elif since is not None and not still:
            yield since, step.on
            since = None
    if since is not None:
        yield since, None


def stood_still(kind: Kind, steps: Sequence[Step], since: dt.date, holidays: Holidays) -> int:
    """The working days of all pauses that began on a day or later and have ended."""
    return sum(
        working_days_between(first, last, holidays)
        for first, last in pauses(kind, steps)
        if last is not None and first >= since
    )


def due_again(kind: Kind, move: Move, asked: Asked) -> dt.date | None:
    """The due date that a move out of a stopped clock writes; nothing where none is to be written.

    Where the form of the move asks for the date itself, what was typed stands.
    """
    due_on = asked.values.get("due_on")
    leaves = asked.state in kind.stopped and move.to not in kind.stopped
    if not leaves or not isinstance(due_on, dt.date) or "due_on" in sheet_of(kind, move).fields:
        return None
    days = days_still(kind, asked)
    return add_working_days(due_on, days, asked.holidays) if days else None


def days_still(kind: Kind, asked: Asked) -> int:
    """The working days for which a record that stands still will have stood so by the day of the move."""
    open_ = [first for first, last in pauses(kind, asked.steps) if last is None]
    return working_days_between(open_[0], asked.on, asked.holidays) if open_ else 0


def given_back(kind: Kind, move: Move, asked: Asked) -> Iterator[Obstacle]:
    """What whoever brings a record back is told of its date."""
    due_on = due_again(kind, move, asked)
    if due_on is None:
        return
    days = days_still(kind, asked)
    yield Obstacle(
        "due_on",
        Text(
            f"停了 {days} 个工作日，时限顺延到 {due_on}。",
            f"It stood still for {days} working days; it is now due on {due_on}.",
        ),
    )
