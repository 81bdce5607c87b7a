"""The sheets of an xlsx looked through as bytes: far cells, and formulas' errors.

One value far outside any list makes a reader hold billions of blanks; an error is read as a blank.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from .grid import letters
from .refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .limits import Limits

PIECE = 1 << 20
CELL = rb"<(?:\w+:)?c\b"
ERROR = re.compile(
    CELL + rb"""(?=[^>]*?\bt\s*=\s*["']e["'])[^>]*?\br\s*=\s*["']([A-Z]{1,3}\d{1,7})["']"""
)


def scan(data: bytes, limits: Limits) -> list[str]:
    """The addresses of cells that hold an error.

    Raises:
        Refused: a cell with a value lies beyond the last row or column that is taken.
    """
    far_column, far_row, errors = beyond(limits), below(limits), list[str]()
    for piece in member_pieces(data):
        if far_column.search(piece):
            raise Refused("E711", most=limits.columns)
        if far_row.search(piece):
            raise Refused("E710", most=limits.rows)
        errors += [cell.decode() for cell in ERROR.findall(piece)]
    return errors


def member_pieces(data: bytes) -> Iterator[bytes]:
    """All members in pieces that end where a tag ends: any of them may be named as a sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            with archive.open(info) as part:
                rest = b""
                while piece := part.read(PIECE):
                    whole, mark, rest = (rest + piece).rpartition(b"<")
                    yield whole
                    rest = mark + rest
                yield rest


def beyond(limits: Limits) -> re.Pattern[bytes]:
    """Finds a cell that holds something right of the last column."""
    last = letters(limits.columns - 1)
    first, second = last[0], last[1]
    far = f"(?:[A-Z]{{3,}}|[{chr(ord(first) + 1)}-Z][A-Z]|{first}[{chr(ord(second) + 1)}-Z])"
    return held(far + "[0-9]+")


def below(limits: Limits) -> re.Pattern[bytes]:
    """Finds a cell that holds something below the last row."""
    return held("[A-Z]+" + larger_than(limits.rows))


def held(reference: str) -> re.Pattern[bytes]:
    """Finds cells with a reference like this that are not blank ones kept for their looks."""
    quoted = rf"""\br\s*=\s*["'](?i:{reference})["']"""
    return re.compile(CELL + rf"[^>]*?{quoted}[^>]*(?<!/)>(?!</)".encode())


def larger_than(most: int) -> str:
    """A pattern for whole numbers above one: longer, or larger at the first digit that differs."""
    digits = str(most)
    longer = rf"[1-9][0-9]{{{len(digits)},}}"
    larger = [
        rf"{digits[:at]}[{int(digit) + 1}-9][0-9]{{{len(digits) - at - 1}}}"
        for at, digit in enumerate(digits)
        if digit != "9"
    ]
    return f"(?:{'|'.join([*larger, longer])})"
