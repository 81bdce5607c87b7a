"""LibreOffice as the judge of our workbooks: every formula worked out anew."""

import shutil
import subprocess
import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

ABSENT_OFFICE = shutil.which("soffice") is None
DASH = "—"
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@cache
def profile():
    """A profile of LibreOffice that lasts as long as the run."""
    folder = tempfile.TemporaryDirectory(prefix="office-")
    user = Path(folder.name) / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    return folder


def recompute(*paths):
    """Where copies of these workbooks stand, with all formulas worked out anew."""
    out = paths[0].parent / "recomputed"
    where = Path(profile().name).as_uri()
    command = ["soffice", f"-env:UserInstallation={where}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", out, *paths], check=True, capture_output=True
    )
    return [out / path.name for path in paths]


def cards_of(book):
    """The numbers of the scorecards, by unit and indicator, whatever language the workbook speaks."""
    sheet = next(book[name] for name in ("成绩单", "Scorecards") if name in book.sheetnames)
    rows = sheet.iter_rows(min_row=4, values_only=True)
    return {(r[0], r[2]): r[6:11] for r in rows}


def sums_of(book):
    """The points of each unit's only heading, in hundredths, whatever language the workbook speaks."""
    sheets = [book[name] for name in ("各项得分", "Headings") if name in book.sheetnames]
    rows = [row for sheet in sheets for row in sheet.iter_rows(min_row=4, values_only=True)]
    return {r[0]: (hundredths(r[7]), hundredths(r[8])) for r in rows}


def hundredths(cell):
    return None if cell == DASH else round(cell * 100)


def wanted(county, unit, indicator):
    """What the program says: numerator, denominator, value, points, points that can be had."""
    number = county.numbers[unit][indicator]
    value = Fraction(number.n, number.d) if number.d else DASH
    return number.n or 0, number.d or 0, value, number.points, number.attainable


def found(cells):
    """What the workbook says, in the same form."""
    n, d, value, points, attainable = cells
    exact = DASH if value == DASH else Fraction(n, d)
    assert value == DASH or value == pytest.approx(n / d)
    return (n if d else 0), d, exact, hundredths(points), hundredths(attainable)
