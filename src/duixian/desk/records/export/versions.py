"""Entries about records as rows: one for each version, and what stands beside the last one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
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

BATCH = 5000
SECONDS = len("2010-06-01T08:30:00")
# Of each table beside: its columns, the record's field first among them after the record.
BESIDE_TABLES = {
    "participants": ("record", "role", "person"),
    "partners": ("record", "role", "unit"),
    "links": ("record", "field", "other"),
}
BASE = ("record", "seq", "known_at", "unit", "person", "state", "state_on", "occurred_on", "due_on", "campaigns")  # fmt: skip
Row = tuple[int, str, str, dt.datetime, str]
Cells = dict[str, list[Any]]


class Versions:
    """Reads entries and gathers their rows by kind; `gone` were taken back, `touched` have entries."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self.kinds = {kind.id: kind for kind in kinds}
        self.cells: dict[str, Cells] = {k.id: {c: [] for c in columns(k)} for k in kinds}
        self.writers = {kind.id: [writer(field) for field in in_table(kind)] for kind in kinds}
        self.sealing = {k.id for k in kinds if any(is_sealed(f) for f in k.fields)}
        self.subjects: dict[str, str] = {}
        self.beside: dict[str, Mapping[str, Any]] = {}
        self.gone: set[str] = set()
        self.seq = 0
        self.zone = get_current_timezone()

    @property
    def touched(self) -> set[str]:
        """The records that have entries among those read."""
        return {*self.beside, *self.gone}

    def read(self, *, after: int) -> None:
        """Gather the entries after a number."""
        self.seq = after
        for rows in portions(after):
            sealed = self._sealed(rows)
            for seq, unit, kind_of_entry, at, payload in rows:
                self.seq = seq
                if kind_of_entry.startswith(PREFIX):
                    self._take(seq, (unit, at), json.loads(payload), sealed.get(seq, {}))

    def _sealed(self, rows: Sequence[Row]) -> Mapping[int, Mapping[str, Any]]:
        """Personal values of some entries, where a kind keeps any in its table."""
        return sealed_in(rows[0][0], rows[-1][0]) if self.sealing else {}

    def _take(
        self,
        seq: int,
        where: tuple[str, dt.datetime],
        held: Mapping[str, Any],
        sealed: Mapping[str, Any],
    ) -> None:
        (unit, at), kind = where, held.get("kind", "")
        if "gone" in held:
            self.gone.add(held["record"])
            self.beside.pop(held["record"], None)
        if "state" not in held or kind not in self.cells:
            return
        cells, record = self.cells[kind], held["record"]
        self.gone.discard(record)
        base = (
            record, seq, at.astimezone(self.zone).isoformat()[:SECONDS], unit, held.get("person"),
            held["state"], held["state_on"], held.get("occurred_on"), held.get("due_on"),
            ";".join(held.get("campaigns", ())) or None,
        )  # fmt: skip
        for name, value in zip(BASE, base, strict=True):
            cells[name].append(value)
        values = {**sealed, **held.get("values", {})}
        for write in self.writers[kind]:
            write(values, cells)
        self.beside[record] = {name: held.get(group, {}) for name, group in BESIDE.items()}

    def tables(self) -> dict[str, pa.Table]:
        """What was read, as tables of the contract."""
        import pyarrow as pa

        found: dict[str, pa.Table] = {}
        for id_, cells in self.cells.items():
            forms = {c.name: c.form for c in record_form(self.kinds[id_]).columns}
            whole = {n: pa.int64() for n, f in forms.items() if f is Form.WHOLE}
            arrays = {n: pa.array(v, whole.get(n, pa.string())) for n, v in cells.items()}
            table = pa.table(arrays)
            if self.gone:
                kept = [record not in self.gone for record in cells["record"]]
                table = table.filter(pa.array(kept, pa.bool_()))
            found[table_name(id_)] = table
        return {**found, **self._tables_beside()}

    def _tables_beside(self) -> dict[str, pa.Table]:
        import pyarrow as pa

        found = {}
        for name, heads in BESIDE_TABLES.items():
            rows = [
                (record, field, code)
                for record, groups in self.beside.items()
                for field, codes in groups[name].items()
                for code in codes
            ]
            cells = list(zip(*rows, strict=True)) or [(), (), ()]
            found[name] = pa.table(
                {h: pa.array(c, pa.string()) for h, c in zip(heads, cells, strict=True)}
            )
        return found


def portions(after: int) -> Iterator[list[Row]]:
    """The entries after a number, so many at a time, in their order."""
    while True:
        rows = Entry.objects.filter(seq__gt=after).order_by("seq")
        found = list(rows.values_list("seq", "unit", "kind", "at", "payload")[:BATCH])
        if not found:
            return
        yield found
        after = found[-1][0]


def in_table(kind: Kind) -> list[Field]:
    """The fields that have columns in the table of the kind."""
    return [field for field in kind.fields if field.columns]


def columns(kind: Kind) -> list[str]:
    """The columns of the table of a kind."""
    return [*BASE, *(c for field in in_table(kind) for c in field.columns)]


def writer(field: Field) -> Callable[[Mapping[str, Any], Cells], None]:
    """What writes the cells of a field from the values of an entry."""
    if field.type is FieldType.TALLY:
        return counts(field)
    form, name, scale = field_form(field), field.id, field.scale

    def write(values: Mapping[str, Any], cells: Cells) -> None:
        value = values.get(name)
        if value is not None and form is Form.SCALED:
            value = decimal(value, scale)
        elif isinstance(value, list):
            value = ";".join(value)
        cells[name].append(value)

    return write


def counts(field: Field) -> Callable[[Mapping[str, Any], Cells], None]:
    """What writes the counts of a tally."""
    words = {column: column.removeprefix(f"{field.id}_") for column in field.columns}

    def write(values: Mapping[str, Any], cells: Cells) -> None:
        tally = values.get(field.id) or {}
        for column, word in words.items():
            cells[column].append(tally.get(word))

    return write
