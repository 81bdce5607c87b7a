"""Circles among the units above, at the beginning and after moves."""

from __future__ import annotations

import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.ledger import read
from duixian.rulebook.ledger.checks.tree import circles
from rulebook.ledger.cast import write

HEAD = "code,parent,name,type,category,opened_on,closed_on\n"


def units(*rows: str) -> str:
    cells = (row.split() for row in rows)
    return HEAD + "".join(
        f"{code},{parent.strip('-')},{code},branch,rural,{opened},{closed.strip('-')}\n"
        for code, parent, opened, closed in cells
    )


def told(folder, **tables: str) -> list[tuple[str, int, str, str]]:
    try:
        read(write(folder, tables), [])
    except Unusable as error:
        return [(f.where.file, f.where.line, f.id, f.what("en")) for f in error.findings]
    return []


def circle(day: str, path: str) -> str:
    return f"from {day} the units above form a circle: {path}"


TREE = units("C - 2000-01-01 -", "T C 2000-01-01 -", "a T 2000-01-01 -", "b a 2000-01-01 -")


def test_circles_are_found_once_each():
    parents = {"a": "b", "b": "c", "c": "b", "d": "d", "e": "a", "f": None, "g": "nowhere"}
    assert circles(parents, list(parents)) == [("b", "c"), ("d",)]


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ("a,2010-09-01,C\nT,2010-10-01,a\n", []),
        (
            "T,2010-10-01,b\n",
            [("unit_moves.csv", 2, "E321", circle("2010-10-01", "T → b → a → T"))],
        ),
        ("T,2010-10-01,b\na,2010-10-01,C\n", []),
        ("b,2010-11-01,T\nT,2010-10-01,b\na,2010-09-01,C\nb,2010-08-01,C\n", [
            ("unit_moves.csv", 2, "E321", circle("2010-11-01", "b → T → b")),
        ]),
    ],
)  # fmt: skip
def test_a_move_is_judged_by_the_tree_of_its_day(tmp_path, moves, found):
    assert told(tmp_path, units=TREE, unit_moves=f"code,on,parent\n{moves}") == found


def test_a_unit_under_itself_is_a_circle(tmp_path):
    tree = units("C - 2000-01-01 -", "a a 2001-01-01 -")
    assert told(tmp_path, units=tree) == [("units.csv", 3, "E321", circle("2001-01-01", "a → a"))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["C - 2000-01-01 2010-01-01", "D - 2010-01-01 -", "a D 2000-01-01 -"], []),
        (
            ["C - 2000-01-01 2010-01-02", "D - 2010-01-01 -", "a C 2000-01-01 -"],
            [("units.csv", 3, "E322", "on 2010-01-01 there is more than one top unit: C, D")],
        ),
        (
            ["C - 2000-01-01 2010-01-01", "D - 2010-01-02 -", "a C 2000-01-01 -"],
            [("units.csv", 2, "E340", "on 2010-01-01 there is no top unit")],
        ),
        (["C - 2000-01-01 2010-01-01", "a C 2000-01-01 2010-01-01"], []),
    ],
)
def test_each_day_has_one_top_unit(tmp_path, rows, found):
    assert told(tmp_path, units=units(*rows)) == found


def test_a_top_unit_put_under_another_is_none_from_that_day(tmp_path):
    tree = units("C - 2000-01-01 -", "D - 2010-01-01 -")
    moved = "code,on,parent\nC,2010-01-01,D\n"
    assert told(tmp_path, units=tree, unit_moves=moved) == []


def test_a_tree_without_a_top_is_told_with_its_circle(tmp_path):
    tree = units("a b 2001-01-01 -", "b a 2000-01-01 -")
    assert [(line, rule) for _, line, rule, _ in told(tmp_path, units=tree)] == [
        (0, "E340"),
        (2, "E321"),
    ]


def test_heirs_in_a_circle_are_told_and_a_chain_is_not(tmp_path):
    heirs = "code,into,on\nT,a,2010-01-01\na,b,2010-02-01\n"
    moved = "code,on,parent\na,2009-01-01,C\nb,2009-01-01,C\n"
    assert told(tmp_path / "chain", units=TREE, heirs=heirs, unit_moves=moved) == []
    heirs += "b,T,2010-03-01\n"
    found = told(tmp_path / "circle", units=TREE, heirs=heirs, unit_moves=moved)
    assert found == [("heirs.csv", 2, "E323", "the heirs form a circle: T → a → b → T")]


def test_an_heir_below_the_unit_it_follows_is_a_circle_from_that_day(tmp_path):
    heirs = "code,into,on\nT,a,2010-01-01\n"
    moved = "code,on,parent\na,2010-01-01,C\n"
    found = [("heirs.csv", 2, "E321", circle("2010-01-01", "T → a → T"))]
    assert told(tmp_path / "left", units=TREE, heirs=heirs) == found
    assert told(tmp_path / "moved", units=TREE, heirs=heirs, unit_moves=moved) == []
