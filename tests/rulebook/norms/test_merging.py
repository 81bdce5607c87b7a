"""Claims side by side: the least that serves all of them, held against trying every set."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.kinds import Option
from duixian.rulebook.norms.claims import Claim, Pull
from duixian.rulebook.norms.life import Side
from duixian.rulebook.norms.merging import exclude, least
from duixian.rulebook.vocabulary.filters import Bounds
from rulebook.norms.made import PLEDGE, SORT, STUDY, said

LETTERS = "abcdef"
KIND = replace(STUDY, fields=(replace(SORT, options=tuple(Option(x, said(x)) for x in LETTERS)),))


def claim(kind=KIND, **more):
    return Claim(kind, Fraction(1), Pull.OWED, said("x"), "p", **more)


CLAIMS = st.builds(
    lambda options: claim(where={"sort": tuple(sorted(options))} if options else {}),
    st.sets(st.sampled_from(LETTERS), max_size=3),
)
WEIGHED = st.lists(st.tuples(CLAIMS, st.fractions(0, 9, max_denominator=4)), max_size=9)


def by_trying(weighed):
    """The heaviest of all sets whose claims exclude one another."""
    sets = (c for n in range(len(weighed) + 1) for c in combinations(weighed, n))
    apart = (
        each for each in sets if all(exclude(a, b) for (a, _), (b, _) in combinations(each, 2))
    )
    return max(sum((weight for _, weight in each), Fraction(0)) for each in apart)


@given(WEIGHED)
def test_the_least_is_the_heaviest_set_that_excludes_itself(weighed):
    assert least(weighed) == by_trying(weighed)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (claim(where={"sort": ("a",)}), claim(where={"sort": ("b", "c")}), True),
        (claim(where={"sort": ("a", "b")}), claim(where={"sort": ("b",)}), False),
        (claim(), claim(where={"sort": ("a",)}), False),
        (claim(), claim(PLEDGE), True),
        (claim(has=("title",)), claim(lacks=("title",)), True),
        (claim(has=("title",)), claim(lacks=("hands",)), False),
        (claim(where={"n": Bounds(None, 4)}), claim(where={"n": Bounds(5, None)}), True),
        (claim(where={"n": Bounds(None, 5)}), claim(where={"n": Bounds(5, None)}), False),
        (claim(), claim(holder=Side.TOWNSHIP), True),
        (claim(where={"title": ("a",)}), claim(where={"title": ("b",)}), False),
    ],
)
def test_claims_exclude_each_other_only_where_no_record_can_meet_both(one, other, apart):
    assert (exclude(one, other), exclude(other, one)) == (apart, apart)


def test_many_claims_are_merged_without_trying_all_sets():
    options = [f"o{n:02}" for n in range(30)]
    kind = replace(
        STUDY, fields=(replace(SORT, options=tuple(Option(o, said(o)) for o in options)),)
    )
    steps = (1, 2, 5)
    many = [
        (claim(kind, where={"sort": tuple(options[n : n + step])}), Fraction(step))
        for step in steps
        for n in range(0, 30, step)
    ]
    assert len(many) == 51
    assert least(many) == 30


def test_of_very_many_that_hang_together_one_set_is_enough_for_a_lower_bound():
    options = [f"o{n:02}" for n in range(20)]
    kind = replace(
        STUDY, fields=(replace(SORT, options=tuple(Option(o, said(o)) for o in options)),)
    )
    pairs = [(claim(kind, where={"sort": pair}), Fraction(1)) for pair in combinations(options, 2)]
    assert (len(pairs), least(pairs)) == (190, 10)
