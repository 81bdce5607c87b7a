"""A roster taken in: units, people, stays, secretaries' posts and entries in one transaction."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from duixian.desk.ledger.actions import append_all
from duixian.desk.org.models import Person, Post, RosterFile, Stay, Unit, UnitMove

from .looking import Told
from .preparing import UNIT_COLUMNS, Ready
from .standing import COLUMNS, DAYS

STEPS = 4


def take_in(ready: Ready, told: Told) -> None:
    """Write what was made ready, all of it or nothing; others who write wait meanwhile."""
    with unswept(), transaction.atomic():
        _units(ready)
        told(1, STEPS)
        _people(ready)
        Post.objects.add_all(ready.posts)
        told(2, STEPS)
        append_all(ready.steps)
        told(3, STEPS)
        file = ready.file
        file.state, file.taken_at, file.data = RosterFile.State.TAKEN, ready.now, None
        file.save(update_fields=("state", "taken_at", "data"))
    told(STEPS, STEPS)


@contextmanager
def unswept() -> Iterator[None]:
    """Without the search for circles of objects, which takes a fifth of the time here and finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _units(ready: Ready) -> None:
    """New units, those above before those below, then changed and moved ones."""
    waiting = ready.new_units
    while waiting:
        level = [unit for unit in waiting if unit.parent is None or unit.parent.pk]
        waiting = [unit for unit in waiting if not (unit.parent is None or unit.parent.pk)]
        made = Unit.objects.add_all(level)
        for unit in made:
            unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}/"
        Unit.objects.put_all(made, ["path"])
        UnitMove.objects.add_all(
            UnitMove(unit=unit, on=unit.opened_on, parent=unit.parent) for unit in made
        )
    Unit.objects.put_all(ready.changed_units, [*UNIT_COLUMNS, "details", "parent"])
    for unit in ready.moved:
        _move(ready, unit)


def _move(ready: Ready, unit: Unit) -> None:
    """The unit and all below it get their new paths; the move is kept with its day."""
    assert unit.parent is not None
    old = unit.path
    new = f"{unit.parent.path}{unit.pk}/"
    below = [each for each in ready.units.values() if each.path.startswith(old)]
    for each in below:
        each.path = new + each.path[len(old) :]
    Unit.objects.put_all(below, ["path"])
    today = UnitMove.objects.seen_by(ready.by).filter(unit=unit, on=ready.today)
    if not today.update(parent=unit.parent):
        UnitMove.objects.add_all([UnitMove(unit=unit, on=ready.today, parent=unit.parent)])


def _people(ready: Ready) -> None:
    """New people with their first stays, changed ones with what they begin now."""
    Person.objects.add_all(ready.new_people)
    Stay.objects.add_all(ready.first_stays)
    columns = [*COLUMNS, *DAYS, "details", "unit"]
    Person.objects.put_all(ready.changed_people, columns)
    _next_stays(ready, ready.going_on)


def _next_stays(ready: Ready, people: list[Person]) -> None:
    """Where or as what somebody stood ends today, and the next begins; one of today is only mended."""
    by_person = {person.pk: person for person in people}
    standing = Stay.objects.seen_by(ready.by).filter(left_on=None, person_id__in=by_person)
    ending, mended = list[Stay](), list[Stay]()
    for stay in standing:
        if stay.joined_on == ready.today:
            person = by_person.pop(stay.person_id)
            stay.unit, stay.status = person.unit, person.status
            mended.append(stay)
        else:
            stay.left_on = ready.today
            ending.append(stay)
    Stay.objects.put_all(ending, ["left_on"])
    Stay.objects.put_all(mended, ["unit", "status"])
    Stay.objects.add_all(
        Stay(person=person, unit=person.unit, status=person.status, joined_on=ready.today)
        for person in by_person.values()
    )
