"""Which files of a folder are tables, and what stands in them."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

from .encodings import as_utf8, numbered_lines
from .sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa

    from .notes import Notes
    from .schema import TableForm

ENDINGS = (".parquet", ".csv")
APART = {";": "semicolons", "；": "semicolons", "，": "full-width commas", "\t": "tab-separated"}
"""What may stand between the columns of a table whose header is one single name, and what that is called."""


def find(folder: Path, forms: Mapping[str, TableForm], notes: Notes) -> dict[str, Path]:
    """The file of each table; what is missing, given twice or unknown is noted."""
    found: dict[str, Path] = {}
    for name, form in forms.items():
        files = [p for p in (folder / f"{name}{e}" for e in ENDINGS) if os.path.lexists(p)]
        if files:
            found[name] = files[0]
        elif form.required:
            notes.add("E301", Place(name), table=name)
        if len(files) > 1:
            notes.add("E302", Place(f"{name}.csv"), table=name)
    known = [n.removeprefix("records/") for n in forms if n.startswith("records/")]
    for path in others(folder, forms):
        name = path.relative_to(folder).as_posix()
        if name.startswith("records/") and name.count("/") == 1 and path.suffix in ENDINGS:
            notes.add("E307", Place(name), kind=path.stem, known=", ".join(known))
        else:
            notes.add("W301", Place(name))
    return found


def others(folder: Path, forms: Mapping[str, TableForm]) -> Iterator[Path]:
    """The files that are no table of the contract; hidden ones and read-mes are not looked at."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_table = path.suffix in ENDINGS and inside.with_suffix("").as_posix() in forms
        beside = any(p.startswith(".") or p.lower().startswith("readme") for p in inside.parts)
        if not path.is_dir() and not is_table and not beside:
            yield path


def load(path: Path, name: str, notes: Notes) -> Sheet | None:
    """The content of one file, or nothing if it cannot be read, which is noted."""
    import csv as plain_csv

    import pyarrow as pa

    try:
        content = content_of(path)
        sheet = parquet(content) if path.suffix == ".parquet" else csv(content, name, notes)
    except (OSError, pa.ArrowException, plain_csv.Error) as error:
        notes.add("E303", Place(name), why=reason(error))
        return None
    if sheet is None:
        return None
    table, rows = sheet
    return Sheet(name, table, rows, hashlib.sha256(content).hexdigest())


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: it cannot be read, or is a pipe, which may never end.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError("no file")
    return path.read_bytes()


def reason(error: Exception) -> str:
    """Why a file cannot be read, without where it lies, which the finding says."""
    told = error.strerror if isinstance(error, OSError) else None
    return told or str(error).splitlines()[0]


def parquet(content: bytes) -> tuple[pa.Table, pa.Array]:
    """A Parquet file's table; its rows are numbered as if it had a header."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(pa.BufferReader(content))
    return table, pa.arange(2, table.num_rows + 2)


def csv(content: bytes, name: str, notes: Notes) -> tuple[pa.Table, pa.Array] | None:
    """A CSV file's table, all text; rows with nothing in them are passed over."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.csv as pc_csv

    utf8 = as_utf8(content, name, notes)
    if utf8 is None or note_open_quote(utf8, name, notes):
        return None
    header = header_of(utf8)
    if not header:
        raise pa.ArrowInvalid("the file is empty")
    if len(header) == 1 and (apart := next((m for m in APART if m in header[0]), "")):
        raise pa.ArrowInvalid(APART[apart])
    ragged: list[int] = []

    def note(row: pc_csv.InvalidRow) -> str:
        ragged.append(row.number)
        place = Place(name, row.number)
        notes.add("E306", place, cells=row.actual_columns, columns=row.expected_columns)
        return "skip"

    numbered = [str(i) for i in range(len(header))]
    table = pc_csv.read_csv(
        pa.BufferReader(utf8),
        pc_csv.ReadOptions(column_names=numbered, skip_rows_after_names=1, use_threads=False),
        pc_csv.ParseOptions(
            newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
        ),
        pc_csv.ConvertOptions(
            column_types=dict.fromkeys(numbered, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    skipped = set(ragged)
    last = table.num_rows + len(skipped) + 2
    rows = pa.array((i for i in range(2, last) if i not in skipped), pa.int64())
    table = table.rename_columns(header)
    filled = pc.is_valid(table.column(0))
    for column in table.columns[1:]:
        filled = pc.or_(filled, pc.is_valid(column))
    if pc.all(filled, min_count=0).as_py():
        return table, rows
    return table.filter(filled), rows.filter(filled.combine_chunks())


def note_open_quote(utf8: bytes, name: str, notes: Notes) -> bool:
    """Note a quote that nothing closes: it would take all rows after it into one cell."""
    if utf8.count(b'"') % 2 == 0:
        return False
    *_, (row, _) = numbered_lines(utf8)
    notes.add("E343", Place(name, row))
    return True


def header_of(utf8: bytes) -> list[str]:
    """The names in the first row, without the blanks around them."""
    import csv as plain_csv
    import io

    first = next(plain_csv.reader(io.TextIOWrapper(io.BytesIO(utf8), "utf-8", newline="")), [])
    return [name.strip() for name in first]
