"""What stands below a unit, as the plain values that a roster is compared with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from duixian.desk.org.models import Person, Unit
from duixian.desk.org.roster import Standing
from duixian.desk.walls import Viewer

GIVEN = "u-"
"""The codes that we give to units without one begin so; they are not compared with a file's."""
COLUMNS = ("name", "status", "id_number", "phone", "gender", "nation", "born", "education")
DAYS = ("joined_party_on", "full_on")


@dataclass(frozen=True)
class Part:
    """The units and the people below a unit, by their numbers as text."""

    home: Unit
    units: Mapping[str, Unit]
    people: Mapping[str, Person]

    @property
    def standing_units(self) -> dict[str, Standing]:
        """Units as a file would tell them."""
        return {key: unit_as_told(unit) for key, unit in self.units.items()}

    @property
    def standing_people(self) -> dict[str, Standing]:
        """People as a file would tell them."""
        return {key: person_as_told(person) for key, person in self.people.items()}


def part_of(home: Unit, viewer: Viewer) -> Part:
    """What the viewer sees below a unit."""
    units = Unit.objects.seen_by(viewer).filter(path__startswith=home.path, closed_on=None)
    people = Person.objects.seen_by(viewer).filter(unit__path__startswith=home.path)
    return Part(
        home,
        {str(unit.pk): unit for unit in units.order_by("path")},
        {str(person.pk): person for person in people.order_by("pk")},
    )


def unit_as_told(unit: Unit) -> Standing:
    """A unit as a file would tell it; a code that we gave is none."""
    return {
        **unit.details,
        "name": unit.name,
        "code": unit.details.get("code") or ("" if unit.code.startswith(GIVEN) else unit.code),
        "parent": str(unit.parent_id or ""),
        "type": unit.type,
        "category": unit.category,
    }


def person_as_told(person: Person) -> Standing:
    """Somebody as a file would tell them; a month that was told stands before the day it became."""
    days: dict[str, dt.date | None] = {name: getattr(person, name) for name in DAYS}
    return {
        **{name: value.isoformat() for name, value in days.items() if value},
        **person.details,
        **{name: getattr(person, name) for name in COLUMNS},
        "branch": str(person.unit_id),
    }
