"""Grades: bands tried exactly, vetoes that only lower, blends that wait for every judge."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.ranks import Band, Blend, Grading, Veto
from duixian.rulebook.ranks.grading import best_left, blended, propose
from duixian.rulebook.vocabulary.text import Clause, Dated, Since, Text

DAY = dt.date(2010, 12, 31)
SCALE = ("5", "4", "3", "2", "1")


def always(amount):
    return Dated((Since(dt.date.min, Decimal(amount)),))


def grading(*vetoes, bands=((90, "5"), (80, "4"), (60, "3"), (40, "2"), (0, "1"))):
    steps = tuple(Band(always(start), grade) for start, grade in bands)
    name, clause = Text("星", "stars"), Clause("条")
    return Grading("stars", name, "rating", ("round",), clause, steps, veto=tuple(vetoes))


BELOW_90 = Veto("satisfied", ("5", "4"), below=always(90))


@pytest.mark.parametrize(
    ("number", "grade"),
    [("100", "5"), ("90", "5"), ("89.999", "4"), ("60", "3"), ("0", "1"), ("-1", None)],
)
def test_the_first_band_that_is_reached_is_the_grade(number, grade):
    assert propose(grading(), Fraction(number), {}, DAY).grade == grade


@pytest.mark.parametrize(
    ("satisfied", "grade", "outcome"),
    [("90", "5", "passes"), ("89", "3", "bars"), ("89.9999", "3", "bars"), (None, "5", "no_value")],
)
def test_a_veto_lowers_to_the_best_grade_left_and_without_a_value_bars_nothing(
    satisfied, grade, outcome
):
    values = {"satisfied": None if satisfied is None else Fraction(satisfied)}
    found = propose(grading(BELOW_90), Fraction("92.5"), values, DAY)
    assert (found.grade, found.banded, [t.outcome for t in found.tested]) == (grade, "5", [outcome])


def test_above_bars_where_less_is_better():
    veto = Veto("complaints", ("5",), above=always(2))
    grades = [
        propose(grading(veto), Fraction(95), {"complaints": Fraction(n)}, DAY).grade for n in (2, 3)
    ]
    assert grades == ["5", "4"]


def test_a_line_that_changes_by_date_is_read_on_the_day_of_the_round():
    from_july = Dated(
        (Since(dt.date(2010, 1, 1), Decimal(60)), Since(dt.date(2010, 7, 1), Decimal(70)))
    )
    one = Grading("g", Text("等", "g"), "rating", ("r",), Clause("条"), (Band(from_july, "good"),))
    days = [dt.date(2010, 6, 30), dt.date(2010, 7, 1)]
    assert [propose(one, Fraction(65), {}, day).grade for day in days] == ["good", None]


def test_no_number_no_grade_and_no_veto_is_tried():
    assert propose(grading(BELOW_90), None, {}, DAY).grade is None


def test_judges_are_weighted_and_a_missing_one_is_waited_for():
    blend = Blend({"own": Decimal(15), "masses": Decimal(20), "committee": Decimal(65)})
    scores = {"own": Fraction(100), "masses": Fraction(95), "committee": Fraction(90)}
    assert blended(blend, scores) == Fraction("92.5")
    assert blended(blend, {**scores, "masses": None}) is None
    assert blended(blend, {}) is None


numbers = st.fractions(min_value=-10, max_value=110, max_denominator=100)
grades = st.lists(st.sampled_from(SCALE), unique=True, min_size=1).map(tuple)
vetoes = st.lists(
    st.builds(Veto, st.sampled_from(["a", "b"]), grades, below=st.integers(0, 100).map(always)),
    max_size=3,
)
values = st.fixed_dictionaries({"a": st.none() | numbers, "b": st.none() | numbers})


@given(numbers, vetoes, values)
def test_a_veto_only_lowers_and_never_proposes_what_is_barred(number, vetoes, values):
    free, barred = (
        propose(grading(), number, {}, DAY),
        propose(grading(*vetoes), number, values, DAY),
    )
    place = {grade: at for at, grade in enumerate(SCALE)}
    assert barred.banded == free.grade
    assert place.get(barred.grade, len(SCALE)) >= place.get(free.grade, len(SCALE))
    assert barred.grade not in barred.barred
    if free.grade is not None:
        assert barred.grade == best_left(SCALE, free.grade, barred.barred)


@given(numbers, vetoes)
def test_without_any_value_nothing_is_barred(number, vetoes):
    assert (
        propose(grading(*vetoes), number, {}, DAY).grade
        == propose(grading(), number, {}, DAY).grade
    )
