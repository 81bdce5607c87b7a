"""LibreOffice works the formulas out anew and comes to what the program says, to the last hundredth."""

import datetime as dt
import shutil
import subprocess
from fractions import Fraction

import openpyxl
import pytest

from duixian.sheets import workbook
from sheets.cases import invented, small

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
DASH = "—"

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice Calc is absent"
)


@pytest.fixture(scope="module")
def recompute(tmp_path_factory):
    """Opens a workbook with all formulas worked out anew; gives the values of 成绩单."""
    profile = tmp_path_factory.mktemp("office")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(
        ALWAYS_RECALCULATE, encoding="utf-8"
    )

    def recomputed(path):
        out = path.parent / "recomputed"
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
             "--convert-to", "xlsx", "--outdir", out, path],
            check=True, capture_output=True,
        )  # fmt: skip
        sheet = openpyxl.load_workbook(out / path.name, data_only=True)["成绩单"]
        return {(r[0], r[2]): r[6:11] for r in sheet.iter_rows(min_row=4, values_only=True)}

    return recomputed


def hundredths(cell):
    return None if cell == DASH else round(cell * 100)


def wanted(county, unit, indicator):
    number = county.numbers[unit][indicator]
    value = DASH if not number.d else Fraction(number.n, number.d)
    return number.n or 0, number.d or 0, value, number.points, number.attainable


def found(cells):
    n, d, value, points, attainable = cells
    exact = DASH if value == DASH else Fraction(n, d)
    assert value == DASH or value == pytest.approx(n / d)
    return (n if d else 0), d, exact, hundredths(points), hundredths(attainable)


def test_all_numbers_of_twenty_units_are_the_same(recompute, tmp_path):
    county = invented()
    workbook.write(county, tmp_path)
    cards = recompute(tmp_path / "scorecards.xlsx")
    units = workbook.sample(county)
    assert len(units) == 20
    assert {key: found(cells) for key, cells in cards.items()} == {
        (u, i): wanted(county, u, i) for u in units for i in county.numbers[u]
    }


def cell_of(sheet, column, **is_):
    """The cell of a column in the first row whose other columns hold these values."""
    heads = {c.value: c.column - 1 for c in sheet[3]}
    row = next(
        r for r in sheet.iter_rows(min_row=4) if all(r[heads[k]].value == v for k, v in is_.items())
    )
    return row[heads[column]]


def test_changing_a_date_a_state_or_a_rule_moves_the_numbers(recompute, tmp_path):
    workbook.write(small(), tmp_path)
    path = tmp_path / "scorecards.xlsx"
    book = openpyxl.load_workbook(path)
    basis, rules = book["依据"], book["规则"]
    cell_of(basis, "时限", 组织代码="b", 指标编号="tasks_overdue").value = dt.date(2011, 1, 31)
    cell_of(basis, "性质", 组织代码="a", 指标编号="pledges_kept", 记录或党员="g2").value = "办成"
    cell_of(
        basis, "内容", 组织代码="a", 指标编号="households_visited", 记录或党员="v2"
    ).value = "h9"
    cell_of(basis, "办结", 组织代码="a", 指标编号="tasks_in_time").value = dt.date(2010, 7, 1)
    cell_of(rules, "满分", 指标编号="satisfaction").value = 10
    book.save(path)
    cards = recompute(path)
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
