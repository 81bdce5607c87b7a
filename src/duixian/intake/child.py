"""Reads one workbook under limits of memory and time: `python -m duixian.intake.child`, file on stdin.

Writes one JSON value a line: `["sheet", name, seen]`, then a list for each row; at the end
`["end", errors]` or `["refused", rule, values]`. A row begins with a null, so that none is mistaken.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from .limits import LIMITS, Limits
from .refusal import Refused
from .workbook import open_book, rows, sheets

if TYPE_CHECKING:
    from typing import TextIO


def confine(limits: Limits) -> None:
    """Take no more memory or time than allowed, where the system can hold us to it."""
    try:
        import resource
    except ImportError:  # not on Windows: the parent's patience is the only limit there
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def say(data: bytes, limits: Limits, out: TextIO) -> None:
    """Write the sheets of a workbook, or why it is refused."""
    try:
        book, errors = open_book(data, limits)
        left = limits.characters
        for name, seen, number in sheets(book):
            tell(["sheet", name, seen], out)
            for row_number, row in enumerate(rows(book, number) if seen else (), 1):
                left = check_row(row_number, row, limits, left)
                tell([None, *row], out)
        tell(["end", errors], out)
    except Refused as refused:
        tell(["refused", refused.rule, refused.values], out)


def check_row(number: int, row: list[str | int | float], limits: Limits, left: int) -> int:
    """How many characters of text may still come after a row that lies within the limits."""
    if row and number > limits.rows:
        raise Refused("E710", most=limits.rows)
    if len(row) > limits.columns:
        raise Refused("E711", most=limits.columns)
    left -= sum(len(cell) for cell in row if isinstance(cell, str))
    if left < 0:
        raise Refused("E709")
    return left


def tell(value: object, out: TextIO) -> None:
    """One value, one line."""
    out.write(json.dumps(value, ensure_ascii=True))
    out.write("\n")


if __name__ == "__main__":
    confine(LIMITS)
    say(sys.stdin.buffer.read(), LIMITS, sys.stdout)
