"""The same ranks by hand and by the engine, and the laws that both keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ranks import By, Ranking
from duixian.rulebook.ranks.ranking import LAST, Entry, ranked
from duixian.rulebook.rounds.columns import ranked_by
from duixian.rulebook.vocabulary.text import Clause, Text

NAME, CLAUSE = Text("名", "name"), Clause("条")
CODES = [*"abcdefgh", "甲村", "乙村", "丙 社区", "x:y"]
further = st.tuples(st.sampled_from([LAST, -2, 0, 3]), st.sampled_from([LAST, 1, 2]))
settled = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def rankings(draw):
    ties = draw(st.sampled_from(["shared", "next", "lot"]))
    top, bottom = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    next_ = ("i", "j") if ties == "next" else ()
    return Ranking(
        "r",
        NAME,
        By(indicator="i"),
        ("round",),
        CLAUSE,
        ties=ties,
        next_=next_,
        top=top,
        bottom=bottom,
    )


@st.composite
def entries(draw):
    found = []
    for unit in draw(st.lists(st.sampled_from(CODES), unique=True)):
        key = draw(st.sampled_from([None, -4, 0, 7, 13334, 19999, 20000]))
        peers = draw(st.sampled_from([("branch",), ("支部",)]))
        without = (
            ""
            if key is not None
            else draw(st.sampled_from(["none", "too_few", "least_denominator"]))
        )
        found.append(Entry(unit, peers, key, draw(further), without))
    return found


@pytest.fixture(scope="module")
def engine():
    return ranked_by(DuckDB(threads=1, memory="500MB"))


@settled
@given(rankings(), entries(), st.sampled_from(["", "six dice", "种子"]))
def test_the_engine_ranks_as_by_hand(engine, ranking, entries, seed):
    assert engine(ranking, entries, seed) == ranked(ranking, entries, seed)


@settled
@given(rankings(), entries())
def test_a_ranking_is_a_permutation_with_shared_ties(ranking, entries):
    for peers in {e.peers for e in entries}:
        places = [p for p in ranked(ranking, entries) if p.peers == peers and p.rank]
        counted = Counter(p.rank for p in places)
        assert {p.tied for p in places} == {counted[p.rank] for p in places}
        expected = [rank for rank, many in sorted(counted.items()) for _ in range(many)]
        assert [p.rank for p in places] == expected
        assert sorted(counted) == [
            1 + sum(n for r, n in counted.items() if r < rank) for rank in sorted(counted)
        ]


@settled
@given(rankings(), entries(), st.sampled_from(["", "six dice"]))
def test_nobody_is_among_the_first_and_the_last_and_equals_share_their_end(ranking, entries, seed):
    places = ranked(ranking, entries, seed)
    by_rank = {(p.peers, p.rank): p.end for p in places}
    assert [p.unit for p in places if by_rank[p.peers, p.rank] != p.end] == []
    for peers in {p.peers for p in places}:
        group = [p for p in places if p.peers == peers and p.rank]
        small = len(group) < ranking.top + ranking.bottom
        assert not (small and any(p.end == "bottom" for p in group))
        if ranking.top and group:
            assert sum(p.end == "top" for p in group) >= min(ranking.top, len(group))


@settled
@given(rankings(), entries(), st.sampled_from(CODES))
def test_a_unit_without_a_value_changes_nobodys_rank(ranking, entries, unit):
    before = [e for e in entries if e.unit != unit]
    silent = Entry(unit, ("branch",), None, (LAST, LAST), "none")
    after = [p for p in ranked(ranking, [*before, silent], "s") if p.unit != unit]
    assert after == ranked(ranking, before, "s")


@settled
@given(rankings(), entries(), st.randoms(use_true_random=False))
def test_the_order_in_which_units_come_does_not_matter(ranking, entries, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert ranked(ranking, shuffled, "s") == ranked(ranking, entries, "s")


@settled
@given(rankings(), entries())
def test_a_lot_leaves_no_tie_and_moves_nobody_past_a_better_number(ranking, entries):
    lots = replace(ranking, ties="lot", next_=())
    places = ranked(lots, entries, "six dice")
    shared = {p.unit: p.rank for p in ranked(replace(lots, ties="shared"), entries)}
    assert {p.tied for p in places if p.rank} <= {1}
    ordered = [p for p in places if p.rank]
    for peers in {p.peers for p in ordered}:
        ranks = [shared[p.unit] for p in ordered if p.peers == peers]
        assert ranks == sorted(ranks)
