"""The header of a sheet under its title rows, and the rows of data without what stands below them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duixian.rulebook.findings import Findings, Place

from .grid import Grid, spot

SEARCHED = 20
FEWEST = 2
REMARK = re.compile(r"\([^()]*\)$")
FOOT = re.compile(
    r"(?:填表人|制表人|填报人|制表|填表|审核人|审核|审签|负责人|联系人|联系电话|填报单位|填报日期|填表日期"
    r"|备注|说明|注|填表说明|合计|总计|小计)(?:[:：(（].*|)"
)
NUMBERING = ("序号", "编号", "no", "no.")

Titles = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Table:
    """The data of a sheet: `columns` by field, and the rows under their numbers in the sheet.

    `header` are the numbers of the first and last header row, `unread` the titles that were left.
    """

    sheet: str
    header: tuple[int, int]
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    unread: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def cell(self, row: Sequence[str], field: str) -> str:
        """The cell of a row for a field, empty where the sheet lacks it."""
        at = self.columns.get(field, -1)
        return row[at] if 0 <= at < len(row) else ""

    def place(self, number: int, field: str) -> Place:
        """Where the cell of a field stands."""
        return spot(self.sheet, number, self.columns.get(field, 0))


@dataclass(frozen=True)
class Header:
    """A candidate: its first and last row from 0, and one title a column, alone and with its group."""

    first: int
    last: int
    titles: tuple[tuple[str, ...], ...]


def find_table(
    grid: Grid, known: Titles, needed: Collection[str], findings: Findings
) -> Table | None:
    """The table under the best header with every needed field; nothing if there is none.

    Columns that are not read are told as findings, so that nothing is lost unseen.
    """
    meaning = meanings(known)
    best, fields = Header(0, 0, ()), dict[str, tuple[int, int]]()
    for header in candidates(grid.rows):
        found = mapped(header, meaning)
        if set(needed) <= found.keys() and len(found) > max(len(fields), FEWEST - 1):
            best, fields = header, found
    if not fields:
        return None
    columns = {field: column for field, (_, column) in fields.items()}
    titles = {field: best.titles[column][0] for field, column in columns.items()}
    unread = tuple(note_unread(grid, best, columns, meaning, findings))
    rows = tuple(data_rows(grid, best, columns))
    return Table(grid.sheet, (best.first + 1, best.last + 1), columns, titles, unread, rows)


def meanings(known: Titles) -> dict[str, tuple[int, str]]:
    """Each folded title with its field, and how far from the preferred one it stands."""
    return {
        folded(title): (order, field)
        for field, titles in known.items()
        for order, title in enumerate(titles)
    }


def folded(title: str) -> str:
    """A title as it is compared: width, blanks, line breaks, stars and case do not matter."""
    plain = "".join(unicodedata.normalize("NFKC", title).split())
    return plain.strip("*★:").casefold()


def candidates(rows: Sequence[Sequence[str]]) -> Iterator[Header]:
    """Each of the first rows alone, then each with the row below it."""
    start = [tuple(row) for row in rows[:SEARCHED]]
    for at, row in enumerate(start):
        yield Header(at, at, tuple((title,) for title in row))
    for at, (upper, lower) in enumerate(pairwise(start)):
        yield Header(at, at + 1, tuple(grouped(upper, lower)))


def grouped(upper: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Titles of two rows: the lower, the lower with its group's, or the upper where it stands alone."""
    group = ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        group = above if above.strip() else group
        yield (below, group + below) if below.strip() else (above,)


def mapped(header: Header, meaning: Mapping[str, tuple[int, str]]) -> dict[str, tuple[int, int]]:
    """The column of each field with its order; of two, the one with the preferred title."""
    found: dict[str, tuple[int, int]] = {}
    for column, titles in enumerate(header.titles):
        known = meaning_of(titles, meaning)
        if known and (known[1] not in found or known[0] < found[known[1]][0]):
            found[known[1]] = known[0], column
    return found


def meaning_of(
    titles: Sequence[str], meaning: Mapping[str, tuple[int, str]]
) -> tuple[int, str] | None:
    """What a column means: with its group first, then alone, then without a remark in brackets."""
    plain = [folded(title) for title in reversed(titles)]
    for title in (*plain, *(REMARK.sub("", title) for title in plain)):
        if title in meaning:
            return meaning[title]
    return None


def note_unread(
    grid: Grid,
    header: Header,
    columns: Mapping[str, int],
    meaning: Mapping[str, tuple[int, str]],
    findings: Findings,
) -> Iterator[str]:
    """Tell of each column with a title that is not read; a column of running numbers needs no word."""
    used = set(columns.values())
    for column, titles in enumerate(header.titles):
        title = titles[0].strip()
        if not title or column in used or folded(title) in NUMBERING:
            continue
        place = spot(grid.sheet, header.last + 1, column)
        known = meaning_of(titles, meaning)
        if not known:
            findings.add("W701", place, title=title)
        else:
            instead = header.titles[columns[known[1]]][0].strip()
            if folded(instead) == folded(title):
                findings.add("E715", place, title=title)
            else:
                findings.add("W702", place, title=title, instead=instead)
        yield title


def data_rows(
    grid: Grid, header: Header, columns: Mapping[str, int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows below the header that hold data, with their numbers from 1."""
    again = {tuple(cell.strip() for cell in grid.rows[at]) for at in (header.first, header.last)}
    read = sorted(columns.values())
    for at in range(header.last + 1, len(grid.rows)):
        row = tuple(grid.rows[at])
        if not any(row[c].strip() for c in read if c < len(row)):
            continue
        if is_foot(row) or tuple(cell.strip() for cell in row) in again:
            continue
        yield at + 1, row


def is_foot(row: Sequence[str]) -> bool:
    """Whether a row is signed rather than filled: 填表人, 审核人, 合计 stand at its start."""
    first = next((cell for cell in row if cell.strip()), "")
    return FOOT.fullmatch("".join(first.split())) is not None
