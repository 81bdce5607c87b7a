"""The shipped campaign, scored over the county, tells the cast apart: paper, effect and voice."""

import datetime as dt
from fractions import Fraction

import pytest

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import cut, read
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.score import calendar_of, score, starts

YEAR_END = dt.date(2011, 12, 31)


@pytest.fixture(scope="module")
def scores(folder):
    """The county scored on the last day of the year."""
    pack = open_pack(find("chuangxianzhengyou"))
    ledger = read(folder, list(pack.kinds.values()))
    calendar = calendar_of(pack, ledger)
    first = starts(pack, YEAR_END, calendar)
    known = cut(ledger, list(pack.kinds.values()), as_of=YEAR_END, known_at=None, starts=first)
    return score(pack, known, calendar, DuckDB())


@pytest.fixture(scope="module")
def value(scores, cast):
    """The value of an indicator for whoever plays a part; its status where there is none."""
    table = scores.indicators
    names = ("track", "unit", "indicator", "status", "n", "d")
    rows = zip(*(table.column(name).to_pylist() for name in names), strict=True)
    held = {
        (unit, indicator): status if n is None else Fraction(n, d)
        for track, unit, indicator, status, n, d in rows
        if track == "unit"
    }
    return lambda part, indicator: held[cast[part], indicator]


@pytest.fixture(scope="module")
def townships(scores):
    """The values of an indicator for the townships, least first, in per cent."""
    rows = scores.rollup.to_pylist()
    return lambda indicator: sorted(
        Fraction(100 * row["n"], row["d"])
        for row in rows
        if row["unit"][0] == "T" and row["indicator"] == indicator
    )


@pytest.mark.parametrize("indicator", ["study_hours", "households_visited"])
def test_the_paper_tiger_does_more_than_the_quiet_branch(value, indicator):
    assert value("paper_tiger", indicator) > 2 * value("quiet_good", indicator)


@pytest.mark.parametrize("indicator", ["pledges_kept", "tasks_in_time", "satisfaction"])
def test_the_quiet_branch_achieves_more_than_the_paper_tiger(value, indicator):
    assert value("quiet_good", indicator) > Fraction(9, 10)
    assert value("paper_tiger", indicator) < Fraction(7, 10)


def test_the_paper_tiger_found_no_problem_itself(value):
    assert value("paper_tiger", "self_found") == 0


def test_the_promise_breaker_keeps_few_promises(value):
    assert value("promise_breaker", "pledges_kept") < Fraction(1, 3)


def test_the_unit_that_owes_much_has_tasks_overdue_and_closes_hardly_a_problem(value):
    assert value("owes_much", "tasks_overdue") >= 3
    assert value("quiet_good", "tasks_overdue") == 0
    assert value("owes_much", "problems_closed") < Fraction(1, 3)


def test_the_silent_branch_has_no_value_where_there_is_nothing_to_judge(value):
    indicators = ("pledges_kept", "problems_closed", "satisfaction", "study_covered")
    assert [value("silent", indicator) for indicator in indicators] == ["none", "none", "none", 0]


def test_three_members_are_too_few_to_be_shown(value):
    assert value("small", "members_satisfaction") == "too_few"


@pytest.mark.parametrize(
    ("indicator", "least", "most"),
    [
        ("pledges_kept", 50, 100),
        ("problems_closed", 50, 100),
        ("tasks_in_time", 50, 96),
        ("satisfaction", 70, 96),
        ("study_covered", 55, 98),
        ("books_covered", 30, 90),
        ("self_found", 25, 80),
    ],
)
def test_townships_spread_as_townships_do(townships, indicator, least, most):
    values = townships(indicator)
    assert least <= values[0]
    assert values[-1] <= most
    assert values[-1] - values[0] >= 15


def test_most_units_of_the_excellent_township_found_a_problem_themselves(scores, ask, cast):
    below = {
        u for (u,) in ask("select code from units where parent = ?", cast["excellent_township"])
    }
    rows = scores.indicators.to_pylist()
    found = [
        row["n"] > 0
        for row in rows
        if row["unit"] in below and row["indicator"] == "self_found" and row["n"] is not None
    ]
    assert sum(found) * 2 > len(below)


@pytest.fixture(scope="module")
def least(scores, ask):
    """The branches whose value of an indicator is least, of these that with most beneath the line."""
    branches = {u for (u,) in ask("select code from units where type = 'branch'")}

    def found(indicator):
        rows = [
            row
            for row in scores.indicators.to_pylist()
            if row["unit"] in branches and row["indicator"] == indicator and row["n"] is not None
        ]
        worst = min(Fraction(row["n"], row["d"]) for row in rows)
        lowest = [row for row in rows if Fraction(row["n"], row["d"]) == worst]
        most = max(row["d"] for row in lowest)
        return (worst * most, most, {row["unit"] for row in lowest if row["d"] == most})

    return found


@pytest.mark.parametrize(
    ("indicator", "part", "value"),
    [
        ("points_visited", "unvisited", (0, 3)),
        ("comments_settled", "unanswered", (0, 5)),
        ("exemplars_followed", "exemplar_only", (0, 2)),
        ("pairs_fulfilled", "paper_pairs", (0, 4)),
        ("rules_used", "wall_of_rules", (0, 6)),
    ],
)
def test_who_is_for_show_is_found_by_what_came_of_it(least, cast, indicator, part, value):
    n, d, units = least(indicator)
    assert ((n, d), units) == (value, {cast[part]})


def test_the_exemplar_for_show_closed_none_of_its_problems(value):
    assert value("exemplar_only", "problems_closed") == 0


def test_what_inspectors_found_the_unit_neither_found_nor_mended(value):
    assert value("inspected", "self_found") == 0
    assert value("inspected", "findings_solved") < Fraction(1, 3)
    assert value("quiet_good", "self_found") > Fraction(1, 2)


def test_who_learns_on_paper_knows_no_more_than_before(value):
    assert value("paper_tiger", "test_gain") <= 0
    assert value("quiet_good", "test_gain") >= 10


def test_only_what_is_for_bureaux_or_seldom_is_without_a_value_for_most_townships(scores):
    rows = [row for row in scores.rollup.to_pylist() if row["unit"][0] == "T"]
    empty = {}
    for row in rows:
        empty.setdefault(row["indicator"], []).append(row["n"] is None)
    without = {i for i, none in empty.items() if sum(none) * 2 > len(none)}
    seldom = {"adoption_effect"}  # not every township has an exemplar that others follow
    assert without - seldom == {"investment"}
