"""What was sent becomes values and a judgement; nothing is written here."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.walls import SEEING, Role, Viewer, line_above
from duixian.rulebook.errors import NotFound
from duixian.rulebook.findings import Finding, Findings, Place
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import (
    Asked,
    Known,
    Other,
    Texts,
    Typed,
    Value,
    Values,
    asks_others,
    read_fields,
)
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, FieldType, LinkType, Stage

from .above import from_above
from .announced import announced, units_by_name
from .models import Draft, Link, Outsider, Participant, Record
from .rules import About, Paper, actors, decided_above
from .sides import sides
from .snapshots import Made, steps_of

ON_THE_ROLL = {"members": ("full", "probationary"), "full_members": ("full",)}
KEY_BYTES = 8
ROUND, TEAM, RUNNING = "round", "team", ("frozen", "started")
"""Inspectors are those whom a round names, from the freezing of its criteria to its end."""


@dataclass(frozen=True)
class Sent:
    """What a form sent: its texts by column, the key it was shown with, the name on the paper.

    `origin` is the record whose move brought this draft about, where a rule did.
    """

    texts: Texts
    once: str = ""
    on_behalf: str = ""
    draft: Draft | None = None
    origin: Record | None = None


@dataclass(frozen=True)
class Actors:
    """Who acts: the code of the viewer's person, and whose name stands on the paper."""

    me: str
    paper: Paper | None = None
    on_behalf: str = ""

    @property
    def persons(self) -> frozenset[str]:
        """All persons behind the step."""
        found = (self.me, self.paper.person if self.paper else "")
        return frozenset(person for person in found if person)


@dataclass(frozen=True)
class Before:
    """A record before a step: where it stands, what it holds, what was done; empty for a new one.

    `erased` are the keys of outsiders whose names are gone; they stand in the values by their keys.
    `linked` is its row number, by which the records linked with it are found.
    """

    state: str = ""
    entered_by: str = ""
    values: Values = field(default_factory=dict)
    erased: Mapping[str, str] = field(default_factory=dict)
    made: tuple[Made, ...] = ()
    linked: int = 0


def acting(viewer: Viewer, unit: Unit, on_behalf: str, day: dt.date) -> Actors:
    """Who acts for a unit.

    Raises:
        NotFound: nobody of that code stands on the unit's roll or holds a post there.
    """
    me = code_of(viewer)
    if not on_behalf:
        return Actors(me)
    posts = Post.objects.unscoped().filter(in_office(day), unit=unit)
    person = Person.objects.unscoped().filter(code=on_behalf).first()
    if person is None or not (person.unit_id == unit.pk or posts.filter(person=person).exists()):
        raise NotFound(
            Text(
                f"{unit.name}没有编号为 {on_behalf} 的人。",
                f"There is nobody of the code {on_behalf} in {unit.name}.",
            )
        )
    heads = posts.filter(person=person, role=Role.SECRETARY).exists()
    return Actors(me, Paper(on_behalf, heads), person.key.hex)


def inspecting(viewer: Viewer, me: str, path: str) -> bool:
    """Whether somebody from above is in the team of a round that is frozen or runs there."""
    if not me or not viewer.holds_above(SEEING, path):
        return False
    rows = Participant.objects.unscoped().filter(person__code=me, field=TEAM, record__kind=ROUND)
    there = rows.filter(record__unit__path__in=line_above(path), record__state__in=RUNNING)
    return there.exists()


def rounds_of(viewer: Viewer) -> list[str]:
    """The places of the units whose rounds are frozen or run with the viewer in the team."""
    if viewer.person is None:
        return []
    rows = Participant.objects.unscoped().filter(person__key=viewer.person, field=TEAM)
    there = rows.filter(record__kind=ROUND, record__state__in=RUNNING)
    return [p for p in there.values_list("record__unit__path", flat=True) if viewer.sees(p)]


def in_office(day: dt.date) -> Q:
    """The posts held on a day."""
    return (Q(to_day=None) | Q(to_day__gt=day)) & Q(from_day__lte=day)


def code_of(viewer: Viewer) -> str:
    """The code of the viewer's person, empty if the account names none."""
    if viewer.person is None or viewer.person_code:
        return viewer.person_code
    rows = Person.objects.unscoped().filter(key=viewer.person)
    return rows.values_list("code", flat=True).first() or ""


def typed(
    viewer: Viewer, kind: Kind, names: Sequence[str], sent: Sent, before: Before, today: dt.date
) -> Typed:
    """The values of the fields shown; what codes name must be seen, or have been there before."""
    known = known_to(viewer, kind, sent.texts, before.values)
    read = read_fields(kind, names, sent.texts, known=known, today=today)
    findings = dict(read.findings)
    for name, wrong in off_the_roll(kind, read.values, today).items():
        findings[name] = (*findings.get(name, ()), *wrong)
    for name in pointing_at_itself(kind, read.values, before):
        itself = Findings()
        itself.add("E903", Place(column=name), code=str(sent.texts[name][0]).strip())
        findings[name] = (*findings.get(name, ()), *itself)
    return Typed(read.values, findings)


def pointing_at_itself(kind: Kind, values: Values, before: Before) -> list[str]:
    """The links by which a record would name itself: nothing is a part of itself, or follows from itself."""
    named = {f.id: {*several(values.get(f.id))} for f in kind.fields if f.type is FieldType.LINK}
    if not before.linked or not any(named.values()):
        return []
    own = Record.objects.unscoped().values_list("code", flat=True).get(pk=before.linked)
    return [name for name, codes in named.items() if own in codes]


def known_to(viewer: Viewer, kind: Kind, texts: Texts, values: Values) -> Known:
    """Of the codes in the texts, those that the viewer may name."""

    def codes(*types: FieldType, base: Collection[str] = ()) -> set[str]:
        fields = [f.id for f in kind.fields if f.type in types]
        found = {text.strip() for name in (*fields, *base) for text in texts.get(name, ())}
        return found - {""}

    def before(*types: FieldType) -> set[str]:
        held = [values.get(f.id) for f in kind.fields if f.type in types]
        return {code for value in held for code in several(value)}

    def seen(model: type[Person | Unit | Record], wanted: set[str], *columns: str) -> list[Any]:
        """The rows in sight with these codes; the database is asked only where there are any."""
        if not wanted:
            return []
        rows = model.objects.seen_by(viewer).filter(code__in=wanted)
        return list(rows.values_list(*columns, flat=len(columns) == 1))

    persons = seen(Person, codes(FieldType.PERSON, base=("person",)), "code")
    linked = codes(FieldType.LINK)
    named = codes(FieldType.UNIT)
    units = seen(Unit, named, "code")
    if others := {text for _, field_ in sides([kind]) for text in texts.get(field_, ())} - {*units}:
        units += units_by_name().filter(code__in=others).values_list("code", flat=True)
    records = seen(Record, linked, "code", "kind")
    if linked:
        kept = Record.objects.unscoped().filter(code__in=linked & before(FieldType.LINK))
        above = from_above(viewer, kind).filter(code__in=linked)
        told = announced().filter(code__in=linked)
        records += [
            pair for rows in (kept, above, told) for pair in rows.values_list("code", "kind")
        ]
    return Known(
        {*persons, *before(FieldType.PERSON), *several(values.get("person"))},
        {*units, *before(FieldType.UNIT)},
        dict(records),
    )


def several(value: Value | None) -> tuple[str, ...]:
    """The codes of a value that holds one or several."""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def off_the_roll(kind: Kind, values: Values, today: dt.date) -> dict[str, tuple[Finding, ...]]:
    """Persons in fields for members who are none, or for holders of posts who hold none."""
    found = {}
    for declared in kind.fields:
        codes = several(values.get(declared.id)) if declared.among else ()
        if not codes:
            continue
        people = Person.objects.unscoped().filter(code__in=codes)
        if declared.among in ON_THE_ROLL:
            people = people.exclude(status__in=ON_THE_ROLL[declared.among])
        else:
            people = people.exclude(
                pk__in=Post.objects.unscoped().filter(in_office(today)).values("person")
            )
        wrong = Findings()
        for code, name in people.order_by("code").values_list("code", "name"):
            wrong.add("E902", Place(column=declared.id), name=name, value=code)
        if len(wrong):
            found[declared.id] = tuple(wrong)
    return found


def named_in(kind: Kind, values: Values) -> About:
    """The persons and units whom a record is about."""
    persons = {f.id for f in kind.fields if f.type is FieldType.PERSON} | {"person"}
    units = {f.id for f in kind.fields if f.type is FieldType.UNIT}
    return About(
        persons=frozenset(code for name in persons for code in several(values.get(name))),
        units=frozenset(code for name in units for code in several(values.get(name))),
    )


@dataclass(frozen=True)
class Occasion:
    """Who asks, where and when: what a judgement needs besides the record.

    Where one `move` is meant, nothing is looked up that this move does not ask.
    """

    viewer: Viewer
    unit: Unit
    who: Actors
    on: dt.date
    today: dt.date
    move: Move | None = None


def asked(kind: Kind, before: Before, values: Values, occasion: Occasion) -> Asked:
    """The question that the rulebook judges."""
    about = named_in(kind, {**values, **before.values} if before.state else values)
    about = About(before.entered_by, about.persons, paths_of(about.units, occasion.unit))
    return Asked(
        state=before.state,
        roles=roles_in(kind, about, occasion),
        persons=occasion.who.persons,
        on=occasion.on,
        today=occasion.today,
        values=values,
        steps=steps_of(before.made),
        others=others_in(kind, before, values, occasion.move),
        holidays=published(),
        absent=frozenset({Actor.MEETING} if decided_above(kind, occasion.unit.path) else ()),
    )


def paths_of(codes: frozenset[str], own: Unit) -> frozenset[str]:
    """Where the units of these codes stand in the tree; for the unit itself nobody has to be asked."""
    if codes <= {own.code}:
        return frozenset(own.path for _ in codes)
    rows = Unit.objects.unscoped().filter(code__in=codes)
    return frozenset(rows.values_list("path", flat=True))


def others_in(kind: Kind, before: Before, values: Values, move: Move | None) -> tuple[Other, ...]:
    """The linked records, if a need of the move (of any, where none is meant) asks about them."""
    moves = (move,) if move else kind.moves
    if not any(asks_others(need, kind) for one in moves for need in one.needs):
        return ()
    return others_of(before.linked) if before.state else pointed_at(kind, values)


def roles_in(kind: Kind, about: About, occasion: Occasion) -> frozenset[Actor]:
    """Which actors of the kind the viewer is here."""
    viewer, who, path = occasion.viewer, occasion.who, occasion.unit.path
    found = actors(viewer, path, kind, about, me=who.me, paper=who.paper)
    by = occasion.move.by if occasion.move else None
    settled = by is not None and (Actor.INSPECTOR not in by or not found.isdisjoint(by))
    if settled or who.paper or not inspecting(viewer, who.me, path):
        return found
    return found | {Actor.INSPECTOR}


def pointed_at(kind: Kind, values: Values) -> tuple[Other, ...]:
    """The records at which one that is about to be made points."""
    links = [f.id for f in kind.fields if f.type is FieldType.LINK]
    codes = {code for name in links for code in several(values.get(name))}
    if not codes:
        return ()
    rows = Record.objects.unscoped().filter(code__in=codes)
    there = {
        row[0]: row[1:]
        for row in rows.values_list("code", "kind", "state", "stage", "state_on", "steps")
    }
    return tuple(
        other(name, *there[code])
        for name in links
        for code in several(values.get(name))
        if code in there
    )


def other(
    by: str, kind: str, state: str, stage: str, since: dt.date, steps: Sequence[Mapping[str, Any]]
) -> Other:
    """A linked record as the rulebook sees it, with the persons behind its steps."""
    persons = frozenset(person for step in steps for person in step["by"])
    return Other(kind, by, state, Stage(stage), since, persons=persons)


def others_of(record: int) -> tuple[Other, ...]:
    """The records linked with one, given by its row number, both ways."""
    out = Link.objects.unscoped().filter(record=record)
    back = Link.objects.unscoped().filter(other=record)
    there = out.values_list(
        "field", "other__kind", "other__state", "other__stage", "other__state_on", "other__steps"
    )
    here = back.values_list(
        "field", "record__kind", "record__state", "record__stage", "record__state_on"
    )
    kinds = installed_kinds() if here else {}
    return (
        *(other(*row) for row in there),
        *(
            Other(kind, by, state, Stage(stage), on, answers=answers(kinds.get(kind), by))
            for by, kind, state, stage, on in here
        ),
    )


def answers(kind: Kind | None, by: str) -> bool:
    """Whether records of a kind answer what they point at by a field."""
    declared = kind.field(by) if kind else None
    return declared is not None and declared.as_ is LinkType.ANSWERS


def keyed(
    kind: Kind, unit: Unit, values: Values, erased: Mapping[str, str]
) -> tuple[dict[str, Value], dict[str, str]]:
    """Values with outsiders under their keys, and their names by field; a known name keeps its key."""
    found, names = dict(values), {}
    for declared in kind.fields:
        name = values.get(declared.id)
        if (
            declared.type is FieldType.OUTSIDER
            and isinstance(name, str)
            and name != erased.get(declared.id)
        ):
            known = Outsider.objects.unscoped().filter(unit=unit, name=name).order_by("pk")
            key = known.values_list("key", flat=True).first()
            found[declared.id] = key or f"o{secrets.token_hex(KEY_BYTES)}"
            names[declared.id] = name
    return found, names


def called(kind: Kind, values: Values) -> tuple[dict[str, Value], dict[str, str]]:
    """Values with outsiders by name, as a form shows them, and the names; an erased name is gone."""
    keys = {
        f.id: str(values[f.id])
        for f in kind.fields
        if f.type is FieldType.OUTSIDER and f.id in values
    }
    if not keys:
        return dict(values), {}
    rows = Outsider.objects.unscoped().filter(key__in=keys.values())
    by_key = dict(rows.exclude(name="").values_list("key", "name"))
    names = {field_: by_key[key] for field_, key in keys.items() if key in by_key}
    shown = {name: value for name, value in values.items() if name not in keys}
    return {**shown, **names}, names
