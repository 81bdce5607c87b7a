"""Drawings say what the numbers say, and nothing that is typed becomes markup."""

from __future__ import annotations

import re
from fractions import Fraction

from lxml import etree

from duixian.desk.look import charts
from duixian.desk.look.charts import Amount, Bar, Point, Reach


def per_cent(value: int) -> Amount:
    return Amount(Fraction(value, 100), f"{value}%")


def attributes(drawing: str, tag: str, *names: str) -> list[tuple[str | None, ...]]:
    found = etree.fromstring(drawing).iter(tag)
    return [tuple(one.get(name) for name in names) for one in found]


def test_a_spread_runs_from_worst_to_best_with_a_dot_at_the_median():
    drawing = charts.spread(
        [Reach("石渡乡", per_cent(20), per_cent(61), per_cent(100))], Fraction(1)
    )
    assert attributes(drawing, "circle", "cx", "cy") == [("61.0%", "33")]
    assert attributes(drawing, "line", "class", "x1", "x2") == [
        ("rail", "0%", "100%"),
        ("reach", "20.0%", "100.0%"),
        ("reach", "20.0%", "20.0%"),
        ("reach", "100.0%", "100.0%"),
    ]


def test_columns_are_as_tall_as_their_numbers_and_what_waits_is_marked():
    drawing = charts.ages([Bar("不到1月", 10), Bar("一年以上", 5, needed=True), Bar("没有", 0)])
    assert attributes(drawing, "rect", "class", "height") == [
        ("bar", "102"),
        ("bar needed", "51"),
        ("bar", "0"),
    ]


def test_a_time_without_number_leaves_a_gap_and_is_not_nought():
    points = [Point(str(n), v and per_cent(v)) for n, v in enumerate((10, 20, None, 40, 100))]
    drawing = charts.course(points, Fraction(1))
    assert attributes(drawing, "polyline", "points") == [("0,32 250,29",), ("750,23 1000,5",)]
    assert attributes(drawing, "circle", "cx", "r") == [("100.0%", "4")]


def test_a_number_alone_is_a_dot():
    points = [Point("1", None), Point("2", per_cent(50)), Point("3", None)]
    assert attributes(charts.course(points, Fraction(1)), "circle", "cx", "r") == [("50.0%", "4")]


def test_a_history_tells_its_first_and_last_time_and_number():
    points = [Point("1月", per_cent(10)), Point("2月", None), Point("3月", per_cent(61))]
    drawing = charts.history(points, Fraction(1))
    texts = [text.text for text in etree.fromstring(drawing).iter("text")]
    assert texts == ["1月", "3月", "10%", "61%"]


def test_nothing_to_draw_draws_nothing():
    empty = [
        charts.spread([], Fraction(1)),
        charts.ages([]),
        charts.course([], Fraction(1)),
        charts.history([], Fraction(1)),
    ]
    shapes = re.findall("<(rect|circle|polyline|text)", "".join(empty))
    assert shapes == []


def test_a_spread_that_reaches_below_nought_begins_there():
    reach = Reach("甲", per_cent(-50), per_cent(0), per_cent(50))
    drawing = charts.spread([reach], Fraction(1, 2), Fraction(-1, 2))
    assert attributes(drawing, "line", "x1", "x2")[1] == ("0.0%", "100.0%")
    assert attributes(drawing, "circle", "cx") == [("50.0%",)]


def test_what_is_typed_stays_text():
    reach = Reach("<script>", per_cent(0), per_cent(0), per_cent(0))
    assert "&lt;script&gt;" in charts.spread([reach], Fraction(1))


def test_numbers_beyond_the_scale_stay_inside():
    reach = Reach("甲", per_cent(-5), per_cent(50), per_cent(250))
    drawing = charts.spread([reach], Fraction(1))
    assert attributes(drawing, "line", "x1", "x2")[1] == ("0.0%", "100.0%")
