"""The tree and its people as sheets that can be handed in again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from duixian.desk.org.files.standing import person_as_told, unit_as_told
from duixian.desk.org.models import Person, Unit
from duixian.desk.org.roster.headings import MEMBER, UNIT, Heading

from .wording import written

OPEN = ("name", "branch", "gender", "nation", "education", "status", "joined_party_on", "full_on")
"""What others than the clerks who take rosters in get of the people."""


def member_headings(*, whole: bool) -> tuple[Heading, ...]:
    """The columns of a list of members: all that are known, or those without personal details."""
    return MEMBER if whole else tuple(each for each in MEMBER if each.field in OPEN)


def member_rows(
    people: Iterable[Person], headings: Iterable[Heading], units: Mapping[int, str]
) -> Iterator[list[str]]:
    """The cells of each person; the branch is called so that it can be found again."""
    fields = [each.field for each in headings]
    for person in people:
        told = {**person_as_told(person), "branch": units[person.unit_id]}
        yield [written(field, told.get(field)) for field in fields]


def unit_rows(units: Iterable[Unit], names: Mapping[int, str]) -> Iterator[list[str]]:
    """The cells of each unit; the first one's superior may lie outside and is only named."""
    for unit in units:
        above = names.get(unit.parent_id or 0) or (unit.parent.name if unit.parent else "")
        told = {**unit_as_told(unit), "parent": above}
        yield [written(each.field, told.get(each.field)) for each in UNIT]


def names_of(units: Iterable[Unit]) -> dict[int, str]:
    """Each unit by a name that no other one has: with its superior's where two are called alike."""
    all_units = list(units)
    times = Counter(unit.name for unit in all_units)
    return {unit.pk: unit.name if times[unit.name] == 1 else _longer(unit) for unit in all_units}


def _longer(unit: Unit) -> str:
    return f"{unit.parent.name}/{unit.name}" if unit.parent else unit.name
