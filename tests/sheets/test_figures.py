"""Numbers and days as people write them."""

import datetime as dt

import pytest

from duixian.sheets.figures import day, hundredths, many, per_cent, ratio


@pytest.mark.parametrize(
    ("n", "d", "said"),
    [
        (2, 3, "66.7%"),
        (1, 2, "50%"),
        (0, 7, "0%"),
        (1, 2000, "0.1%"),
        (7, 7, "100%"),
        (1999, 2000, "<100%"),
    ],
)
def test_a_share_has_one_place_rounded_half_up(n, d, said):
    assert per_cent(n, d) == said


@pytest.mark.parametrize(
    ("n", "d", "said"),
    [(165, 10, "16.5"), (5, 1, "5"), (1, 3, "0.33"), (-5, 2, "-2.5"), (12345, 1, "12,345")],
)
def test_a_number_has_the_places_it_needs(n, d, said):
    assert ratio(n, d) == said


@pytest.mark.parametrize(
    ("amount", "said"), [(1481, "14.81"), (2000, "20"), (-50, "-0.5"), (1, "0.01")]
)
def test_hundredths_are_written_as_a_number(amount, said):
    assert hundredths(amount) == said


def test_a_day_is_written_as_each_language_does():
    assert [day(dt.date(2011, 3, 5), "zh"), day(dt.date(2011, 3, 5), "en")] == [
        "2011年3月5日",
        "5 Mar 2011",
    ]


def test_thousands_are_set_apart():
    assert many(1234567) == "1,234,567"
