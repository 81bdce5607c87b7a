"""Pairs: both sides see the same record, and the side that was helped has the word."""

from __future__ import annotations

import re

import pytest

from desk.records.views.pages import said, sent
from duixian.desk.records.models import Record

pytestmark = pytest.mark.usefixtures("on_the_day")
URL = "/records/contacts/pairs/"


@pytest.fixture
def agree(desk):
    """The branch of the elms agrees with the branch of the wells, in another township."""

    def agreed(on="2026-09-01", due="2026-11-20", other="well", unit="elm", **more):
        texts = {"need": "没有水泵", "item": "借一台水泵", "person": "P8", **more}
        return desk.make(
            "branch", "pair", "agree", unit, other=desk.cast.units[other].code,
            occurred_on=on, due_on=due, **texts,
        ).record  # fmt: skip

    return agreed


@pytest.fixture
def pair(desk, agree):
    """Agreed while both units are in sight of the one who types it in."""
    del agree
    from duixian.desk.records.actions import Sent, create

    cast = desk.cast
    return create(
        viewer=cast.viewer("office"), now=desk.now, unit=cast.units["elm"], kind=desk.kinds["pair"],
        move="agree",
        sent=Sent(
            {k: [v] for k, v in {
                "need": "没有水泵", "item": "借一台水泵", "person": "P8", "other": "B21",
                "occurred_on": "2026-09-01", "due_on": "2026-11-20",
            }.items()},
            on_behalf="P8",
        ),
    ).record  # fmt: skip


def test_both_sides_see_the_pair_and_nobody_beside_them(desk, pair):
    pages = {
        who: "借一台水泵" in said(desk.cast.browser(who).get(URL))
        for who in ("branch", "well_branch", "reed_branch", "clerk", "south_clerk", "leader")
    }
    assert pages == {
        "branch": True, "well_branch": True, "reed_branch": False, "clerk": True,
        "south_clerk": False, "leader": True,
    }  # fmt: skip
    opened = [
        desk.cast.browser(who).get(f"/records/{pair.key}/").status_code
        for who in ("well_branch", "reed_branch", "south_clerk")
    ]
    assert opened == [200, 404, 404]


def test_the_other_side_says_whether_it_was_done(desk, pair):
    reported = desk.move("branch", pair, "report", result="水泵借到了").record
    page = desk.cast.browser("well_branch").get(URL).content.decode()
    (confirm,) = re.findall(r'action="(/records/[^"]*/move/confirm/)"', page)
    own = desk.cast.browser("branch").get(URL).content.decode()
    assert "/move/confirm/" not in own
    answer = desk.cast.browser("well_branch").post(confirm, sent(version=reported.version))
    assert answer.status_code == 302
    after = Record.objects.seen_by(desk.cast.viewer("branch")).get(pk=pair.pk)
    assert (after.state, after.steps[-1]["by"]) == ("fulfilled", ["P11"])
    assert "受助一方 说办成了" in said(desk.cast.browser("branch").get(f"{URL}?show=over"))


def test_the_other_side_makes_no_other_move(desk, pair):
    browser = desk.cast.browser("well_branch")
    typed = sent(
        version=pair.version, result="办了", reason="没办", item="别的", due_on="2027-01-01"
    )
    found = [
        browser.post(f"/records/{pair.key}/{step}/", {**typed, "once": f"{nth:032x}"}).status_code
        for nth, step in enumerate(("move/report", "move/strike", "move/lapse", "correct"))
    ]
    after = Record.objects.seen_by(desk.cast.viewer("branch")).get(pk=pair.pk)
    assert (found, after.version) == ([422, 422, 422, 422], pair.version)
    assert "更正" not in said(browser.get(f"/records/{pair.key}/"))


def test_a_pair_without_a_visit_or_deed_since_stands_on_paper_only(desk, pair):
    said_ = "只在纸上：说定以后没有走访，也没有实事"
    assert said_ in said(desk.cast.browser("branch").get(URL))
    desk.visit("branch", occasion="mood", occurred_on="2026-10-01")
    assert said_ in said(desk.cast.browser("branch").get(URL))
    desk.visit("branch", occasion="pair", occurred_on="2026-10-01")
    assert said_ not in said(desk.cast.browser("branch").get(URL))


def test_a_deed_of_before_takes_no_pair_off_paper(desk, pair):
    desk.make("branch", "deed", "note", text="修灯", occurred_on="2026-08-31")
    assert "只在纸上 1 件" in said(desk.cast.browser("branch").get(URL))
    desk.make("branch", "deed", "note", text="修灯", occurred_on="2026-09-01")
    assert "只在纸上 1 件" not in said(desk.cast.browser("branch").get(URL))


def test_what_was_agreed_and_is_past_its_day_is_said_on_top(desk, pair):
    page = said(desk.cast.browser("branch").get(URL))
    assert "说好的事有 1 件到期没办成；在办 1 件，只在纸上 1 件。" in page
    assert "榆树湾村党支部 — 双井村党支部" in page


def test_an_empty_page_offers_the_first_step_to_those_who_write(desk):
    branch, leader = (said(desk.cast.browser(who).get(URL)) for who in ("branch", "leader"))
    assert ("结第一对" in branch, "结第一对" in leader, "还没有结对。" in leader) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(desk, pair, many, django_assert_num_queries):
    for nth in range(many - 1):
        desk.make(
            "branch", "pair", "agree", need="缺人", item=f"第{nth}件", person="P8",
            occurred_on="2026-09-01", due_on="2026-12-01",
        )  # fmt: skip
    for record in Record.objects.seen_by(desk.cast.viewer("branch")).filter(kind="pair"):
        desk.move("branch", record, "report", result="办了")
    browser = desk.cast.browser("clerk")
    browser.get(URL)
    with django_assert_num_queries(QUERIES):
        browser.get(URL)


QUERIES = 11
