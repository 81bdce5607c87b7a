"""Lots: the same for everybody who recomputes them, and nothing but the seed decides."""

from __future__ import annotations

import subprocess

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.ranks.draws import commitment, drawn, ticket

codes = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=20)


def test_anybody_can_recompute_a_ticket_with_a_common_tool():
    said = subprocess.run(
        ["sh", "-c", "printf '%s' '六颗骰子:甲村' | sha256sum"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert said.split()[0] == ticket("六颗骰子", "甲村")


def test_a_seed_is_promised_by_its_hash():
    said = subprocess.run(
        ["sh", "-c", "printf '%s' 'six dice' | sha256sum"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert said.split()[0] == commitment("six dice")


@given(codes, st.randoms(use_true_random=False))
def test_recomputing_gives_the_same_order_however_the_units_are_listed(units, chance):
    shuffled = list(units)
    chance.shuffle(shuffled)
    assert drawn("six dice", shuffled) == drawn("six dice", units)
    assert sorted(drawn("six dice", units)) == sorted(units)


@given(codes.filter(lambda units: len(units) > 1))
def test_whoever_is_taken_off_the_list_moves_nobody_else(units):
    whole = drawn("six dice", units)
    assert drawn("six dice", units[1:]) == [unit for unit in whole if unit != units[0]]
