"""A county that arrives as tables: its tree, its people with their stays, before its records."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.org.models import Heir, Person, Stay, Unit, UnitMove

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Arriving:
    """Tables of a county, the name to give to each person, and by whom and when they are taken in."""

    ledger: Ledger
    name_of: Callable[[str], str]
    actor: str
    now: dt.datetime

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        found: list[dict[str, Any]] = self.ledger.tables[table].to_pylist()
        return found

    def steps(self, kind: str, rows: Iterable[tuple[str, str, Row]]) -> None:
        """Append a step of this kind for each (unit, subject, payload)."""
        append_all(
            [
                Step(unit=unit, kind=kind, actor=self.actor, at=self.now, subject=subject,
                     payload=payload)
                for unit, subject, payload in rows
            ]
        )  # fmt: skip


def take_in_tree(arriving: Arriving) -> dict[str, Unit]:
    """All units with their moves and heirs, each standing where it stands today; by code."""
    rows = arriving.rows("units")
    moves = arriving.rows("unit_moves")
    today = arriving.now.date()
    parents = {row["code"]: row["parent"] for row in rows}
    for move in sorted(moves, key=lambda m: m["on"]):
        if move["on"] <= today:
            parents[move["code"]] = move["parent"]
    units = _planted(rows, parents)
    first = [
        UnitMove(unit=units[r["code"]], on=r["opened_on"], parent=units.get(r["parent"]))
        for r in rows
    ]
    later = [UnitMove(unit=units[m["code"]], on=m["on"], parent=units[m["parent"]]) for m in moves]
    UnitMove.objects.add_all([*first, *later])
    Heir.objects.add_all(
        Heir(unit=units[h["code"]], into=units[h["into"]], on=h["on"])
        for h in arriving.rows("heirs")
    )
    arriving.steps(
        "org.unit.arrived",
        (
            (u.code, str(u.key), {"name": u.name, "type": u.type, "category": u.category})
            for u in units.values()
        ),
    )
    return units


def _planted(rows: Sequence[Row], parents: Mapping[str, str | None]) -> dict[str, Unit]:
    """The units in their places, those above before those below."""
    below: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        below[parents[row["code"]]].append(row)
    units: dict[str, Unit] = {}
    level = below[None]
    while level:
        planted = Unit.objects.add_all(
            _unit(row, units.get(parents[row["code"]] or "")) for row in level
        )
        for unit in planted:
            unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}/"
            units[unit.code] = unit
        Unit.objects.put_all(planted, ["path"])
        level = [row for above in level for row in below[above["code"]]]
    return units


def _unit(row: Row, parent: Unit | None) -> Unit:
    names = ("code", "name", "type", "category", "opened_on", "closed_on", "members", "households")
    return Unit(parent=parent, path=f"?{row['code']}", **{name: row[name] for name in names})


def take_in_people(arriving: Arriving, units: Mapping[str, Unit]) -> dict[str, Person]:
    """All persons, each in the unit of the last stay, and their stays; by code."""
    stays: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(arriving.rows("persons"), key=lambda r: r["joined_on"]):
        stays[row["code"]].append(row)
    made = Person.objects.add_all(_person(arriving, rows[-1], units) for rows in stays.values())
    people = {person.code: person for person in made}
    Stay.objects.add_all(
        (
            Stay(
                person=people[code], unit=units[row["unit"]], status=row["status"],
                joined_on=row["joined_on"], left_on=row["left_on"],
            )
            for code, rows in stays.items()
            for row in rows
        ),
    )  # fmt: skip
    arriving.steps(
        "org.person.arrived",
        ((p.unit.code, str(p.key), {"person": p.code, "status": p.status}) for p in made),
    )
    return people


def _person(arriving: Arriving, row: Row, units: Mapping[str, Unit]) -> Person:
    return Person(
        code=row["code"], name=arriving.name_of(row["code"]), unit=units[row["unit"]],
        status=row["status"], gender=row["gender"] or "", education=row["education"] or "",
        born=str(row["birth_year"] or ""),
    )  # fmt: skip
