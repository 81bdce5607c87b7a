"""The figures of a round, in plain Python and out of a run, with headings that have a base and ends."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.rounds.by_hand import figures_by_hand
from duixian.rulebook.rounds.figures import figures_of
from rulebook.counties import by_engine, pack_of
from rulebook.measures.chance import KINDS, asked, county, with_sheets


@settings(max_examples=5)
@given(st.integers(0, 10**9))
def test_points_of_headings_are_the_same_by_hand_and_out_of_a_run(seed):
    chance = Random(seed)
    pack = with_sheets(chance, pack_of(asked(chance, 8), KINDS))
    case = county(chance, 4, 15).case(pack)
    by_hand, run = figures_by_hand(pack, case.world(pack)), figures_of(by_engine(pack, case))
    assert by_hand.values == run.values
    assert by_hand.cards == run.cards
