"""How many linked records a condition asks for."""

from __future__ import annotations

import pytest

from duixian.rulebook.vocabulary.filters import Linked


@pytest.mark.parametrize(
    ("at_least", "at_most", "least"),
    [(None, None, 1), (None, 0, 0), (None, 3, 0), (2, None, 2), (0, None, 0), (1, 1, 1)],
)
def test_one_is_needed_unless_the_rule_says_otherwise_or_only_sets_a_maximum(
    at_least, at_most, least
):
    assert Linked("task", "task", at_least=at_least, at_most=at_most).least == least
