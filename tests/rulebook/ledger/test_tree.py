"""The tree of a day: everything counts upwards, past heirs, moves and closed units, and ends."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.rulebook.ledger.tree import tree_on

DAY = dt.date(2010, 12, 31)


def unit(code, parent, opened_on=dt.date(2000, 1, 1), closed_on=None):
    return {
        "code": code, "name": code, "type": "branch", "category": "rural", "parent": parent,
        "opened_on": opened_on, "closed_on": closed_on,
    }  # fmt: skip


def heir(code, into, on=DAY):
    return {"code": code, "into": into, "on": on}


CHAIN = (unit("T", None), unit("b", "T"), unit("c", "b"), unit("a", "c"))


@pytest.mark.parametrize(
    ("heirs", "lines"),
    [
        ([], {"a": "acbT", "b": "bT", "c": "cbT", "T": "T"}),
        ([heir("b", "c")], {"a": "acT", "b": "cT", "c": "cT"}),
        ([heir("b", "a")], {"a": "acT", "b": "acT", "c": "caT"}),
        ([heir("c", "a"), heir("b", "a")], {"a": "aT", "b": "aT", "c": "aT"}),
        ([heir("b", "c", dt.date(2011, 1, 1))], {"a": "acbT", "b": "bT"}),
    ],
)
def test_what_a_unit_did_counts_once_for_each_above_also_where_the_heir_stood_below(heirs, lines):
    tree = tree_on(DAY, CHAIN, (), heirs)
    assert {code: "".join(tree.seats[code]) for code in lines} == lines


def test_a_closed_unit_and_one_not_yet_open_are_passed_over():
    closed = unit("b", "T", closed_on=DAY)
    late = unit("c", "b", opened_on=dt.date(2011, 1, 1))
    tree = tree_on(DAY, (unit("T", None), closed, late, unit("a", "c")))
    assert tree.seats == {"T": ("T",), "b": ("T",), "c": ("T",), "a": ("a", "T")}
    assert [u.code for u in tree.standing] == ["T", "a"]


def test_the_last_move_by_the_day_decides_in_whatever_order_the_rows_stand():
    moves = [
        {"code": "a", "on": dt.date(2010, 6, 1), "parent": "b"},
        {"code": "a", "on": dt.date(2010, 3, 1), "parent": "T"},
        {"code": "a", "on": dt.date(2011, 1, 1), "parent": "c"},
    ]
    assert tree_on(DAY, CHAIN, moves).parent_of("a") == "b"
    assert tree_on(dt.date(2010, 5, 31), CHAIN, moves).parent_of("a") == "T"
    assert tree_on(dt.date(2010, 2, 28), CHAIN, moves).parent_of("a") == "c"
