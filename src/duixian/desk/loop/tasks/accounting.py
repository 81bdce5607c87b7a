"""Reads: the time account and the task account of a unit and of those right below it; drafts that are stuck."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.db.models import Count

from duixian.desk.look.wording import reading
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.queries.waits import values_held
from duixian.desk.walls import Viewer
from duixian.rulebook.calendars.working import working_days_until
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lamps import Account, Owed, Progress, account
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import Has, WhereNeed
from duixian.rulebook.moves import Values, filled
from duixian.rulebook.vocabulary.words import Stage

from .queries import below, tasks_of

MOST_BELOW = 300


@dataclass(frozen=True)
class Standing:
    """A unit with its account, all below it included."""

    unit: Unit
    account: Account

    @property
    def tight(self) -> tuple[int, int, int, str]:
        """What is past its day first, then whose day leaves least time for the work, then by name."""
        found = self.account
        days = found.days * 1000 // found.work if found.by and found.work else 10**6
        return (not found.overdue, not found.left, days, self.unit.name)


def days_until(day: dt.date) -> Callable[[dt.date], int]:
    """How many working days are left until some day, asked once for each."""
    return cache(lambda other: working_days_until(day, other, published()))


def accounts(viewer: Viewer, unit: Unit, day: dt.date) -> tuple[Account, list[Standing]]:
    """The account of a unit with all below it, and those of the units right below."""
    units = Unit.objects.seen_by(viewer).filter(parent=unit, closed_on=None)
    by_path = {child.path: child for child in units.order_by("name")[:MOST_BELOW]}
    owed: dict[str, list[Owed]] = defaultdict(list)
    depth = unit.path.count("/") + 1
    rows = tasks_of(viewer).filter(below(unit), stage=Stage.OPEN.value).order_by()
    counted = rows.values_list("unit__path", "due_on").annotate(n=Count("pk"))
    for path, due_on, n in counted:
        owed["/".join(path.split("/")[:depth]) + "/" if path != unit.path else path].append(
            Owed(due_on, n)
        )
    until = days_until(day)
    whole = account((each for some in owed.values() for each in some), day, until)
    found = [Standing(child, account(owed[path], day, until)) for path, child in by_path.items()]
    return whole, sorted(found, key=lambda each: each.tight)


def account_of(record: Record, progress: Progress, day: dt.date) -> Account:
    """The account of one task: the parts left of it until its day, at least its own report."""
    left = max(progress.left, record.stage == Stage.OPEN)
    return account([Owed(record.due_on, left)], day, days_until(day))


@dataclass(frozen=True)
class Stuck:
    """A draft that cannot be given out, and the fields that are missing."""

    record: Record
    missing: tuple[str, ...]


def stuck(records: list[Record], kind: Kind) -> Iterator[Stuck]:
    """Drafts with what they lack before they can be given out."""
    for record in records:
        held = values_held(record, kind)
        held = {**held, "due_on": record.due_on} if record.due_on else held
        ways = [move for move in kind.moves if record.state in move.from_ and takes(move, held)]
        needed = min((asked for move in ways if (asked := asked_of(move))), key=len, default=[])
        missing = [name for name in needed if not filled(held.get(name))]
        yield Stuck(record, tuple(kind.name_of(name).in_(reading()) for name in missing))


def asked_of(move: Move) -> list[str]:
    """The fields that must be filled before a move."""
    asked = (need.fields for need in move.needs if isinstance(need, Has))
    return list(dict.fromkeys(name for fields in asked for name in fields))


def takes(move: Move, held: Values) -> bool:
    """Whether a way of giving a task out is that of the choice it holds, as far as it holds one."""
    conditions = (need.conditions for need in move.needs if isinstance(need, WhereNeed))
    choices = [(n, w) for found in conditions for n, w in found.items() if isinstance(w, tuple)]
    return all(held.get(name) in wanted for name, wanted in choices if filled(held.get(name)))
