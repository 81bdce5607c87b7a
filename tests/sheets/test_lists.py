import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from duixian.intake import read_grids
from duixian.rulebook.findings import Findings
from duixian.sheets.lists import write_list
from sheets.office import ABSENT_OFFICE, recompute

DANGEROUS = [
    '=HYPERLINK("http://example.org","x")',
    "=1+1",
    "+86",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "{=1}",
    "http://example.org",
    "510999198506010017",
    "007",
    "_x0041_",
    "a\x01b",
    " 张　三 ",
    "𠮷\U000e0100",
]


def written(rows, columns=("一", "二"), **how):
    out = io.BytesIO()
    write_list(out, "名册", columns, rows, **how)
    return out.getvalue()


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_no_value_becomes_a_formula_and_each_is_read_back_as_it_was():
    data = written([(text, 1) for text in DANGEROUS])
    sheet = opened(data)
    assert {cell.data_type for row in sheet.iter_rows(min_row=3) for cell in row} == {"s", "n"}
    findings = Findings()
    grids = read_grids(data, "x", findings)
    assert ([row[0] for row in grids[0].rows[2:]], list(findings)) == (DANGEROUS, [])


@pytest.mark.skipif(ABSENT_OFFICE, reason="LibreOffice is not installed")
def test_an_office_program_that_opens_it_finds_no_formula(tmp_path):
    path = tmp_path / "list.xlsx"
    write_list(path, "=1+1", ["=2+2", "b"], [(text, 1) for text in DANGEROUS], note="=3+3")
    (again,) = recompute(path)
    sheet = openpyxl.load_workbook(again).active
    types = [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert set(types) == {"s", "n"}
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A3"].value) == ("=1+1", "=3+3", "=2+2")
    assert [sheet.cell(4 + n, 1).value for n in (1, 2, 3)] == DANGEROUS[1:4]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("名册", "名册"),
        ("a[b]:c*d?e/f\\g", "abcdefg"),
        ("长" * 40, "长" * 31),
        ("'x'", "x"),
        ("*", "1"),
    ],
)
def test_the_sheet_is_named_as_the_list_as_far_as_it_may(title, name):
    out = io.BytesIO()
    write_list(out, title, ["a"], [])
    assert opened(out.getvalue()).title == name


def test_title_remark_and_header_stand_above_and_stay_in_sight():
    sheet = opened(written([("甲", 1)], note="王五 2026-11-23 导出"))
    column = [cell.value for cell in sheet["A"]]
    assert (column, sheet.freeze_panes) == (["名册", "王五 2026-11-23 导出", "一", "甲"], "A4")
    assert opened(written([])).freeze_panes == "A3"


def test_numbers_keep_every_digit_and_days_are_written_out():
    row = (10**15 - 1, 10**15, Decimal("1.50"), date(1985, 6, 1), None)
    sheet = opened(written([row], columns="abcde"))
    assert [cell.value for cell in sheet[3]] == [10**15 - 1, str(10**15), 1.5, "1985-06-01", None]


def test_a_text_longer_than_a_cell_may_be_is_cut_and_says_so():
    sheet = opened(written([("字" * 40_000, "")]))
    assert sheet["A3"].value == "字" * 32_766 + "…"


def test_the_same_list_gives_the_same_bytes():
    rows = [(text, n) for n, text in enumerate(DANGEROUS)]
    assert written(rows) == written(iter(rows))


def test_a_column_of_chinese_is_as_wide_as_it_needs_within_bounds():
    sheet = opened(written([("中共枫溪乡委员会", "字" * 99)]))
    widths = [round(sheet.column_dimensions[letter].width) for letter in "AB"]
    assert widths == [19, 47]
