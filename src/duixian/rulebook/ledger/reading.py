"""Reading a folder of tables: all of it is checked, and either all of it is used or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Finding, Level

from .checks import CHECKS
from .files import find, load
from .forms import all_forms, table_name
from .notes import Notes
from .shaping import empty, shape
from .sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from duixian.rulebook.kinds import Kind

    from .sheets import Loaded


@dataclass(frozen=True)
class Ledger:
    """Every version of every record, and the tables beside them, in the declared columns and types.

    `tables` are by name (`units`, `records/pledge`); `hashes` are the SHA-256 of each file read;
    `single_version` says that no record has more than one row, so that nobody can tell what was
    known when; `warnings` are findings that do not keep the data from use.
    """

    tables: Mapping[str, pa.Table]
    hashes: Mapping[str, str]
    single_version: bool
    warnings: tuple[Finding, ...] = ()


def read(folder: Path, kinds: Sequence[Kind]) -> Ledger:
    """The ledger that a folder holds, as Parquet or CSV.

    Raises:
        Unusable: the tables have mistakes; all of them are in its findings.
    """
    notes = Notes()
    found = find(folder, all_forms(kinds), notes)
    sheets = {name: load(path, file_name(folder, path), notes) for name, path in found.items()}
    return whole(sheets, kinds, notes)


def from_texts(rows: Mapping[str, Sequence[Mapping[str, str]]], kinds: Sequence[Kind]) -> Ledger:
    """The ledger of a few rows by table, every cell as text: examples and small cases.

    Raises:
        Unusable: the rows have mistakes; all of them are in its findings.
    """
    import pyarrow as pa

    sheets: dict[str, Sheet | None] = {}
    for name, entries in rows.items():
        columns = dict.fromkeys(key for entry in entries for key in entry)
        cells = {c: pa.array([entry.get(c, "") for entry in entries], pa.string()) for c in columns}
        numbers = pa.array(range(1, len(entries) + 1), pa.int64())
        sheets[name] = Sheet(name, pa.table(cells), numbers, "")
    return whole(sheets, kinds, Notes())


def whole(sheets: Mapping[str, Sheet | None], kinds: Sequence[Kind], notes: Notes) -> Ledger:
    """All tables of the contract from the sheets at hand, checked against each other."""
    kind_of = {table_name(k): k for k in kinds}
    tables: dict[str, Loaded] = {}
    for name, form in all_forms(kinds).items():
        sheet = sheets.get(name)
        if sheet is None:
            unread = name in sheets or form.required
            tables[name] = empty(form, kind_of.get(name), unread=unread)
        else:
            tables[name] = shape(form, sheet, kind_of.get(name), notes)
    for check in CHECKS:
        check(tables, notes)
    findings = notes.close()
    if findings.of(Level.ERROR):
        raise Unusable(findings)
    plain = {name: loaded.table for name, loaded in tables.items()}
    hashes = {sheet.file: sheet.sha256 for sheet in sheets.values() if sheet and sheet.sha256}
    return Ledger(plain, hashes, single_version(plain), tuple(findings))


def file_name(folder: Path, path: Path) -> str:
    """A file's name inside the folder."""
    return path.relative_to(folder).as_posix()


def single_version(tables: Mapping[str, pa.Table]) -> bool:
    """Whether every record has one row only."""
    import pyarrow.compute as pc

    records = [t.column("record") for name, t in tables.items() if name.startswith("records/")]
    return all(pc.count_distinct(column).as_py() == len(column) for column in records)
