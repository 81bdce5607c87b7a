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
    forms = all_forms(kinds)
    kind_of = {table_name(k): k for k in kinds}
    found = find(folder, forms, notes)
    hashes: dict[str, str] = {}
    tables: dict[str, Loaded] = {}
    for name, form in forms.items():
        sheet = load(found[name], file_name(folder, found[name]), notes) if name in found else None
        if sheet is None:
            unread = name in found or form.required
            tables[name] = empty(form, kind_of.get(name), unread=unread)
        else:
            hashes[sheet.file] = sheet.sha256
            tables[name] = shape(form, sheet, kind_of.get(name), notes)
    for check in CHECKS:
        check(tables, notes)
    findings = notes.close()
    if findings.of(Level.ERROR):
        raise Unusable(findings)
    plain = {name: loaded.table for name, loaded in tables.items()}
    return Ledger(plain, hashes, single_version(plain), tuple(findings))


def file_name(folder: Path, path: Path) -> str:
    """A file's name inside the folder."""
    return path.relative_to(folder).as_posix()


def single_version(tables: Mapping[str, pa.Table]) -> bool:
    """Whether every record has one row only."""
    import pyarrow.compute as pc

    records = [t.column("record") for name, t in tables.items() if name.startswith("records/")]
    return all(pc.count_distinct(column).as_py() == len(column) for column in records)
