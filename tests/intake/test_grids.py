import datetime as dt
import io

import pytest
import xlsxwriter

from duixian.intake import Number, address, read_grids, spot
from duixian.intake.scanning import larger_than
from duixian.rulebook.findings import Findings, Place
from intake.hostile import cell, old_workbook, packed, parts, workbook

TYPED = [
    ["题目"],
    [],
    ["", "张　三", 13_800_000_000, 1985.06, 198_506, 12.5],
]


def read(data, name="名册.xlsx"):
    findings = Findings()
    return read_grids(data, name, findings), [(f.id, f.where) for f in findings]


def kinds(grids):
    return [[[(str(c), isinstance(c, Number)) for c in row] for row in g.rows] for g in grids]


SEEN = [
    [("题目", False)],
    [],
    [
        ("", False),
        ("张　三", False),
        ("13800000000", True),
        ("1985.06", True),
        ("198506", True),
        ("12.5", True),
    ],
]


@pytest.mark.parametrize("make", [workbook, old_workbook])
def test_a_workbook_old_or_new_gives_the_same_text_and_keeps_every_digit(make):
    grids, found = read(make(名册=TYPED, 空=[]))
    assert ([g.sheet for g in grids], kinds(grids), found) == (["名册", "空"], [SEEN, []], [])


def test_the_content_decides_and_not_the_name():
    assert read(old_workbook(名册=TYPED), "附件2：名册(汇总) 最新 改3.csv") == read(
        workbook(名册=TYPED), "x.xls"
    )


def test_days_and_ticks_become_text():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_datetime(0, 0, dt.date(1985, 6, 1), day)
        sheet.write_datetime(0, 1, dt.datetime.fromisoformat("1985-06-01T08:30"), day)
        sheet.write_boolean(0, 2, True)  # noqa: FBT003 - the library's name
    grids, found = read(out.getvalue())
    assert (grids[0].rows, found) == ([("1985-06-01", "1985-06-01T08:30:00", "TRUE")], [])


def test_a_formula_is_read_by_its_value_and_an_error_is_told():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
        sheet.write("C1", "x")
    grids, found = read(out.getvalue())
    assert (grids[0].rows, found) == ([("2", "", "x")], [("W705", Place("名册.xlsx"))])


def test_a_hidden_sheet_is_told_and_not_read():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("名册").write("A1", "x")
        hidden = book.add_worksheet("旧")
        hidden.write("A1", "y")
        hidden.hide()
    grids, found = read(out.getvalue())
    assert ([g.sheet for g in grids], found) == (["名册"], [("W704", Place("旧"))])


def test_a_far_blank_cell_that_is_only_coloured_does_no_harm():
    rows = f'<row r="1">{cell("A1")}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    grids, found = read(packed(parts(rows)))
    assert (grids[0].rows, found) == ([("x",)], [])


def test_the_last_row_and_column_that_are_taken_are_read():
    rows = f'<row r="60000">{cell("GR60000")}</row>'
    grids, found = read(packed(parts(rows)))
    assert (len(grids[0].rows), len(grids[0].rows[-1]), found) == (60_000, 200, [])


@pytest.mark.parametrize("most", [7, 10, 199, 200, 60_000])
def test_the_pattern_of_larger_numbers_finds_exactly_these(most):
    import re

    pattern = re.compile(larger_than(most))
    numbers = [*range(1, 1200), *range(most - 50, most + 50), 1_048_576]
    assert [n for n in numbers if bool(pattern.fullmatch(str(n))) != (n > most)] == []


def test_an_address_is_written_as_a_spreadsheet_writes_it():
    places = (spot("名册", 7, 2), spot("名册", 1, 199), Place("名册", 3), Place("名册"))
    assert [address(place) for place in places] == ["名册!C7", "名册!GR1", "名册!3", "名册"]
