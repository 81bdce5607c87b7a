"""A file as grids of text cells, or the findings that say why it is not taken."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.vocabulary.text import Text

from .confined import read_confined
from .grid import Grid, spot
from .limits import LIMITS, MB
from .magic import Form, form_of
from .plain import read_plain
from .refusal import Refused

if TYPE_CHECKING:
    from duixian.intake.limits import Limits

SHOWN = 5
PRIVATE = (("\ue000", "\uf8ff"), ("\U000f0000", "\U0010fffd"))
LAST_PLAIN = "\ud7ff"


def read_grids(data: bytes, name: str, findings: Findings) -> list[Grid]:
    """The sheets of an xlsx or xls, or the one of a csv; none if the file is refused.

    What a file is, is told by its content; its name only names it in the findings.
    """
    try:
        grids = read(data, name, findings)
    except Refused as refused:
        refused.note(name, findings)
        return []
    for grid in grids:
        note_private(grid, findings)
    return grids


def read(data: bytes, name: str, findings: Findings) -> list[Grid]:
    """The sheets, by the form of the file."""
    if not data.strip():
        raise Refused("E701")
    if len(data) > LIMITS.taken:
        raise Refused("E702", size=-(-len(data) // MB), most=LIMITS.taken // MB)
    form = form_of(data)
    if isinstance(form, Text):
        raise Refused.other(form)
    if form is Form.TEXT:
        grid = read_plain(data, PurePath(name).stem)
        check_size(grid, LIMITS)
        return [grid]
    grids, hidden, errors = read_confined(data)
    for sheet in hidden:
        findings.add("W704", Place(sheet))
    if errors:
        cells = "、".join(errors[:SHOWN]) + ("…" if len(errors) > SHOWN else "")
        findings.add("W705", Place(name), many=len(errors), cells=cells)
    return grids


def check_size(grid: Grid, limits: Limits) -> None:
    """Refuse a list that is too long or too wide."""
    if len(grid.rows) > limits.rows:
        raise Refused("E710", most=limits.rows)
    if any(len(row) > limits.columns for row in grid.rows):
        raise Refused("E711", most=limits.columns)


def note_private(grid: Grid, findings: Findings) -> None:
    """Tell of self-made characters that have no meaning of their own."""
    checked = dict[str, str]()
    for number, row in enumerate(grid.rows, 1):
        for column, cell in enumerate(row):
            if cell.isascii() or max(cell) <= LAST_PLAIN:
                continue
            code = checked.setdefault(cell, private(cell))
            if code:
                findings.add("W706", spot(grid.sheet, number, column), code=code)


def private(cell: str) -> str:
    """The code points of private use in a cell."""
    found = dict.fromkeys(c for c in cell if any(low <= c <= high for low, high in PRIVATE))
    return " ".join(f"U+{ord(c):04X}" for c in found)
