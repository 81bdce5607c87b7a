"""The core takes the clock, chance and the surroundings from its callers, and counts exactly."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from house.tree import files

CLOCK = {"now", "today", "utcnow", "monotonic", "perf_counter", "time_ns"}
CHANCE = {"random", "secrets", "uuid", "time"}
SURROUNDINGS = {"environ", "getenv", "getcwd", "getlocale", "gethostname"}


def impurity(node: ast.AST) -> Iterator[str]:
    """What a piece of code takes from outside, or counts inexactly."""
    match node:
        case ast.Import(names=names) if found := CHANCE & {n.name.split(".")[0] for n in names}:
            yield f"import {found.pop()}"
        case ast.ImportFrom(module=str(module), level=0) if module.split(".")[0] in CHANCE:
            yield f"import {module}"
        case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCK:
            yield f".{name}()"
        case ast.Attribute(attr=name) if name in SURROUNDINGS:
            yield f".{name}"
        case ast.Call(func=ast.Name(id="float")):
            yield "float()"
        case ast.Constant(value=float(value)):
            yield str(value)


def impurities(source: str) -> list[str]:
    return [found for node in ast.walk(ast.parse(source)) for found in impurity(node)]


def test_the_core_knows_no_clock_no_chance_no_surroundings_and_no_floats():
    core = {p: t for p, t in files(".py").items() if p.startswith("src/duixian/rulebook/")}
    found = {path: impurities(text) for path, text in core.items()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import random", ["import random"]),
        ("from time import sleep", ["import time"]),
        ("day = date.today()", [".today()"]),
        ("where = os.environ['HOME']", [".environ"]),
        ("share = float(x)", ["float()"]),
        ("share = 0.5", ["0.5"]),
        ("from .time import Day\nshare = Fraction(1, 2)\ntold = isinstance(x, float)", []),
    ],
)
def test_what_comes_from_outside_is_seen(source, found):
    assert impurities(source) == found
