"""What a rule brings about, on the pages: told before the press, waiting on the day's page, completed."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.records.conftest import FOUND, Desk, rated
from desk.records.views.pages import new, said, sent, wrong
from duixian.desk.config.clock import now
from duixian.desk.org.models import Post
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.queries import posted, unwritten

pytestmark = pytest.mark.django_db


def begun(cast, record):
    return f"{new(cast, 'problem')}?from={record.key}"


def test_the_page_says_beforehand_what_the_move_makes_besides(desk: Desk):
    noted = desk.make("secretary", "finding", "note", **FOUND).record
    page = said(desk.cast.browser("office").get(f"/records/{noted.key}/"))
    assert "核定并挂号：还会按规则生成一份“问题”草稿，放进本单位的待办，补齐才算记下。" in page


def test_the_draft_waits_on_the_days_page_of_the_unit_and_is_completed_there(desk, finding):
    browser = desk.cast.browser("branch")
    assert "待补齐" in said(browser.get("/"))
    assert begun(desk.cast, finding) in browser.get("/").content.decode()
    form = browser.get(begun(desk.cast, finding))
    assert f"按规则由 {finding.code} 而来：{FOUND['text']}" in said(form)
    assert FOUND["text"] in form.content.decode()
    answer = browser.post(begun(desk.cast, finding), sent(text="台账重做", source="inspection"))
    assert (answer.status_code, wrong(answer)) == (302, [])
    problem = Record.objects.seen_by(desk.cast.viewer("branch")).get(kind="problem")
    assert (problem.text, problem.values["finding"]) == ("台账重做", [finding.code])
    assert "待补齐" not in said(browser.get("/"))


def test_a_draft_that_somebody_else_has_completed_is_not_completed_twice(desk, finding):
    browser = desk.cast.browser("branch")
    browser.post(begun(desk.cast, finding), sent(text="台账重做", source="inspection"))
    for answer in (
        browser.post(begun(desk.cast, finding), sent(text="又一遍", source="inspection")),
        browser.get(begun(desk.cast, finding)),
    ):
        assert (answer.status_code, answer["Location"]) == (302, f"/records/{finding.key}/")
    assert Record.objects.seen_by(desk.cast.viewer("branch")).filter(kind="problem").count() == 1


def test_what_was_typed_into_it_is_kept_apart_from_another_one(desk, finding):
    browser = desk.cast.browser("branch")
    keep = f"/records/new/problem/{finding.unit.key}/draft/"
    browser.post(f"{keep}?from={finding.key}", sent(text="台账重做到一半"))
    browser.post(keep, sent(text="另外一件事"))
    drafts = Draft.objects.seen_by(desk.cast.viewer("branch")).order_by("pk")
    assert [(d.origin_id, d.texts["text"]) for d in drafts] == [
        (finding.pk, ["台账重做到一半"]),
        (None, ["另外一件事"]),
    ]
    assert "台账重做到一半" in browser.get(begun(desk.cast, finding)).content.decode()
    assert "另外一件事" in browser.get(new(desk.cast, "problem")).content.decode()


@pytest.mark.parametrize("source", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_source_that_is_not_there_is_not_found(desk, source):
    address = f"{new(desk.cast, 'problem')}?from={source}"
    assert desk.cast.browser("branch").get(address).status_code == 404


def test_a_source_of_another_unit_is_not_found(desk, finding):
    address = f"{new(desk.cast, 'problem', 'reed')}?from={finding.key}"
    assert desk.cast.browser("reed_branch").get(address).status_code == 404


def test_the_page_of_a_record_on_notice_says_from_when_to_when(desk, round_):
    page = said(desk.cast.browser("office").get(f"/records/{rated(desk, round_).key}/"))
    assert "公示（党内）2026-11-23 至 2026-11-27" in page


@pytest.mark.parametrize("many", [1, 3])
def test_drafts_are_found_with_the_same_few_questions(desk, many, django_assert_num_queries):
    for _ in range(many):
        desk.move("office", desk.make("secretary", "finding", "note", **FOUND).record, "confirm")
    viewer = desk.cast.viewer("branch")
    with django_assert_num_queries(2):
        assert len(unwritten(viewer, desk.kinds, desk.now.date())) == many


@pytest.mark.parametrize(
    ("who", "sees"), [("branch", True), ("secretary", True), ("reed_branch", False)]
)
def test_what_stands_on_notice_is_seen_while_it_runs_by_those_near(desk, round_, who, sees):
    record = rated(desk, round_)
    days = [dt.date(2026, 11, n) for n in (22, 23, 27, 28)]
    viewer = desk.cast.viewer(who)
    found = [[each.record.code for each in posted(viewer, desk.kinds, day)] for day in days]
    assert found == [[], [record.code] * sees, [record.code] * sees, []]


def test_the_days_page_shows_what_stands_on_notice(desk, round_):
    today = Desk(desk.cast, desk.kinds, now())
    rated(today, round_)
    page = said(desk.cast.browser("branch").get("/"))
    last = today.now.date() + dt.timedelta(4)
    assert (
        f"正在公示 1 stars 等次评定 榆树湾村党支部 公示（党内）{today.now.date()} 至 {last}" in page
    )


def test_what_came_of_a_rule_and_is_taken_back_is_the_rules_draft_again(desk, finding):
    browser = desk.cast.browser("branch")
    browser.post(begun(desk.cast, finding), sent(text="台账重做", source="inspection"))
    problem = Record.objects.seen_by(desk.cast.viewer("branch")).get(kind="problem")
    Desk(desk.cast, desk.kinds, now()).undo("branch", problem)
    (draft,) = Draft.objects.seen_by(desk.cast.viewer("branch"))
    assert (draft.origin_id, draft.texts["text"]) == (finding.pk, ["台账重做"])
    assert "待补齐" in said(browser.get("/"))
    assert "台账重做" in browser.get(begun(desk.cast, finding)).content.decode()
    browser.post(begun(desk.cast, finding), sent(text="台账重做", source="inspection"))
    assert Record.objects.seen_by(desk.cast.viewer("branch")).filter(kind="problem").count() == 1
    assert "待补齐" not in said(browser.get("/"))


def test_where_nobody_in_the_unit_can_write_it_waits_above_with_a_sentence(desk, finding):
    told = "这个组织没有人能记，由您代为录入"
    clerk = desk.cast.browser("clerk")
    assert told not in said(clerk.get("/"))
    for who in ("branch", "recorder"):
        Post.objects.unscoped().filter(account=desk.cast.accounts[who]).update(account=None)
    page = said(clerk.get("/"))
    assert ("待补齐" in page, told in page) == (True, True)
    assert told not in said(desk.cast.browser("south_clerk").get("/"))
    assert told not in said(desk.cast.browser("office").get("/"))


def test_what_is_owed_stands_first_among_the_kinds_and_leads_to_its_draft(desk, finding):
    page = desk.cast.browser("branch").get("/records/new/")
    words = said(page)
    assert words.index("先要记的 问题") < words.index("走访")
    assert begun(desk.cast, finding) in page.content.decode()
