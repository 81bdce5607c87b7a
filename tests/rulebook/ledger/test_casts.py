"""How a cell of text is read, form by form."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from duixian.rulebook.ledger.casts import from_text
from duixian.rulebook.ledger.schema import Column, Form
from duixian.rulebook.vocabulary.text import Text

DAY = dt.date.fromisoformat
MOMENT = dt.datetime.fromisoformat
CELLS = [
    (Form.DAY, "2010-06-01", DAY("2010-06-01")),
    (Form.DAY, " 2010/6/1 ", DAY("2010-06-01")),
    (Form.DAY, "2010-02-30", "bad"),
    (Form.DAY, "2010-6/1", "bad"),
    (Form.DAY, "6/1/2010", "bad"),
    (Form.MOMENT, "2010-06-01T08:30:05", MOMENT("2010-06-01T08:30:05")),
    (Form.MOMENT, "2010/6/1 8:30", MOMENT("2010-06-01T08:30:00")),
    (Form.MOMENT, "2010-06-01", MOMENT("2010-06-01T23:59:59")),
    (Form.MOMENT, "2010-02-30T08:30:00", "bad"),
    (Form.MOMENT, "2010-06-01T24:00:00", "bad"),
    (Form.WHOLE, "-12", -12),
    (Form.WHOLE, "１２", "bad"),
    (Form.WHOLE, "1e3", "bad"),
    (Form.WHOLE, "12.0", "bad"),
    (Form.WHOLE, "9" * 19, "bad"),
    (Form.SCALED, "12.5", 1250),
    (Form.SCALED, "12", 1200),
    (Form.SCALED, "12.500", 1250),
    (Form.SCALED, "12.505", "bad"),
    (Form.SCALED, "NaN", "bad"),
    (Form.SCALED, "many", "bad"),
    (Form.CODES, "a; b；c;;", ["a", "b", "c"]),
    (Form.CODES, " ; ", None),
    (Form.CODE, "　T1 ", "T1"),
    (Form.TEXT, " 𠮷 ", " 𠮷 "),
    (Form.TEXT, "  ", None),
    (Form.WHOLE, "", None),
]


@pytest.mark.parametrize(("form", "cell", "value"), CELLS)
def test_a_cell_is_read_as_its_form_says(form, cell, value):
    column = Column("c", form, Text("", ""), scale=2)
    values, bad = from_text(column, pa.array([cell, None]))
    assert (bad.to_pylist(), values.to_pylist()) == (
        [value == "bad", False],
        [None if value == "bad" else value, None],
    )


def test_one_bad_cell_does_not_spoil_its_neighbours():
    column = Column("c", Form.MOMENT, Text("", ""))
    cells = pa.array(["2010-06-01T08:30:05", "2010-06-31T08:30:05"])
    values, bad = from_text(column, cells)
    assert values.to_pylist() == [MOMENT("2010-06-01T08:30:05"), None]
    assert bad.to_pylist() == [False, True]
