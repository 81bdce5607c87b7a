"""How values look: all places of a power of ten, signs, units, days, and who judged."""

from __future__ import annotations

import pytest

from duixian.rulebook.measures.printing import BY_PEOPLE, DAYS, Look, decimal, unit_of


@pytest.mark.parametrize(
    ("n", "d", "text"),
    [
        (250, 100, "2.50"),
        (-5, 100, "-0.05"),
        (-250, 100, "-2.50"),
        (7, 1, "7"),
        (0, 10, "0.0"),
        (31, 2, "15.5"),
        (1, 3, "0.33"),
        (2, 3, "0.67"),
        (-1, 8, "-0.13"),
        (6, 3, "2"),
        (12050, 400, "30.13"),
    ],
)
def test_a_number_is_written_with_its_places(n, d, text):
    assert decimal(n, d) == text


@pytest.mark.parametrize(
    ("look", "number", "zh", "en"),
    [
        (Look(), "5", "5", "5"),
        (Look(after=DAYS), "27", "27 天", "27 days"),
        (Look(after=DAYS), "1", "1 天", "1 day"),
        (Look(signed=True), "5", "+5", "+5"),
        (Look(signed=True), "-5", "-5", "-5"),
        (Look(signed=True), "0.00", "0.00", "0.00"),
        (Look(signed=True, after=unit_of("分")), "5", "+5 分", "+5 分"),
        (Look(after=unit_of("%")), "5", "5%", "5%"),
        (Look(after=unit_of(None)), "5", "5", "5"),
        (Look(after=BY_PEOPLE), "80", "80（人评）", "80 (judged)"),
    ],
)
def test_what_stands_beside_a_number_says_what_it_is(look, number, zh, en):
    text = look.beside(number)
    assert (text.zh, text.en) == (zh, en)
