"""Contact points: one's own first, then where nobody has ever been; what was found there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desk.records.views.pages import said
from duixian.desk.loop.contacts.points import (
    QUARTERLY,
    owing,
    period_of,
    points,
    points_of,
    rhythm,
    standing,
)
from duixian.rulebook.clocks import Facts, Kept, duties
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.lifecycle import Every
from duixian.rulebook.moves import Step
from duixian.rulebook.vocabulary.words import PeriodName

pytestmark = pytest.mark.usefixtures("on_the_day")
DAY = dt.date(2026, 11, 23)
URL = "/records/contacts/"


def told(desk, who, clock=QUARTERLY):
    viewer, period = desk.cast.viewer(who), period_of(clock, DAY)
    rows = points_of(viewer, [*points(viewer, period)], desk.kinds, clock, DAY)
    return [(r.record.unit.code, r.leader, r.mine, r.last, r.came, r.wanted) for r in rows]


def test_ones_own_come_first_then_those_never_visited_then_the_longest_ago(desk, name, come):
    come(name("2026-02-01", "secretary", "reed"), "2026-11-02")
    name("2026-03-01", "office", "well")
    come(name("2026-04-01", "secretary", "ferry"), "2026-08-03")
    come(name("2026-05-01", "leader", "elm"), "2026-10-12")
    d = dt.date
    assert told(desk, "leader") == [
        ("B11", "贺川", True, d(2026, 10, 12), 1, False),
        ("B21", "苏棠", False, None, 0, True),
        ("B22", "程岚", False, d(2026, 8, 3), 0, True),
        ("B12", "程岚", False, d(2026, 11, 2), 1, False),
    ]
    assert next(row[:3] for row in told(desk, "office")) == ("B21", "苏棠", True)
    period = period_of(QUARTERLY, DAY)
    rows = points(desk.cast.viewer("leader"), period)
    assert standing(rows, QUARTERLY, period).__dict__ == {"points": 4, "never": 1, "due": 2}


def test_an_instructor_and_a_graduate_posted_here_are_named_as_what_they_come(desk, name, come):
    come(name("2026-02-01", "secretary", "reed", role="instructor"), "2026-11-02")
    name("2026-02-01", "clerk", "elm", role="graduate")
    page = said(desk.cast.browser("office").get(URL))
    assert "程岚 党建工作指导员 软弱涣散 上次去 2026年11月2日" in page
    assert "榆树湾村党支部 从没去过 柏青 社区大学生" in page


def test_one_named_within_the_quarter_wants_its_first_visit_in_the_next(desk, name):
    name("2026-10-02")
    name("2026-10-01", unit="reed")
    assert [(row[0], row[-1]) for row in told(desk, "leader")] == [("B12", True), ("B11", False)]


def test_what_is_due_is_what_the_clocks_of_the_rulebook_say(desk, name, come):
    """The list asks the database, the clock works from values: both name the same points."""
    for nth, (on, seen) in enumerate(
        (
            ("2026-10-01", ""),
            ("2026-10-02", ""),
            ("2026-02-01", "2026-10-01"),
            ("2026-02-01", "2026-09-30"),
        )
    ):
        point = name(on, unit=("elm", "reed", "well", "ferry")[nth])
        if seen:
            come(point, seen)
    kind = replace(desk.kinds["contact_point"], clocks=(QUARTERLY,))
    viewer, period = desk.cast.viewer("office"), period_of(QUARTERLY, DAY)
    kept = [
        Kept(
            r.code, r.kind, r.unit.code, r.state,
            {"occurred_on": r.occurred_on, **({"point": tuple(r.values["point"])} if "point" in r.values else {})},
            [Step(s["move"], dt.date.fromisoformat(s["on"]), frozenset(s["by"])) for s in r.steps],
        )
        for r in (*points(viewer, period), *_visits(viewer))
    ]  # fmt: skip
    facts = Facts(DAY, {**desk.kinds, "contact_point": kind}, kept, Tree(DAY, {}), since=DAY)
    by_clock = {d.record for d in duties(facts) if d.kind == "guidance" and d.period == period}
    by_list = {r.code for r in points(viewer, period).filter(owing(QUARTERLY, period))}
    assert (by_list, len(by_list)) == (by_clock, 2)


def _visits(viewer):
    from duixian.desk.records.models import Record

    return Record.objects.seen_by(viewer).filter(kind="guidance").select_related("unit")


def test_a_pack_may_ask_for_more_visits(desk, name, come):
    come(name("2026-02-01"), "2026-11-02")
    monthly = Every(kind="guidance", for_="records", per=PeriodName.QUARTER, at_least=2)
    asking = replace(desk.kinds["contact_point"], clocks=(monthly,))
    assert rhythm(desk.kinds) == QUARTERLY
    assert rhythm({**desk.kinds, "contact_point": asking}) == monthly
    assert told(desk, "leader", monthly)[0][-2:] == (1, True)


def test_the_page_says_what_was_found_and_what_became_of_it(desk, name, come):
    problem = desk.make(
        "branch", "problem", "register", text="桥面塌了", source="self", occurred_on="2026-11-01"
    ).record
    come(name("2026-02-01"), "2026-11-02", problem=problem.code)
    page = said(desk.cast.browser("branch").get(URL))
    assert "联系点 1 个，本季都去过了。" in page
    assert "要变成什么样 账目公开 2026年11月2日 看了账 · 该组织还没确认 → 桥面塌了 已挂号" in page
    assert ("记一次" in page, "记一次" in said(desk.cast.browser("leader").get(URL))) == (
        False,
        True,
    )


def test_a_visit_is_noted_with_the_point_filled_in(desk, name):
    point = name("2026-02-01")
    leader = desk.cast.browser("leader")
    address = f"/records/new/guidance/{point.unit.key}/?point={point.code}"
    assert address in leader.get(URL).content.decode()
    assert f'<option value="{point.code}" selected>' in leader.get(address).content.decode()


def test_never_visited_is_said_and_an_empty_page_says_what_belongs_there(desk, name):
    assert "还没有确定联系点。" in said(desk.cast.browser("leader").get(URL))
    name("2026-02-01")
    page = said(desk.cast.browser("leader").get(URL))
    assert "联系点 1 个，从没去过的 1 个，本季还没去的 1 个。" in page
    assert "从没去过 我联系的 贺川 软弱涣散" in page


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    desk, name, come, many, django_assert_num_queries
):
    for unit in ("elm", "reed", "well")[:many]:
        come(name("2026-02-01", unit=unit), "2026-11-02")
    browser = desk.cast.browser("leader")
    browser.get(URL)
    with django_assert_num_queries(QUERIES):
        browser.get(URL)


QUERIES = 14
