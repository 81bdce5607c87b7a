"""From a sheet to the table its form declares; every cell and column that does not fit is noted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

from .casts import arrow_type
from .natives import WrongTypeError, from_any
from .schema import Form
from .sheets import Loaded

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.kinds import Kind

    from .notes import Notes
    from .schema import Column, TableForm
    from .sheets import Sheet

BAD_CELL = {Form.DAY: "E313", Form.MOMENT: "E314", Form.WHOLE: "E315", Form.SCALED: "E316"}
WANTED = {
    Form.CODE: "string",
    Form.TEXT: "string",
    Form.CODES: "list<string>",
    Form.DAY: "date32",
    Form.MOMENT: "timestamp",
    Form.WHOLE: "int64",
    Form.SCALED: "decimal128",
}


def empty(form: TableForm, kind: Kind | None, *, unread: bool) -> Loaded:
    """The table of a form without rows; `unread` if it should have some and could not be read."""
    import pyarrow as pa

    columns = {c.name: pa.array([], arrow_type(c)) for c in form.columns}
    return Loaded(form, "", pa.table(columns), pa.array([], pa.int64()), kind, unread=unread)


def shape(form: TableForm, sheet: Sheet, kind: Kind | None, notes: Notes) -> Loaded:
    """The table of a form with the rows of a sheet; columns that are missing are null."""
    import pyarrow as pa

    note_header(form, sheet, notes)
    arrays = {c.name: column_of(c, sheet, notes) for c in form.columns}
    return Loaded(form, sheet.file, pa.table(arrays), sheet.rows, kind)


def note_header(form: TableForm, sheet: Sheet, notes: Notes) -> None:
    """Note columns that are missing, unknown or there twice."""
    known = ", ".join(c.name for c in form.columns)
    head = Place(sheet.file, 1)
    names = sheet.table.column_names
    for name, times in Counter(names).items():
        if form.column(name) is None and (name or has_cells(sheet, name)):
            notes.add("E309", head, column=name, known=known)
        elif times > 1 and name:
            notes.add("E310", head, column=name, times=times)
    for column in form.columns:
        if column.required and column.name not in names:
            meaning = column.meaning
            notes.add("E308", head, column=column.name, zh=meaning.zh, en=meaning.en)


def has_cells(sheet: Sheet, name: str) -> bool:
    """Whether any cell stands under a heading; spreadsheets leave empty columns behind."""
    pairs = zip(sheet.table.column_names, sheet.table.columns, strict=True)
    return any(column.null_count < len(column) for other, column in pairs if other == name)


def column_of(column: Column, sheet: Sheet, notes: Notes) -> pa.Array:
    """The cells of one column as declared; the first of two columns of one name is read."""
    import pyarrow as pa
    import pyarrow.compute as pc

    at = (
        sheet.table.column_names.index(column.name)
        if column.name in sheet.table.column_names
        else -1
    )
    if at < 0:
        return pa.nulls(sheet.table.num_rows, arrow_type(column))
    found = in_one(sheet.table.column(at))
    try:
        values, bad = from_any(column, found)
    except (WrongTypeError, pa.ArrowException) as wrong:
        has, wants = str(found.type), WANTED[column.form]
        rule = wrong.rule if isinstance(wrong, WrongTypeError) else "E311"
        notes.add(rule, Place(sheet.file, 1, column.name), has=has, wants=wants)
        return pa.nulls(len(found), arrow_type(column))
    note_bad(column, sheet, found, bad, notes)
    if column.required:
        meaning = column.meaning
        words = {"column": column.name, "zh": meaning.zh, "en": meaning.en}
        blank = pc.and_not(pc.is_null(values), bad)
        notes.rows("E318", sheet, blank, column.name, **words)
    return values


def note_bad(column: Column, sheet: Sheet, found: pa.Array, bad: pa.Array, notes: Notes) -> None:
    """Note the cells that are no value of the column's form."""
    import pyarrow as pa

    if column.form in BAD_CELL and bad.true_count:
        more = {"scale": column.scale} if column.form is Form.SCALED else {}
        text = found.cast(pa.string())
        notes.rows(BAD_CELL[column.form], sheet, bad, column.name, value=text, **more)


def in_one(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece."""
    import pyarrow as pa

    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)
