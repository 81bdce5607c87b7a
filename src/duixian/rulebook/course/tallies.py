"""The accounts of a campaign by kind of record: what was there, what came, how it ended, what is open."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from duixian.rulebook.vocabulary.words import Stage

COUNTED = (Stage.OPEN, Stage.DONE, Stage.FAILED)


@dataclass(frozen=True)
class Stood:
    """A record as it stands: its kind and stage, the day it began, the day it ended if it has."""

    kind: str
    stage: Stage
    since: dt.date
    closed_on: dt.date | None = None


@dataclass(frozen=True)
class Tally:
    """The accounts of one kind: `before + begun == done + failed + open`, always.

    `before` stood open when the campaign began; `oldest` is the age in days of the oldest that is open.
    """

    kind: str
    before: int
    begun: int
    done: int
    failed: int
    open: int
    oldest: int


def tallies(rows: Iterable[Stood], began: dt.date, day: dt.date) -> tuple[Tally, ...]:
    """The accounts of each kind from the day a campaign began to a day, by name of kind.

    What ended before the campaign began is not its own; drafts and what is void are nobody's.
    """
    found: dict[str, list[Stood]] = defaultdict(list)
    for row in rows:
        if counted(row, began, day):
            found[row.kind].append(row)
    return tuple(_tally(kind, found[kind], began, day) for kind in sorted(found))


def counted(row: Stood, began: dt.date, day: dt.date) -> tuple[str, ...]:
    """The columns of the accounts in which a record counts, two or none: how it came, how it stands."""
    ended = row.closed_on is not None and row.closed_on < began
    if row.stage not in COUNTED or ended or row.since > day:
        return ()
    return ("before" if row.since < began else "begun", row.stage.value)


def _tally(kind: str, rows: list[Stood], began: dt.date, day: dt.date) -> Tally:
    before = sum(row.since < began for row in rows)
    of = {stage: [row for row in rows if row.stage is stage] for stage in COUNTED}
    ages = [(day - row.since).days for row in of[Stage.OPEN]]
    return Tally(
        kind, before, len(rows) - before,
        len(of[Stage.DONE]), len(of[Stage.FAILED]), len(of[Stage.OPEN]), max(ages, default=0),
    )  # fmt: skip
