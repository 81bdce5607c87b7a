"""A roster taken in: units, people, stays and secretaries' posts in one transaction, each with its entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.org.models import Person, Post, RosterFile, Stay, Unit, UnitMove
from duixian.desk.org.roster import Changed, MemberRow, New, Plan, UnitRow
from duixian.desk.org.roster.names import folded
from duixian.desk.org.roster.words import type_by_name
from duixian.desk.walls import Role, Viewer

from .looking import Looked, Told
from .standing import COLUMNS, DAYS, GIVEN

UNIT_COLUMNS = ("name", "type", "category")
FULL = "full"
SECRETARY = ("书记", "党支部书记", "支部书记", "党总支书记", "总支书记", "党委书记")
STEPS = 5


@dataclass
class Taking:
    """One file being taken in: by whom, when, what it found, and what has been made so far."""

    file: RosterFile
    looked: Looked
    by: Viewer
    now: dt.datetime
    told: Told
    units: dict[str, Unit] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """The day on which it is taken in."""
        return self.now.date()

    def step(self, unit: Unit, kind: str, subject: Any, row: int, private: dict[str, Any]) -> None:
        """One entry, with the row of the file it comes from; personal values are sealed as one."""
        payload = {"file": self.file.sha256, "row": row}
        self.steps.append(
            Step(
                unit=unit.code, kind=kind, actor=self.by.actor, at=self.now, payload=payload,
                private={"told": private} if private else {}, subject=str(subject),
            )
        )  # fmt: skip


def take_in(file: RosterFile, looked: Looked, by: Viewer, now: dt.datetime, told: Told) -> None:
    """Carry out what was shown, all of it or nothing."""
    taking = Taking(file, looked, by, now, told)
    with transaction.atomic():
        taking.units.update(looked.part.units)
        _new_units(taking)
        _changed_units(taking)
        told(1, STEPS)
        people = _new_people(taking)
        told(2, STEPS)
        people |= _changed_people(taking)
        _secretaries(taking, people)
        told(3, STEPS)
        _whole_file(taking)
        append_all(taking.steps)
        told(4, STEPS)
        file.state, file.taken_at, file.data = RosterFile.State.TAKEN, now, None
        file.save(update_fields=("state", "taken_at", "data"))
    told(STEPS, STEPS)


def told_by(row: UnitRow | MemberRow) -> dict[str, Any]:
    """What a row says: its fields that are told, without where they stand in the file."""
    values = {name: getattr(row, name) for name in row.__slots__}
    return {k: v for k, v in values.items() if v is not None and k not in {"sheet", "number"}}


def day_of(said: str | None) -> dt.date | None:
    """The first day of what is known: a month begins with its first."""
    return dt.date.fromisoformat(f"{said}-01"[:10]) if said else None


def _new_units(taking: Taking) -> None:
    """New units, those above before those below; each stands in its place from its first day."""
    waiting = list(taking.looked.units.new)
    while waiting:
        level = [new for new in waiting if new.under in taking.units or not new.under]
        waiting = [new for new in waiting if new not in level]
        made = Unit.objects.add_all([_unit(taking, new) for new in level])
        for unit in made:
            unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}/"
        Unit.objects.put_all(made, ["path"])
        UnitMove.objects.add_all(
            UnitMove(unit=unit, on=unit.opened_on, parent=unit.parent) for unit in made
        )
        for new, unit in zip(level, made, strict=True):
            taking.units[new.key] = unit
            taking.step(unit, "org.unit.entered", unit.key, new.row.number, told_by(new.row))


def _unit(taking: Taking, new: New[UnitRow]) -> Unit:
    row, parent = new.row, taking.units.get(new.under)
    type_ = row.type or type_by_name(row.name)
    inherited = parent.category if parent and parent.category != "committee" else ""
    category = row.category or ("committee" if type_ == "committee" else inherited)
    unit = Unit(
        name=row.name, type=type_, category=category, parent=parent,
        opened_on=day_of(row.founded) or taking.today, details=_unit_details(told_by(row)),
    )  # fmt: skip
    unit.code = row.code or f"{GIVEN}{unit.key.hex[:12]}"
    unit.path = f"?{unit.key.hex}"
    return unit


def _unit_details(told: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in told.items() if k not in {*UNIT_COLUMNS, "code", "parent"}}


def _changed_units(taking: Taking) -> None:
    """Fields of units that stand; a move keeps where the unit stood before."""
    moved: list[Unit] = []
    for changed in taking.looked.units.changed:
        unit = taking.units[changed.key]
        told = {change.field: change.new for change in changed.changes}
        told.pop("parent", None)
        for name in UNIT_COLUMNS:
            setattr(unit, name, told.pop(name, getattr(unit, name)))
        unit.details = {**unit.details, **told}
        if changed.under:
            unit.parent = taking.units[changed.under]
            moved.append(unit)
        taking.step(unit, "org.unit.changed", unit.key, changed.row.number, _old_and_new(changed))
    changed_units = [taking.units[changed.key] for changed in taking.looked.units.changed]
    Unit.objects.put_all(changed_units, [*UNIT_COLUMNS, "details", "parent"])
    for unit in moved:
        _move(taking, unit)


def _old_and_new(changed: Changed[Any]) -> dict[str, Any]:
    return {change.field: [change.old, change.new] for change in changed.changes}


def _move(taking: Taking, unit: Unit) -> None:
    """The unit and all below it get their new paths; the move is kept with its day."""
    assert unit.parent is not None
    old = unit.path
    new = f"{unit.parent.path}{unit.pk}/"
    below = [each for each in taking.units.values() if each.path.startswith(old)]
    for each in below:
        each.path = new + each.path[len(old) :]
    Unit.objects.put_all(below, ["path"])
    today = UnitMove.objects.seen_by(taking.by).filter(unit=unit, on=taking.today)
    if not today.update(parent=unit.parent):
        UnitMove.objects.add_all([UnitMove(unit=unit, on=taking.today, parent=unit.parent)])


def _new_people(taking: Taking) -> dict[str, Person]:
    news = taking.looked.members.new
    made = Person.objects.add_all([_person(taking, new) for new in news])
    Stay.objects.add_all(_first_stay(taking, person) for person in made)
    for new, person in zip(news, made, strict=True):
        taking.step(person.unit, "org.person.entered", person.key, new.row.number, told_by(new.row))
    return {new.key: person for new, person in zip(news, made, strict=True)}


def _person(taking: Taking, new: New[MemberRow]) -> Person:
    person = Person(unit=taking.units[new.under], status=new.row.status or FULL)
    person.code = f"p-{person.key.hex[:12]}"
    _tell(person, told_by(new.row))
    return person


def _tell(person: Person, told: dict[str, Any]) -> None:
    """Set what was told: columns, days with what is known of them, and the rest as details."""
    details = dict(person.details)
    for name, value in told.items():
        if name in DAYS:
            setattr(person, name, day_of(value))
        if name in COLUMNS:
            setattr(person, name, value)
        elif name not in {"branch", "parent"}:
            details[name] = value
    person.details = details


def _first_stay(taking: Taking, person: Person) -> Stay:
    """From joining the Party, but not before the unit was there; from today where that is not told."""
    since = max(person.joined_party_on or taking.today, person.unit.opened_on)
    return Stay(
        person=person, unit=person.unit, status=person.status, joined_on=min(since, taking.today)
    )


def _changed_people(taking: Taking) -> dict[str, Person]:
    people: dict[str, Person] = {}
    ending: list[Person] = []
    for changed in taking.looked.members.changed:
        person = taking.looked.part.people[changed.key]
        before = person.unit_id, person.status
        _tell(person, {change.field: change.new for change in changed.changes})
        if changed.under:
            person.unit = taking.units[changed.under]
        if (person.unit_id, person.status) != before:
            ending.append(person)
        unit = taking.units[str(person.unit_id)]
        step = "org.person.changed"
        taking.step(unit, step, person.key, changed.row.number, _old_and_new(changed))
        people[changed.key] = person
    columns = [*COLUMNS, *DAYS, "details", "unit"]
    Person.objects.put_all(people.values(), columns)
    _next_stays(taking, ending)
    return people


def _next_stays(taking: Taking, people: list[Person]) -> None:
    """Where or as what somebody stood ends today, and the next begins; one of today is only mended."""
    by_person = {person.pk: person for person in people}
    standing = Stay.objects.seen_by(taking.by).filter(left_on=None, person_id__in=by_person)
    ending, mended = list[Stay](), list[Stay]()
    for stay in standing:
        if stay.joined_on == taking.today:
            person = by_person.pop(stay.person_id)
            stay.unit, stay.status = person.unit, person.status
            mended.append(stay)
        else:
            stay.left_on = taking.today
            ending.append(stay)
    Stay.objects.put_all(ending, ["left_on"])
    Stay.objects.put_all(mended, ["unit", "status"])
    Stay.objects.add_all(
        Stay(person=person, unit=person.unit, status=person.status, joined_on=taking.today)
        for person in by_person.values()
    )


def _secretaries(taking: Taking, people: dict[str, Person]) -> None:
    """Whoever the file calls secretary fills the post below the file's unit, where it stands empty."""
    filled = Post.objects.seen_by(taking.by).filter(role=Role.SECRETARY, to_day=None)
    taken = set(filled.values_list("unit_id", flat=True)) | {taking.file.unit_id}
    posts = list[Post]()
    for person in called_secretary(taking, people):
        if person.unit_id not in taken:
            taken.add(person.unit_id)
            post = Post(unit=person.unit, role=Role.SECRETARY, person=person, from_day=taking.today)
            posts.append(post)
    for post in Post.objects.add_all(posts):
        payload = {"role": post.role, "from": taking.today.isoformat()}
        taking.steps.append(
            Step(
                unit=post.unit.code, kind="org.post.began", actor=taking.by.actor, at=taking.now,
                subject=str(post.key), payload=payload,
            )
        )  # fmt: skip


def called_secretary(taking: Taking, people: dict[str, Person]) -> Iterator[Person]:
    """New and changed people whose post in the branch is secretary, and those whom a row of units names."""
    for person in people.values():
        if set(str(person.details.get("party_post", "")).split("、")) & set(SECRETARY):
            yield person
    plan = taking.looked.units
    told = [(new.key, new.row) for new in plan.new] + [(c.key, c.row) for c in plan.changed]
    named = {taking.units[key].pk: folded(row.secretary) for key, row in told if row.secretary}
    everyone = {**taking.looked.part.people, **people}.values() if named else ()
    bearing: dict[int, list[Person]] = {}
    for person in everyone:
        if named.get(person.unit_id) == folded(person.name):
            bearing.setdefault(person.unit_id, []).append(person)
    yield from (found[0] for found in bearing.values() if len(found) == 1)


def _whole_file(taking: Taking) -> None:
    """One entry for the file itself; a second one for the same file handed in is refused."""
    file, looked = taking.file, taking.looked
    counts = {"units": _counted(looked.units), "members": _counted(looked.members)}
    taking.steps.append(
        Step(
            unit=file.unit.code, kind="org.roster.taken", actor=taking.by.actor, at=taking.now,
            subject=str(file.key), payload={"file": file.sha256, **counts},
            private={"name": file.name}, once=f"org.roster.{file.key}",
        )
    )  # fmt: skip


def _counted(plan: Plan[Any]) -> dict[str, int]:
    return {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
