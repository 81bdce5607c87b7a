"""Sheets of an xlsx or xls, read by python-calamine inside the confined child."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from .archive import check_archive
from .compound import check_compound
from .magic import Form, form_of
from .refusal import Refused
from .scanning import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .limits import Limits

MIDNIGHT = dt.time()


def open_book(data: bytes, limits: Limits) -> tuple[Any, list[str]]:
    """The workbook, after every check that can be made without it, and its cells with errors.

    Raises:
        Refused: with the rule that says why.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    errors = list[str]()
    if form_of(data) is Form.ZIP:
        check_archive(data, limits)
        errors = scan(data, limits)
    else:
        check_compound(data)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data)), errors
    except PasswordError:
        raise Refused("E705") from None
    except CalamineError as error:
        locked = re.search("password|encrypt", str(error), re.IGNORECASE)
        raise Refused("E705" if locked else "E704") from None


def sheets(book: Any) -> Iterator[tuple[str, bool, int]]:
    """Name, whether it is seen, and the number, of each sheet with cells."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for number, about in enumerate(book.sheets_metadata):
        if about.typ is SheetTypeEnum.WorkSheet:
            yield about.name, about.visible is SheetVisibleEnum.Visible, number


def rows(book: Any, number: int) -> Iterator[list[str | int | float]]:
    """The rows of a sheet from row 1, cells as text or number, without blank cells at the end."""
    from python_calamine import CalamineError

    try:
        sheet = book.get_sheet_by_index(number)
        if sheet.start is None:
            return
        for _ in range(sheet.start[0]):
            yield []
        left: list[str | int | float] = [""] * sheet.start[1]
        for row in sheet.to_python(skip_empty_area=True):
            yield trimmed([*left, *(plain(cell) for cell in row)])
    except CalamineError:
        raise Refused("E704") from None


def trimmed(row: list[str | int | float]) -> list[str | int | float]:
    """The row without what is blank at its end."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def shown(number: float) -> int | float:
    """A number with the fifteen digits that a spreadsheet shows of it."""
    exact = Decimal(f"{number:.15g}")
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def plain(cell: object) -> str | int | float:
    """One cell: a day as 1985-06-01, a whole number without a point."""
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return shown(cell)
        case dt.datetime():
            return (cell.date() if cell.time() == MIDNIGHT else cell).isoformat()
        case int():
            return cell
        case _:
            return str(cell)
