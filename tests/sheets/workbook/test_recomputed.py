"""LibreOffice works the formulas out anew and comes to what the program says, to the last hundredth."""

import datetime as dt
from fractions import Fraction

import openpyxl
import pytest

from duixian.sheets import workbook
from sheets.cases import invented, small
from sheets.office import ABSENT_OFFICE, cards_of, found, recompute, wanted

pytestmark = pytest.mark.skipif(ABSENT_OFFICE, reason="LibreOffice Calc is absent")


def recomputed(path):
    return openpyxl.load_workbook(recompute(path)[0], data_only=True)


@pytest.mark.parametrize(("language", "many"), [("zh", 20), ("en", 5)])
def test_all_numbers_of_the_units_are_the_same(tmp_path, language, many):
    county = invented()
    units = workbook.sample(county, many)
    workbook.write(county, tmp_path, None if many == workbook.SAMPLE else units, language)
    book = recomputed(tmp_path / "scorecards.xlsx")
    cards = cards_of(book)
    assert len(units) == many
    assert {key: found(cells) for key, cells in cards.items()} == {
        (u, i): wanted(county, u, i) for u in units for i in county.numbers[u]
    }
    shown = openpyxl.load_workbook(tmp_path / "scorecards.xlsx", data_only=True)
    assert shown.sheetnames == book.sheetnames
    for name in shown.sheetnames:
        assert cells(shown[name]) == cells(book[name]), name


def cells(sheet):
    """What every cell shows; an empty text shows nothing."""
    return {
        c.coordinate: pytest.approx(c.value) if isinstance(c.value, float) else c.value
        for row in sheet.iter_rows()
        for c in row
        if c.value not in (None, "")
    }


def cell_of(sheet, column, is_):
    """The cell of a column in the first row whose other columns hold these values."""
    heads = {c.value: c.column - 1 for c in sheet[3]}
    row = next(
        r for r in sheet.iter_rows(min_row=4) if all(r[heads[k]].value == v for k, v in is_.items())
    )
    return row[heads[column]]


WORDS = {
    "zh": ("依据", "规则", "时限", "性质", "内容", "办结", "满分", "组织代码", "指标编号", "记录或党员", "办成"),
    "en": ("Evidence", "Rules", "Due", "Stage", "Content", "Closed", "Full", "Unit code", "Indicator id",
           "Record or member", "done"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_changing_a_date_a_state_or_a_rule_moves_the_numbers(tmp_path, language):
    workbook.write(small(), tmp_path, language=language)
    evidence, rule, due, stage, content, closed, full, unit, id_, what, done = WORDS[language]
    path = tmp_path / "scorecards.xlsx"
    book = openpyxl.load_workbook(path)
    basis, rules = book[evidence], book[rule]
    cell_of(basis, due, {unit: "b", id_: "tasks_overdue"}).value = dt.date(2011, 1, 31)
    cell_of(basis, stage, {unit: "a", id_: "pledges_kept", what: "g2"}).value = done
    cell_of(basis, content, {unit: "a", id_: "households_visited", what: "v2"}).value = "另一户"
    cell_of(basis, closed, {unit: "a", id_: "tasks_in_time"}).value = dt.date(2010, 7, 1)
    cell_of(rules, full, {id_: "satisfaction"}).value = 10
    book.save(path)
    cards = cards_of(recomputed(path))
    before = {key: wanted(small(), *key) for key in cards}
    after = {key: found(cells) for key, cells in cards.items()}
    assert {key: (before[key], after[key]) for key in after if after[key] != before[key]} == {
        ("b", "tasks_overdue"): ((1, 1, 1, 800, 1000), (0, 1, 0, 1000, 1000)),
        ("a", "pledges_kept"): ((1, 2, Fraction(1, 2), 1000, 2000), (2, 2, 1, 2000, 2000)),
        ("a", "households_visited"): ((1, 1, 1, None, None), (2, 1, 2, None, None)),
        ("a", "tasks_in_time"): ((1, 1, 1, None, None), (0, 1, 0, None, None)),
        ("a", "satisfaction"): (
            (40, 50, Fraction(4, 5), 1778, 2000),
            (40, 50, Fraction(4, 5), 889, 1000),
        ),
    }
