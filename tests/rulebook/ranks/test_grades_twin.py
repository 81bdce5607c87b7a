"""Grades a second time, another way: seats are dealt out one group of equals after the other."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.ranks import Band, Grading, Quota, Veto
from duixian.rulebook.ranks.grading import propose
from duixian.rulebook.ranks.quotas import Candidate, limited
from duixian.rulebook.vocabulary.text import Clause, Dated, Since, Text

DAY = dt.date(2010, 12, 31)
SCALE = "ABCD"
STARTS = (90, 75, 60, 0)


def always(amount):
    return Dated((Since(dt.date.min, Decimal(amount)),))


@st.composite
def rounds(draw):
    """Units with a number in hundredths (or none), a group, and what a veto sees; vetoes; quotas."""
    number = st.none() | st.integers(0, 10000) | st.sampled_from([9000, 7500, 6000, 8999, 9001])
    seen = st.none() | st.integers(0, 100)
    units = draw(st.lists(st.tuples(number, st.sampled_from("xy"), seen), max_size=14))
    line = draw(st.integers(0, 100))
    bars = draw(st.sets(st.sampled_from("ABC"), max_size=3))
    whole = draw(st.integers(1, 10))
    quotas = {
        grade: (draw(st.integers(1, whole)), whole)
        for grade in sorted(draw(st.sets(st.sampled_from(SCALE), max_size=3)))
    }
    return {str(nth): unit for nth, unit in enumerate(units)}, line, bars, quotas


def dealt(units, line, bars, quotas):
    """The grades and marks, by hand: a pile for each grade, dealt from the top."""
    grade, barred = {}, {}
    for unit, (number, _, seen) in units.items():
        barred[unit] = bars if seen is not None and seen < line else set()
        reached = [
            g
            for g, start in zip(SCALE, STARTS, strict=True)
            if number is not None and number >= 100 * start
        ]
        grade[unit] = next((g for g in reached if g not in barred[unit]), None)
    marks = {unit: [] for unit in units}
    for at, best in enumerate(SCALE):
        for group in "xy" if best in quotas else "":
            peers = [unit for unit in units if units[unit][1] == group]
            part, whole = quotas[best]
            seats = len(peers) * part // whole
            pile = sorted((u for u in peers if grade[u] == best), key=lambda u: -units[u][0])
            for _, equals in groupby(pile, key=lambda u: units[u][0]):
                same = list(equals)
                where = "within" if seats >= len(same) else "edge" if seats else "beyond"
                for unit in same:
                    marks[unit].append(where)
                    if where == "beyond":
                        lower = [g for g in SCALE[at + 1 :] if g not in barred[unit]]
                        grade[unit] = lower[0] if lower else None
                seats = max(0, seats - len(same)) if where == "within" else 0
    return grade, marks


@given(rounds())
def test_both_ways_give_the_same_grades_and_the_same_marks(round_):
    units, line, bars, quotas = round_
    bands = tuple(Band(always(start), grade) for start, grade in zip(STARTS, SCALE, strict=True))
    veto = Veto("seen", tuple(sorted(bars)), below=always(line))
    grading = Grading("stars", Text("星", "Stars"), "rating", (), Clause("条"), bands, veto=(veto,))
    proposals = {
        unit: propose(
            grading,
            None if number is None else Fraction(number, 100),
            {"seen": None if seen is None else Fraction(seen)},
            DAY,
        )
        for unit, (number, _, seen) in units.items()
    }
    candidates = {
        unit: Candidate(unit, units[unit][0], p.grade, p.barred)
        for unit, p in proposals.items()
        if p.grade is not None
    }
    peers = {unit: (group,) for unit, (_, group, _) in units.items()}
    now, limits = limited(
        [(Quota(g, most), peers) for g, most in quotas.items()], SCALE, candidates
    )
    found = {unit: now.get(unit) for unit in units}
    marks = {unit: [limit.where for limit in limits.get(unit, ())] for unit in units}
    assert (found, marks) == dealt(*round_)
