"""Entries about records as rows: one for each version, and what stands beside the last one."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.timezone import get_current_timezone

from duixian.desk.ledger.models import Entry
from duixian.desk.records.projection import PREFIX, sealed_in
from duixian.desk.records.snapshots import BESIDE, is_sealed
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.ledger.casts import decimal
from duixian.rulebook.ledger.forms import field_form, record_form, table_name
from duixian.rulebook.ledger.schema import Form
from duixian.rulebook.vocabulary.words import FieldType

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 1000
SECONDS = len("2010-06-01T08:30:00")
# Of each table beside: its columns.
BESIDE_TABLES = {
    "participants": ("record", "role", "person"),
    "partners": ("record", "role", "unit"),
    "links": ("record", "field", "other"),
}
Row = tuple[int, str, str, dt.datetime, str]


@dataclass(frozen=True)
class Version:
    """One entry on its way into the table of its kind."""

    seq: int
    unit: str
    at: dt.datetime
    held: Mapping[str, Any]
    values: Mapping[str, Any]


Cell = Callable[[Version], Any]


class Versions:
    """Reads entries and gathers their rows by kind; `gone` were taken back, `touched` have entries."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        zone = get_current_timezone()
        self.kinds = {kind.id: kind for kind in kinds}
        self.cells = {kind.id: {**base_cells(zone), **field_cells(kind)} for kind in kinds}
        self.types = {kind.id: types_of(kind) for kind in kinds}
        self.parts: dict[str, list[pa.Table]] = {id_: [] for id_ in self.kinds}
        self.sealing = any(is_sealed(field) for kind in kinds for field in kind.fields)
        self.beside: dict[str, tuple[tuple[str, str, str, str], ...]] = {}
        self.gone: set[str] = set()
        self.seq = 0

    @property
    def touched(self) -> set[str]:
        """The records that have entries among those read."""
        return {*self.beside, *self.gone}

    def read(self, *, after: int) -> None:
        """Gather the entries after a number."""
        self.seq = after
        for rows in portions(after):
            sealed = sealed_in(rows[0][0], rows[-1][0]) if self.sealing else {}
            found: dict[str, list[Version]] = defaultdict(list)
            for seq, unit, kind_of_entry, at, payload in rows:
                if kind_of_entry.startswith(PREFIX):
                    held = json.loads(payload)
                    values = {**sealed.get(seq, {}), **held.get("values", {})}
                    self._take(Version(seq, unit, at, held, values), found)
            for kind, versions in found.items():
                self.parts[kind].append(self._part(kind, versions))
            self.seq = rows[-1][0]

    def _part(self, kind: str, versions: Sequence[Version]) -> pa.Table:
        """Some versions of a kind as a table: columns take far less room than rows in Python."""
        import pyarrow as pa

        types = self.types[kind]
        return pa.table(
            {
                name: pa.array([cell(version) for version in versions], types[name])
                for name, cell in self.cells[kind].items()
            }
        )

    def _take(self, version: Version, found: Mapping[str, list[Version]]) -> None:
        held = version.held
        if "gone" in held:
            self.gone.add(held["record"])
            self.beside.pop(held["record"], None)
        elif "state" in held and held["kind"] in self.cells:
            self.gone.discard(held["record"])
            self.beside[held["record"]] = tuple(rows_beside(held))
            found[held["kind"]].append(version)

    def tables(self) -> dict[str, pa.Table]:
        """What was read, as tables of the contract."""
        import pyarrow as pa

        found: dict[str, pa.Table] = {}
        for id_, parts in self.parts.items():
            schema = pa.schema(self.types[id_])
            table = pa.concat_tables([pa.table([[]] * len(schema), schema=schema), *parts])
            found[table_name(id_)] = without(table, self.gone)
        return {**found, **self._tables_beside()}

    def _tables_beside(self) -> dict[str, pa.Table]:
        import pyarrow as pa

        found = {}
        for name, heads in BESIDE_TABLES.items():
            rows = (row[1:] for rows_ in self.beside.values() for row in rows_ if row[0] == name)
            cells = list(zip(*rows, strict=True)) or [(), (), ()]
            found[name] = pa.table(
                {h: pa.array(c, pa.string()) for h, c in zip(heads, cells, strict=True)}
            )
        return found


def rows_beside(held: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """The rows of several persons, units and records beside a version: table, record, field, code."""
    for table, group in BESIDE.items():
        for field, codes in held.get(group, {}).items():
            yield from ((table, held["record"], field, code) for code in codes)


def types_of(kind: Kind) -> dict[str, pa.DataType]:
    """The types of the columns of a kind's table: whole numbers, and text for all else."""
    import pyarrow as pa

    forms = {column.name: column.form for column in record_form(kind).columns}
    return {n: pa.int64() if form is Form.WHOLE else pa.string() for n, form in forms.items()}


def without(table: pa.Table, records: set[str]) -> pa.Table:
    """A table without the rows of some records."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not records:
        return table
    theirs = pc.is_in(table["record"], pa.array(sorted(records), pa.string()))
    return table.filter(pc.invert(theirs))


def portions(after: int) -> Iterator[list[Row]]:
    """The entries after a number, so many at a time, in their order."""
    while True:
        rows = Entry.objects.filter(seq__gt=after).order_by("seq")
        found = list(rows.values_list("seq", "unit", "kind", "at", "payload")[:BATCH])
        if not found:
            return
        yield found
        after = found[-1][0]


def base_cells(zone: dt.tzinfo) -> dict[str, Cell]:
    """What each version has, whatever its kind."""
    return {
        "record": lambda v: v.held["record"],
        "seq": lambda v: v.seq,
        "known_at": lambda v: v.at.astimezone(zone).isoformat()[:SECONDS],
        "unit": lambda v: v.unit,
        "person": lambda v: v.held.get("person"),
        "state": lambda v: v.held["state"],
        "state_on": lambda v: v.held["state_on"],
        "occurred_on": lambda v: v.held.get("occurred_on"),
        "due_on": lambda v: v.held.get("due_on"),
        "campaigns": lambda v: ";".join(v.held.get("campaigns", ())) or None,
    }


def field_cells(kind: Kind) -> dict[str, Cell]:
    """The cells of the fields that have columns in the table of a kind."""
    return {
        column: cell_of(field, column)
        for field in kind.fields
        if field.columns
        for column in field.columns
    }


def cell_of(field: Field, column: str) -> Cell:
    """What a version has in one column of a field."""
    name, scale = field.id, field.scale
    if field.type is FieldType.TALLY:
        word = column.removeprefix(f"{name}_")
        return lambda v: v.values.get(name, {}).get(word)
    form = field_form(field)
    if form is Form.SCALED:
        return lambda v: decimal(v.values[name], scale) if name in v.values else None
    if form is Form.CODES:
        return lambda v: ";".join(v.values.get(name, ())) or None
    return lambda v: v.values.get(name)
