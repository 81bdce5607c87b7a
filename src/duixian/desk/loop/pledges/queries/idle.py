"""Members without pledge, post, task or service this year: for the branch alone, with what it did about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.org.queries import on_day
from duixian.desk.records.models import Participant, Record
from duixian.desk.walls import SEEING, Viewer

SERVING = ("pledge", "task", "deed", "visit", "pair", "carrier")
TALK = "talk"
ON_THE_ROLL = ("full", "probationary")
BRANCH = "branch"
STANDS = ("open", "done")


@dataclass(frozen=True)
class Idle:
    """A member who has nothing to do yet, and the last talk that the branch had about it."""

    person: Person
    talk: Record | None


def for_the_branch(viewer: Viewer, unit: Unit) -> bool:
    """Whether the list may be shown: in the branch itself, to those who hold a post there."""
    return unit.type == BRANCH and viewer.holds_at(SEEING, unit.path)


def idle_members(viewer: Viewer, unit: Unit, year: dt.date, day: dt.date) -> list[Idle]:
    """The members of a branch with nothing this year, by name; nobody above ever reads them."""
    if not for_the_branch(viewer, unit):
        return []
    this_year = Q(occurred_on__gte=year) | Q(stage="open")
    records = Record.objects.seen_by(viewer)
    theirs = records.filter(this_year, kind__in=SERVING, stage__in=STANDS, person__unit=unit)
    hands = Participant.objects.seen_by(viewer).filter(
        person__unit=unit, record__occurred_on__gte=year, record__stage__in=STANDS
    )
    posts = Post.objects.seen_by(viewer).filter(on_day(day), person__unit=unit)
    roll = Person.objects.seen_by(viewer).filter(unit=unit, status__in=ON_THE_ROLL)
    roll = roll.exclude(pk__in=theirs.order_by().values("person"))
    roll = roll.exclude(pk__in=hands.order_by().values("person"))
    roll = roll.exclude(pk__in=posts.order_by().values("person"))
    talks = records.filter(kind=TALK, stage__in=STANDS, person__unit=unit, occurred_on__gte=year)
    last = {talk.person_id: talk for talk in talks.order_by("occurred_on", "pk")}
    return [Idle(person, last.get(person.pk)) for person in roll.order_by("name", "pk")]
