"""What taking a roster in would write, made ready before anything is locked: rows and entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from duixian.desk.ledger.actions import Step
from duixian.desk.org.models import Person, Post, RosterFile, Stay, Unit
from duixian.desk.org.roster import Changed, MemberRow, New, Plan, UnitRow
from duixian.desk.org.roster.names import folded
from duixian.desk.org.roster.words import type_by_name
from duixian.desk.walls import Role, Viewer

from .looking import Looked
from .standing import COLUMNS, DAYS, GIVEN

UNIT_COLUMNS = ("name", "type", "category")
FULL = "full"
SECRETARY = ("书记", "党支部书记", "支部书记", "党总支书记", "总支书记", "党委书记")


@dataclass
class Ready:
    """One file ready to be taken in: by whom, when, what it found, and the rows that come of it.

    New units stand in the order of the file's plan, those above before those below.
    """

    file: RosterFile
    looked: Looked
    by: Viewer
    now: dt.datetime
    units: dict[str, Unit] = field(default_factory=dict)
    new_units: list[Unit] = field(default_factory=list)
    changed_units: list[Unit] = field(default_factory=list)
    moved: list[Unit] = field(default_factory=list)
    new_people: list[Person] = field(default_factory=list)
    first_stays: list[Stay] = field(default_factory=list)
    changed_people: list[Person] = field(default_factory=list)
    going_on: list[Person] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
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


def made_ready(file: RosterFile, looked: Looked, by: Viewer, now: dt.datetime) -> Ready:
    """All rows and entries of a file."""
    ready = Ready(file, looked, by, now, dict(looked.part.units))
    for new_unit in looked.units.new:
        _enter_unit(ready, new_unit)
    for changed_unit in looked.units.changed:
        _change_unit(ready, changed_unit)
    for new_member in looked.members.new:
        _enter_person(ready, new_member)
    for changed_member in looked.members.changed:
        _change_person(ready, changed_member)
    _fill_posts(ready)
    _whole_file(ready)
    return ready


def told_by(row: UnitRow | MemberRow) -> dict[str, Any]:
    """What a row says: its fields that are told, without where they stand in the file."""
    values = {name: getattr(row, name) for name in row.__slots__}
    return {k: v for k, v in values.items() if v is not None and k not in {"sheet", "number"}}


def day_of(said: str | None) -> dt.date | None:
    """The first day of what is known: a month begins with its first."""
    return dt.date.fromisoformat(f"{said}-01"[:10]) if said else None


def _enter_unit(ready: Ready, new: New[UnitRow]) -> None:
    unit = _unit(ready, new)
    ready.units[new.key] = unit
    ready.new_units.append(unit)
    ready.step(unit, "org.unit.entered", unit.key, new.row.number, told_by(new.row))


def _unit(ready: Ready, new: New[UnitRow]) -> Unit:
    row, parent = new.row, ready.units.get(new.under)
    type_ = row.type or type_by_name(row.name)
    inherited = parent.category if parent and parent.category != "committee" else ""
    category = row.category or ("committee" if type_ == "committee" else inherited)
    unit = Unit(
        name=row.name, type=type_, category=category, parent=parent,
        opened_on=day_of(row.founded) or ready.today, details=_unit_details(told_by(row)),
    )  # fmt: skip
    unit.code = row.code or f"{GIVEN}{unit.key.hex[:12]}"
    unit.path = f"?{unit.key.hex}"
    return unit


def _unit_details(told: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in told.items() if k not in {*UNIT_COLUMNS, "code", "parent"}}


def _change_unit(ready: Ready, changed: Changed[UnitRow]) -> None:
    unit = ready.units[changed.key]
    told = {change.field: change.new for change in changed.changes}
    told.pop("parent", None)
    for name in UNIT_COLUMNS:
        setattr(unit, name, told.pop(name, getattr(unit, name)))
    unit.details = {**unit.details, **told}
    if changed.under:
        unit.parent = ready.units[changed.under]
        ready.moved.append(unit)
    ready.changed_units.append(unit)
    ready.step(unit, "org.unit.changed", unit.key, changed.row.number, _old_and_new(changed))


def _old_and_new(changed: Changed[Any]) -> dict[str, Any]:
    return {change.field: [change.old, change.new] for change in changed.changes}


def _enter_person(ready: Ready, new: New[MemberRow]) -> None:
    """Somebody new: in the unit since joining the Party, but not before it was there, else from today."""
    told = told_by(new.row)
    person = Person(unit=ready.units[new.under], status=new.row.status or FULL)
    person.code = f"p-{person.key.hex[:12]}"
    _tell(person, told)
    since = max(person.joined_party_on or ready.today, person.unit.opened_on)
    since = min(since, ready.today)
    stay = Stay(person=person, unit=person.unit, status=person.status, joined_on=since)
    ready.new_people.append(person)
    ready.first_stays.append(stay)
    ready.step(person.unit, "org.person.entered", person.key, new.row.number, told)


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


def _change_person(ready: Ready, changed: Changed[MemberRow]) -> None:
    person = ready.looked.part.people[changed.key]
    before = person.status
    _tell(person, {change.field: change.new for change in changed.changes})
    unit = ready.units[changed.under or str(person.unit_id)]
    if changed.under:
        person.unit = unit
    if changed.under or person.status != before:
        ready.going_on.append(person)
    ready.changed_people.append(person)
    ready.step(unit, "org.person.changed", person.key, changed.row.number, _old_and_new(changed))


def _unit_of(ready: Ready, person: Person) -> Unit:
    """Where somebody stands, without asking the database."""
    return ready.units[str(person.unit_id)] if person.unit_id else person.unit


def _fill_posts(ready: Ready) -> None:
    """Whoever the file calls secretary fills the post below the file's unit, where it stands empty."""
    filled = Post.objects.seen_by(ready.by).filter(role=Role.SECRETARY, to_day=None)
    taken = {*filled.values_list("unit__key", flat=True), ready.file.unit.key}
    for person in called_secretary(ready):
        unit = _unit_of(ready, person)
        if unit.key in taken:
            continue
        taken.add(unit.key)
        post = Post(unit=unit, role=Role.SECRETARY, person=person, from_day=ready.today)
        ready.posts.append(post)
        payload = {"role": Role.SECRETARY.value, "from": ready.today.isoformat()}
        ready.steps.append(
            Step(
                unit=unit.code, kind="org.post.began", actor=ready.by.actor, at=ready.now,
                subject=str(post.key), payload=payload,
            )
        )  # fmt: skip


def called_secretary(ready: Ready) -> Iterator[Person]:
    """New and changed people whose post in the branch is secretary, and those whom a row of units names."""
    coming = [*ready.new_people, *ready.changed_people]
    for person in coming:
        if set(str(person.details.get("party_post", "")).split("、")) & set(SECRETARY):
            yield person
    plan = ready.looked.units
    told = [(new.key, new.row) for new in plan.new] + [(c.key, c.row) for c in plan.changed]
    named = {ready.units[key].key: folded(row.secretary) for key, row in told if row.secretary}
    bearing: dict[Any, list[Person]] = {}
    for person in [*ready.looked.part.people.values(), *ready.new_people] if named else ():
        unit = _unit_of(ready, person)
        if named.get(unit.key) == folded(person.name):
            bearing.setdefault(unit.key, []).append(person)
    yield from (found[0] for found in bearing.values() if len(found) == 1)


def _whole_file(ready: Ready) -> None:
    """One entry for the file itself; a second one for the same file handed in is refused."""
    file, looked = ready.file, ready.looked
    counts = {"units": _counted(looked.units), "members": _counted(looked.members)}
    ready.steps.append(
        Step(
            unit=file.unit.code, kind="org.roster.taken", actor=ready.by.actor, at=ready.now,
            subject=str(file.key), payload={"file": file.sha256, **counts},
            private={"name": file.name}, once=f"org.roster.{file.key}",
        )
    )  # fmt: skip


def _counted(plan: Plan[Any]) -> dict[str, int]:
    return {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
