"""Values: pairs of whole numbers, never reduced, and none is not 0."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duixian.rulebook.measures import Status, Value


@pytest.mark.parametrize(
    ("value", "wanted", "is_it"),
    [
        (Value.of(2, 4), "2/4", True),
        (Value.of(2, 4), "1/2", False),
        (Value.of(2, 4), "0.5", True),
        (Value.of(3, 1), "3", True),
        (Value.of(1, 1), "1/1", True),
        (Value.of(250, 100), "2.5", True),
        (Value.of(-1, 1), "-1", True),
        (Value.of(0, 1), "0", True),
        (Value.of(0, 1), "-", False),
        (Value.of(0, 0), "-", True),
        (Value.of(0, 0), "0", False),
        (Value.of(0, 0, few=1), "few", True),
        (Value.of(0, 0, few=1), "-", False),
        (Value.of(4, 5, few=1), "4/5", True),
    ],
)
def test_a_value_is_the_one_written(value, wanted, is_it):
    assert value.is_(wanted) is is_it


@pytest.mark.parametrize(
    ("value", "text", "fraction"),
    [
        (Value.of(2, 4), "2/4", Fraction(1, 2)),
        (Value.of(3, 1), "3", Fraction(3)),
        (Value(), "-", None),
        (Value(status=Status.TOO_FEW), "few", None),
    ],
)
def test_a_value_is_written_as_its_pair(value, text, fraction):
    assert (str(value), value.fraction) == (text, fraction)
