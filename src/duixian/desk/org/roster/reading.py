"""Grids of a file to rows of units and members, with a finding for each cell that cannot be taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from duixian.intake import Grid, Table, find_table
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.vocabulary.text import Text

from .cells import Value, Wrong, read_cell
from .headings import MEMBER, MEMBER_TITLES, UNIT, UNIT_TITLES, Form, Heading
from .identity import born_by, gender_by
from .rows import MemberRow, Row, UnitRow
from .words import NATIONS

MAY_COME = frozenset({"due"})
ADULT = 18
ORDER = (("born", "joined_party_on"), ("joined_party_on", "full_on"), ("founded", "due"))
MEMBER_MARKS = frozenset(
    {"gender", "nation", "born", "id_number", "joined_party_on", "full_on", "education", "branch"}
)
UNIT_MARKS = frozenset({"secretary", "parent", "code", "committee", "category", "founded", "host"})


@dataclass
class Roster:
    """What a file holds: its tables as found, which are of units, its rows, how many were refused."""

    tables: list[Table] = field(default_factory=list)
    of_units: set[str] = field(default_factory=set)
    units: list[UnitRow] = field(default_factory=list)
    members: list[MemberRow] = field(default_factory=list)
    refused: int = 0


def read_roster(grids: Sequence[Grid], today: dt.date, findings: Findings) -> Roster:
    """The units and members of all sheets; a sheet without a known header is told and left."""
    roster = Roster()
    for grid in grids:
        if any(any(cell.strip() for cell in row) for row in grid.rows):
            read_sheet(grid, today, roster, findings)
    if not roster.tables and grids:
        findings.add(
            "E714",
            Place(grids[0].sheet),
            needed_zh="姓名、性别、入党时间",
            needed_en="姓名, 性别, 入党时间",
        )
    return roster


def read_sheet(grid: Grid, today: dt.date, roster: Roster, findings: Findings) -> None:
    """The rows of one sheet, as members or as units, whichever its header says."""
    of_members, of_units = Findings(), Findings()
    members = marked(find_table(grid, MEMBER_TITLES, ("name",), of_members), MEMBER_MARKS)
    units = marked(find_table(grid, UNIT_TITLES, ("name",), of_units), UNIT_MARKS)
    if members and (not units or len(members.columns) >= len(units.columns)):
        findings.items += of_members.items
        rows = list(read_rows(members, MEMBER, today, findings))
        roster.members += [member(members, *row, findings) for row in rows]
        keep(roster, members, len(rows))
    elif units:
        findings.items += of_units.items
        found = list(read_rows(units, UNIT, today, findings))
        roster.units += [UnitRow(units.sheet, number, **values) for number, values in found]  # type: ignore[arg-type]
        keep(roster, units, len(found))
        roster.of_units.add(units.sheet)
    else:
        findings.add("W703", Place(grid.sheet))


def marked(table: Table | None, marks: frozenset[str]) -> Table | None:
    """The table, if it has a column that only such a sheet has: a list of guests has names too."""
    return table if table and marks & table.columns.keys() else None


def keep(roster: Roster, table: Table, taken: int) -> None:
    """Note a table and how many of its rows were refused."""
    roster.tables.append(table)
    roster.refused += len(table.rows) - taken


def read_rows(
    table: Table, headings: Sequence[Heading], today: dt.date, findings: Findings
) -> Iterator[tuple[int, dict[str, Value]]]:
    """The values of each row by field; a row with an error gives none, only findings."""
    columns = [(h, table.columns[h.field]) for h in headings if h.field in table.columns]
    name = next(h for h in headings if h.field == "name")
    known: dict[tuple[Form, str, type], Value | Wrong | None] = {}
    for number, row in table.rows:
        values: dict[str, Value] = {}
        good = True
        for heading, column in columns:
            cell = row[column] if column < len(row) else ""
            value = read_known(heading, cell, known)
            if isinstance(value, Wrong):
                findings.add(value.rule, table.place(number, heading.field), **value.values)
                good = False
            elif value is not None:
                values[heading.field] = value
        if "name" not in values and good:
            blanks = {"title": name.called.zh, "title_en": name.called.en}
            findings.add("E801", table.place(number, "name"), **blanks)
            good = False
        if check_days(table, number, values, today, findings) and good:
            yield number, values


def read_known(
    heading: Heading, cell: str, known: dict[tuple[Form, str, type], Value | Wrong | None]
) -> Value | Wrong | None:
    """The value of a cell, looked up where the same was read before."""
    key = heading.form, cell, type(cell)
    if key not in known:
        try:
            known[key] = read_cell(heading.form, cell)
        except Wrong as wrong:
            known[key] = wrong
    return known[key]


CALLED: Mapping[str, Text] = {each.field: each.called for each in (*UNIT, *MEMBER)}
DAYS = frozenset(each.field for each in (*UNIT, *MEMBER) if each.form is Form.DAY)


def check_days(
    table: Table, number: int, values: Mapping[str, Value], today: dt.date, findings: Findings
) -> bool:
    """Whether no day lies ahead and none stands before the one it follows."""
    good, now = True, today.isoformat()
    for each in DAYS & values.keys() - MAY_COME:
        if str(values[each]) > now:
            findings.add("E804", table.place(number, each), value=values[each])
            good = False
    for earlier, later in ORDER:
        first, second = str(values.get(earlier, "")), str(values.get(later, ""))
        if first and second and second < first[: len(second)]:
            a, b = CALLED[earlier], CALLED[later]
            blanks = {"later_zh": b.zh, "earlier_zh": a.zh, "later_en": b.en, "earlier_en": a.en}
            findings.add("E825", table.place(number, later), **blanks)
            good = False
    return good


def member(table: Table, number: int, values: dict[str, Value], findings: Findings) -> MemberRow:
    """One member; what the identity number tells is filled in, and told where a cell differs."""
    identity = str(values.get("id_number", ""))
    if identity:
        born, gender = born_by(identity), gender_by(identity)
        if not born.startswith(str(values.setdefault("born", born))):
            findings.add("W801", table.place(number, "born"), value=born)
        if values.setdefault("gender", gender) != gender:
            findings.add("W802", table.place(number, "gender"))
    if values.get("nation") not in {None, *NATIONS}:
        findings.add("W806", table.place(number, "nation"), value=values["nation"])
    born, joined = str(values.get("born", "")), str(values.get("joined_party_on", ""))
    if born and joined and int(joined[:4]) - int(born[:4]) < ADULT:
        findings.add("W803", table.place(number, "joined_party_on"))
    return MemberRow(table.sheet, number, **values)  # type: ignore[arg-type]


__all__ = ["Roster", "Row", "read_roster"]
