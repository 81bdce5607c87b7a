"""Numbers of the scorecards as people read them, with their unit."""

from fractions import Fraction

import pytest

from duixian.desk.scorecards.queries import printed, said_of
from duixian.rulebook.measures.printing import BY_PEOPLE, DAYS, Look, unit_of
from duixian.sheets.county import Number


@pytest.mark.parametrize(
    ("number", "look", "zh", "en"),
    [
        (Number("value", 31, 2), Look(after=DAYS), "15.5 天", "15.5 days"),
        (Number("value", 1, 1), Look(after=DAYS), "1 天", "1 day"),
        (Number("value", 500, 100), Look(signed=True, after=unit_of("分")), "+5 分", "+5 分"),
        (Number("value", 1200050, 100), Look(after=unit_of("元")), "12,000.5 元", "12,000.5 元"),
        (Number("value", 160, 2), Look(after=BY_PEOPLE), "80（人评）", "80 (judged)"),
        (Number("value", 1, 3), Look(per_cent=True), "33.33%", "33.33%"),
        (Number("none", None, None), Look(after=DAYS), "没有（不是 0）", "none (which is not 0)"),
    ],
)
def test_a_number_is_said_with_its_unit(number, look, zh, en):
    text = said_of(number, look)
    assert (text.zh, text.en) == (zh, en)


def test_the_middle_of_the_peers_is_said_alike():
    assert printed(Fraction(-3, 2), Look(signed=True)).zh == "-1.5"
