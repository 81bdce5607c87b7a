"""The records that may count for some units: theirs, and those linked to them; the rest is not even read."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import Cut
from duixian.rulebook.measures import World
from duixian.rulebook.vocabulary.words import FieldType
from duixian.sheets.county import County

if TYPE_CHECKING:
    import pyarrow as pa

LINKS_FAR = 2
"""A condition looks one link away; a record credited through a link may itself be looked at so."""


def near(county: County, units: Collection[str], asked: Mapping[str, Kind] | None = None) -> World:
    """A world in which the numbers of these units are what they are in the whole county.

    `asked` are the kinds that are looked at, where these are not all.
    """
    wanted = county.kinds if asked is None else asked
    kinds = {id_: kind for id_, kind in wanted.items() if id_ in county.cut.records}
    cut = dataclasses.replace(county.cut, records={id_: county.cut.records[id_] for id_ in kinds})
    below = {u for u, seats in county.tree.seats.items() if not seats or set(seats) & set(units)}
    people = {m.person for m in county.tree.members if m.unit in below}
    found = set(_named(cut, kinds, below, people))
    for _ in range(LINKS_FAR):
        found |= _linked(cut.tables["links"], found)
    going_on = {name for kind in kinds.values() for name in kind.continuing}
    found |= _before(_where(cut.tables["links"], "field", going_on), found)
    return World.of_cut(_only(cut, found), county.tree, wanted, county.calendar)


def _named(
    cut: Cut, kinds: Mapping[str, Kind], units: Collection[str], people: Collection[str]
) -> Iterator[str]:
    """The records that name one of these units or people in any column."""
    for id_, kind in kinds.items():
        columns = {"unit": units, "person": people}
        for field in kind.fields:
            if not field.elsewhere and field.type in (FieldType.UNIT, FieldType.PERSON):
                columns[field.id] = units if field.type is FieldType.UNIT else people
        for column, wanted in columns.items():
            yield from _records(cut.records[id_], column, wanted)
    yield from _records(cut.tables["partners"], "unit", units)
    yield from _records(cut.tables["participants"], "person", people)


def _linked(links: pa.Table, records: Collection[str]) -> set[str]:
    """The records that point at these, and those that these point at."""
    found = _records(links, "other", records)
    return {*found, *_records(links, "record", records, wanted="other")}


def _before(links: pa.Table, records: Collection[str]) -> set[str]:
    """All that these records go on from, however far back: it gives them their age."""
    found: set[str] = set()
    further = set(records)
    while further:
        further = {*_records(links, "record", further, wanted="other")} - found
        found |= further
    return found


def _records(
    table: pa.Table, column: str, values: Collection[str], wanted: str = "record"
) -> list[str]:
    return [str(v) for v in _where(table, column, values).column(wanted).to_pylist()]


def _only(cut: Cut, records: Collection[str]) -> Cut:
    """The cut of these records alone."""
    named = {
        n: _where(cut.tables[n], "record", records) for n in ("participants", "partners", "links")
    }
    kept = {id_: _where(table, "record", records) for id_, table in cut.records.items()}
    return dataclasses.replace(cut, records=kept, tables={**cut.tables, **named})


def _where(table: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table.column(column), pa.array(sorted(values), pa.string())))
