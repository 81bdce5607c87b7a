"""The agenda of a review meeting, made from what stands: who speaks of what went well, who states what is owed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from duixian.desk.campaigns.packs import pack_of
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.queries.campaign import owed_kinds, within
from duixian.rulebook.vocabulary.words import Stage

from .queries import Course

SPEAK, STATE = 4, 2
"""So many speak and so many make a statement, as rounds have it; the meeting may choose otherwise."""


@dataclass(frozen=True)
class Standing:
    """What a unit and those below it have ended since the campaign began, and what is past its day."""

    unit: Unit
    done: int
    all: int
    overdue: int
    oldest: int

    @property
    def order(self) -> tuple[int, int, str]:
        """Who owes most stands last."""
        return (self.overdue, self.oldest, self.unit.path)


@dataclass(frozen=True)
class Agenda:
    """Who reports, in order of the tree; who speaks, who states: proposals, which people change."""

    reports: Sequence[Standing]
    speak: Sequence[Standing]
    state: Sequence[Standing]

    @property
    def overdue(self) -> int:
        """How many things are past their day in all."""
        return sum(each.overdue for each in self.reports)


def agenda(course: Course) -> Agenda:
    """The agenda for the units right below the campaign's own.

    Who has nothing past its day and ended most of what it had speaks; who owes most states.
    """
    found = [*_standings(course)]
    speak = [each for each in found if not each.overdue and each.done]
    speak.sort(key=lambda each: (-each.done * 10_000 // each.all, each.unit.path))
    state = sorted((e for e in found if e.overdue), key=lambda e: e.order, reverse=True)
    return Agenda(found, speak[:SPEAK], state[:STATE])


def _standings(course: Course) -> Sequence[Standing]:
    campaign, day = course.campaign, course.day
    below = [u for u in course.units.values() if u.parent_id == campaign.unit_id]
    homes = {unit.path: unit for unit in below}
    kinds = owed_kinds(pack_of(campaign.fingerprint))
    rows = Record.objects.seen_by(course.viewer).filter(within(campaign.unit), kind__in=kinds)
    rows = rows.exclude(closed_on__lt=campaign.starts_on)
    done: dict[str, int] = defaultdict(int)
    all_: dict[str, int] = defaultdict(int)
    late: dict[str, list[dt.date]] = defaultdict(list)
    depth = campaign.unit.path.count("/") + 1
    counted = (Stage.OPEN.value, Stage.DONE.value, Stage.FAILED.value)
    held = rows.filter(stage__in=counted).values_list("unit__path", "stage", "due_on")
    for path, stage, due in held.iterator(2000):
        home = "/".join(path.split("/")[:depth]) + "/"
        all_[home] += 1
        done[home] += stage == Stage.DONE.value
        if stage == Stage.OPEN.value and due is not None and due < day:
            late[home].append(due)
    return [
        Standing(
            unit, done[path], all_[path], len(late[path]),
            max(((day - due).days for due in late[path]), default=0),
        )
        for path, unit in homes.items()
    ]  # fmt: skip
