"""A list as text: which encoding it is in, and its cells."""

from __future__ import annotations

import csv
import io
import re

from .grid import Grid, Number
from .refusal import Refused

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
# GB18030-2022 gave these a place of their own; Python's codec follows 2005, where they were self-made.
MOVED = {
    **dict(
        zip(range(0xE78D, 0xE797), (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)), strict=True)
    ),
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE832: 0x9FB8,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE864: 0x9FBB,
    0xE816: 0x20087,
    0xE817: 0x20089,
    0xE818: 0x200CC,
    0xE831: 0x215D7,
    0xE83B: 0x2298F,
    0xE855: 0x241FE,
}
"""Code points of GB18030-2005 to those of 2022; the last six had been given one by Unicode 3.1."""


def text_of(data: bytes) -> str:
    """The text, by its mark, else UTF-8, else GB18030.

    Raises:
        Refused: it is none of them.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return decoded(data.removeprefix(mark), encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(data, "gb18030").removeprefix("\ufeff").translate(MOVED)


def decoded(data: bytes, encoding: str) -> str:
    """The text in an encoding, exactly or not at all."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("E712") from None


def read_plain(data: bytes, name: str) -> Grid:
    """The cells of a list whose separator is a comma, a tab or a semicolon.

    Raises:
        Refused: the encoding is not known, or a quote is never closed.
    """
    text = text_of(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    rows = list[tuple[str, ...]]()
    try:
        rows.extend(
            tuple(Number(cell) if NUMBER.fullmatch(cell) else cell for cell in row)
            for row in reader
        )
    except csv.Error:
        raise Refused("E713") from None
    return Grid(name, rows)


def separator(text: str) -> str:
    """The sign that most often stands in the first lines."""
    start = "\n".join(text.splitlines()[:20])
    return max(",\t;", key=start.count)
