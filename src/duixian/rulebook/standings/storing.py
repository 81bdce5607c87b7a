"""A standing in a folder: what is kept as Parquet, and a note of what it holds for."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place

from . import KEPT, Standing
from .roll import Known

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

NOTE = "standing.json"
RECORDS, LINKS = "known_records", "known_links"
FILES = frozenset((NOTE, *(f"{name}.parquet" for name in (*KEPT, RECORDS, LINKS))))
"""Every file of a standing."""
FORM = 1
"""Raised when what is kept changes its shape: a standing of another form has to begin anew."""


def store(stands: Standing, known: Known, folder: Path) -> None:
    """Write a standing and what it knows; the same standing gives the same bytes."""
    import pyarrow as pa

    tables = {name: ordered(stands.tables[name]) for name in KEPT}
    tables |= {RECORDS: pa.table({"record": known.records}), LINKS: ordered(known.links)}
    for name, table in tables.items():
        write(table, folder / f"{name}.parquet")
    note = {
        "form": FORM,
        "fingerprint": stands.fingerprint,
        "day": stands.day.isoformat(),
        "windows": {
            id_: [end.isoformat() if end else None for end in ends]
            for id_, ends in stands.windows.items()
        },
        "files": {name: digest(folder / f"{name}.parquet") for name in tables},
    }
    text = json.dumps(note, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / NOTE).write_text(text + "\n", encoding="utf-8", newline="\n")


def restore(folder: Path) -> tuple[Standing, Known]:
    """The standing in a folder, with what it knows.

    Raises:
        Unusable: there is none, or one of its files is not as it was written.
    """
    import pyarrow.parquet as pq

    note = noted(folder)
    tables = {}
    for name, written in note["files"].items():
        path = folder / f"{name}.parquet"
        if not path.is_file() or digest(path) != written:
            refuse("E274", path, file=path.name)
        tables[name] = pq.read_table(path)
    windows = {id_: (parsed(start), parsed(end)) for id_, (start, end) in note["windows"].items()}
    day = dt.date.fromisoformat(note["day"])
    stands = Standing(note["fingerprint"], day, windows, {name: tables[name] for name in KEPT})
    return stands, Known(tables[RECORDS].column("record").combine_chunks(), tables[LINKS])


def noted(folder: Path) -> dict[str, Any]:
    """The note of a standing.

    Raises:
        Unusable: there is none, or it cannot be read.
    """
    path = folder / NOTE
    if not path.is_file():
        refuse("E273", folder)
    try:
        note: dict[str, Any] = json.loads(path.read_text("utf-8"))
        complete = note["form"] == FORM and {*note["files"]} == {*KEPT, RECORDS, LINKS}
    except (ValueError, KeyError, TypeError):
        complete = False
    if not complete:
        refuse("E274", path, file=NOTE)
    return note


def refuse(id_: str, where: Path, **values: str) -> None:
    """Stop with one finding.

    Raises:
        Unusable: always.
    """
    findings = Findings()
    findings.add(id_, Place(str(where)), **values)
    raise Unusable(findings)


def parsed(day: str | None) -> dt.date | None:
    """A day as it is noted."""
    return dt.date.fromisoformat(day) if day else None


def ordered(table: pa.Table) -> pa.Table:
    """Rows in the order of all columns; where each number has a column, these by name."""
    import pyarrow.compute as pc

    if table.column_names[0] == "who":
        table = table.select(sorted(table.column_names))
    keys = [(name, "ascending") for name in table.column_names]
    return table.take(pc.sort_indices(table, keys)).combine_chunks()


def write(table: pa.Table, path: Path) -> None:
    """A table; sorted texts are told by what they differ in from the one before."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = [f.name for f in table.schema if pa.types.is_string(f.type)]
    pq.write_table(
        table.replace_schema_metadata(None), path, compression="zstd", store_schema=False,
        use_dictionary=False, column_encoding=dict.fromkeys(texts, "DELTA_BYTE_ARRAY"),
    )  # fmt: skip


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
