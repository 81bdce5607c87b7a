"""The county as tables of the data contract, written as Parquet or CSV."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from .book import CAMPAIGN, DAYS, ENVELOPE, FIELDS, LISTS, SCALED, TALLIES, WHOLE
from .secretaries import secretaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .book import Life, Row
    from .county import County

COUNTS = {f"{name}_{part}" for name, parts in TALLIES.items() for part in (*ENVELOPE, *parts)}
EPOCH = dt.date(1970, 1, 1).toordinal()
DAY, MOMENT, CODE, NUMBER = pa.date32(), pa.timestamp("s"), pa.string(), pa.int64()


def tables(county: County) -> Iterator[tuple[str, pa.Table]]:
    """Each table by its name, one after another."""
    yield "units", _units(county)
    yield "unit_moves", _moves(county)
    yield "heirs", _heirs(county)
    yield "persons", _persons(county)
    yield "posts", _posts(county)
    yield "calendar", _calendar(county)
    yield "holidays", _holidays(county)
    numbers, order = county.book.numbered()
    by_kind: dict[str, list[tuple[int, Row]]] = {kind: [] for kind in FIELDS}
    for seq, (kind, row) in enumerate(order, 1):
        by_kind[kind].append((seq, row))
    for kind in FIELDS:
        yield f"records/{kind}", _records(county.book.columns[kind], by_kind[kind], numbers)
    yield "participants", _sides(county.book.participants, numbers, ("person", "role"))
    yield "partners", _sides(county.book.partners, numbers, ("unit", "role"))
    yield "links", _links(county.book.links, numbers)


def write_one(folder: Path, name: str, table: pa.Table, *, as_csv: bool) -> None:
    """One table as one file; the same table gives the same bytes."""
    path = folder / f"{name}.{'csv' if as_csv else 'parquet'}"
    path.parent.mkdir(exist_ok=True)
    if not as_csv:
        pq.write_table(table, path, compression="zstd")
        return
    plain = pa.table({name: _told(table[name]) for name in table.column_names})
    arrow_csv.write_csv(plain, path, arrow_csv.WriteOptions(quoting_style="needed"))


def _told(column: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    """A column as the contract writes it in CSV, where Arrow would write it otherwise."""
    if pa.types.is_list(column.type):
        return pc.binary_join(column, ";")
    if pa.types.is_timestamp(column.type):
        return pc.strftime(column.cast(MOMENT), "%Y-%m-%dT%H:%M:%S")
    return column.cast(pa.string()) if pa.types.is_decimal(column.type) else column


def _table(columns: dict[str, tuple[pa.DataType, list[Any]]]) -> pa.Table:
    """A table of columns in their declared types; days come as ordinals."""
    arrays = {name: _array(values, form) for name, (form, values) in columns.items()}
    return pa.table(arrays)


def _array(values: list[Any], form: pa.DataType) -> pa.Array[Any]:
    """One column."""
    if form == DAY:
        days = [None if v is None else v - EPOCH for v in values]
        return pa.array(days, pa.int32()).cast(DAY)
    if form == MOMENT:
        return pa.array([v - EPOCH * 86_400 for v in values], pa.int64()).cast(MOMENT)
    return pa.array(values, form)


def _units(county: County) -> pa.Table:
    units = list(county.tree.units.values())
    today = county.times.today
    return _table({
        "code": (CODE, [u.code for u in units]),
        "parent": (CODE, [u.home or None for u in units]),
        "name": (CODE, [u.name for u in units]),
        "type": (CODE, [u.type for u in units]),
        "category": (CODE, [u.category for u in units]),
        "opened_on": (DAY, [u.opened for u in units]),
        "closed_on": (DAY, [u.closed for u in units]),
        "members": (NUMBER, [len(county.roll.members(u.code, today)) for u in units]),
        "households": (NUMBER, [u.households for u in units]),
    })  # fmt: skip


def _moves(county: County) -> pa.Table:
    moves = [(u.code, *u.moved) for u in county.tree.units.values() if u.moved]
    return _table({
        "code": (CODE, [m[0] for m in moves]),
        "on": (DAY, [m[1] for m in moves]),
        "parent": (CODE, [m[2] for m in moves]),
    })  # fmt: skip


def _heirs(county: County) -> pa.Table:
    merged = [u for u in county.tree.units.values() if u.heir]
    return _table({
        "code": (CODE, [u.code for u in merged]),
        "into": (CODE, [u.heir for u in merged]),
        "on": (DAY, [u.closed for u in merged]),
    })  # fmt: skip


def _persons(county: County) -> pa.Table:
    stays = sorted(county.roll.stays, key=lambda s: (s.person, s.joined))
    return _table({
        "code": (CODE, [s.person for s in stays]),
        "unit": (CODE, [s.unit for s in stays]),
        "status": (CODE, [s.status for s in stays]),
        "joined_on": (DAY, [s.joined for s in stays]),
        "left_on": (DAY, [s.left for s in stays]),
        "birth_year": (NUMBER, [s.birth_year for s in stays]),
        "gender": (CODE, [s.gender for s in stays]),
        "education": (CODE, [s.education for s in stays]),
    })  # fmt: skip


def _posts(county: County) -> pa.Table:
    posts = secretaries(county.tree, county.roll)
    return _table({
        "person": (CODE, [p.person for p in posts]),
        "unit": (CODE, [p.unit for p in posts]),
        "role": (CODE, ["secretary" for _ in posts]),
        "from_on": (DAY, [p.taken for p in posts]),
        "to_on": (DAY, [p.left for p in posts]),
    })  # fmt: skip


def _calendar(county: County) -> pa.Table:
    items = county.calendar()
    return _table({
        "campaign": (CODE, [CAMPAIGN for _ in items]),
        "item": (CODE, [item for item, _, _ in items]),
        "starts_on": (DAY, [start for _, start, _ in items]),
        "ends_on": (DAY, [end for _, _, end in items]),
    })  # fmt: skip


def _holidays(county: County) -> pa.Table:
    days = county.times.holidays
    return _table(
        {
            "day": (DAY, list(days)),
            "works": (CODE, ["yes" if works else "no" for works in days.values()]),
        }
    )


def _records(
    fields: tuple[str, ...], rows: list[tuple[int, Row]], numbers: dict[int, str]
) -> pa.Table:
    versions = [row for _, row in rows]
    columns: dict[str, tuple[pa.DataType, list[Any]]] = {
        "record": (CODE, [numbers[id(r.life)] for r in versions]),
        "seq": (NUMBER, [seq for seq, _ in rows]),
        "known_at": (MOMENT, [r.known for r in versions]),
        "unit": (CODE, [r.unit for r in versions]),
        "person": (CODE, [r.person for r in versions]),
        "state": (CODE, [r.state for r in versions]),
        "state_on": (DAY, [r.on for r in versions]),
        "occurred_on": (DAY, [r.occurred for r in versions]),
        "due_on": (DAY, [r.due for r in versions]),
        "campaigns": (pa.list_(pa.string()), [r.tags or None for r in versions]),
    }
    for place, name in enumerate(fields):
        columns[name] = (_form(name), [r.values[place] for r in versions])
    return _table(columns)


def _form(name: str) -> pa.DataType:
    """The type of a field's column."""
    if name in DAYS:
        return DAY
    if name in LISTS:
        return pa.list_(pa.string())
    if name in SCALED:
        return pa.decimal128(18, SCALED[name])
    return NUMBER if name in WHOLE or name in COUNTS else CODE


def _sides(
    sides: list[tuple[Life, str, str]], numbers: dict[int, str], names: tuple[str, str]
) -> pa.Table:
    """Participants or partners of records that were entered, in the order of their numbers."""
    found = sorted(
        (numbers[id(life)], other, role) for life, other, role in sides if id(life) in numbers
    )
    return _table({
        "record": (CODE, [f[0] for f in found]),
        names[0]: (CODE, [f[1] for f in found]),
        names[1]: (CODE, [f[2] for f in found]),
    })  # fmt: skip


def _links(links: list[tuple[Life, str, Life]], numbers: dict[int, str]) -> pa.Table:
    """Links between records that were entered."""
    found = sorted(
        (numbers[id(life)], field, numbers[id(other)])
        for life, field, other in links
        if id(life) in numbers and id(other) in numbers
    )
    return _table({
        "record": (CODE, [f[0] for f in found]),
        "field": (CODE, [f[1] for f in found]),
        "other": (CODE, [f[2] for f in found]),
    })  # fmt: skip
