"""Stays of one person: side by side, never one over the other."""

from __future__ import annotations

import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.ledger import read
from rulebook.ledger.cast import CLEAN, write

HEAD = "code,unit,status,joined_on,left_on\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("p,a,full,2005-01-01,2006-01-01\np,b,full,2006-01-01,\n", []),
        ("p,a,full,2005-01-01,2006-01-02\np,b,full,2006-01-01,\n", [(3, "2")]),
        ("p,b,full,2006-01-01,\np,a,full,2005-01-01,\n", [(2, "3")]),
        (
            (
                "p,a,full,2000-01-01,2010-01-01\np,b,full,2001-01-01,2002-01-01\n"
                "p,e,full,2005-01-01,2006-01-01\n"
            ),
            [(3, "2"), (4, "2")],
        ),
        ("p,a,full,2005-01-01,\nq,a,full,2006-01-01,\n", []),
    ],
)
def test_a_stay_that_begins_before_another_ended_is_told_with_the_other(tmp_path, rows, found):
    folder = write(tmp_path, {"units": CLEAN["units"], "persons": HEAD + rows})
    told = []
    try:
        read(folder, [])
    except Unusable as error:
        told = [(f.where.line, dict(f.values)["first"]) for f in error.findings]
    assert told == found
