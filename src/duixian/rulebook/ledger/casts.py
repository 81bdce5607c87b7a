"""From cells as found to cells as declared: each form's type, and how text of it is read."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from .schema import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from .schema import Column

DAY = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")
MOMENT = re.compile(r"(\S+?)[T ](\d{1,2}):(\d{2})(?::(\d{2}))?")
WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
# What Arrow's own reader takes whole: everything else is read value by value.
STRICT = {
    Form.MOMENT: r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$",
    Form.WHOLE: r"^-?\d{1,18}$",
}
LAST_MOMENT = dt.time(23, 59, 59)


def arrow_type(column: Column) -> pa.DataType:
    """The type of a column in the ledger."""
    import pyarrow as pa

    return {
        Form.CODE: pa.string(),
        Form.TEXT: pa.string(),
        Form.CODES: pa.list_(pa.string()),
        Form.DAY: pa.date32(),
        Form.MOMENT: pa.timestamp("s"),
        Form.WHOLE: pa.int64(),
        Form.SCALED: pa.int64(),
    }[column.form]


def from_text(column: Column, text: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The values of text cells, blank ones null, and a mask of those that are no such value."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if column.form is not Form.TEXT:
        text = pc.utf8_trim_whitespace(text)
    text = pc.if_else(
        pc.equal(pc.utf8_trim_whitespace(text), ""), pa.scalar(None, pa.string()), text
    )
    if column.form in (Form.CODE, Form.TEXT):
        values = text
    elif column.form is Form.CODES:
        values = pc.split_pattern(tidy_codes(text), ";")
        text = pa.nulls(len(text), pa.string())
    else:
        values = parsed(column, text)
    return values, pc.and_(pc.is_valid(text), pc.is_null(values))


def tidy_codes(text: pa.Array) -> pa.Array:
    """Codes with one plain semicolon between two of them; a cell of semicolons alone is null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pc.replace_substring_regex(text, r"\s*[;；][\s;；]*", ";")
    text = pc.utf8_trim(text, characters=";")
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)


def parsed(column: Column, text: pa.Array) -> pa.Array:
    """The days, moments or numbers that text cells say; null where they say none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = arrow_type(column)
    strict = STRICT.get(column.form)
    if strict and pc.all(pc.match_substring_regex(text, strict), min_count=0).as_py():
        try:
            return text.cast(wanted)
        except pa.ArrowInvalid:
            pass  # a day such as 02-30 is among them: read value by value to say which
    distinct = text.dictionary_encode()
    read = reader(column)
    values = pa.array([read(value) for value in distinct.dictionary.to_pylist()], wanted)
    return values.take(distinct.indices)


def reader(column: Column) -> Callable[[str], object]:
    """The function that reads one cell of a form."""
    if column.form is Form.DAY:
        return day
    if column.form is Form.MOMENT:
        return moment
    return whole if column.form is Form.WHOLE else lambda cell: scaled(cell, column.scale)


def day(cell: str) -> dt.date | None:
    """2010-06-01, also as a spreadsheet writes it: 2010/6/1."""
    found = DAY.fullmatch(cell)
    if not found:
        return None
    try:
        return dt.date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def moment(cell: str) -> dt.datetime | None:
    """2010-06-01T08:30:00, with or without seconds; a day alone means its end."""
    alone = day(cell)
    if alone:
        return dt.datetime.combine(alone, LAST_MOMENT)
    found = MOMENT.fullmatch(cell)
    on = day(found[1]) if found else None
    if not found or not on:
        return None
    try:
        return dt.datetime.combine(on, dt.time(int(found[2]), int(found[3]), int(found[4] or 0)))
    except ValueError:
        return None


def whole(cell: str) -> int | None:
    """Digits, with a sign at most."""
    return int(cell) if WHOLE.fullmatch(cell) else None


def scaled(cell: str, scale: int) -> int | None:
    """12.50 as 1250 for a scale of 2; null with more decimals than that."""
    try:
        number = Decimal(cell).scaleb(scale)
    except InvalidOperation:
        return None
    if not number.is_finite() or number != number.to_integral_value() or abs(number) >= 10**18:
        return None
    return int(number)


def decimal(value: int, scale: int) -> str:
    """A scaled whole number as a person writes it: 1250 with a scale of 2 is 12.50."""
    if not scale:
        return str(value)
    whole_part, part = divmod(abs(value), 10**scale)
    return f"{'-' * (value < 0)}{whole_part}.{part:0{scale}d}"
