"""Writing a record down."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from desk.records.views.pages import TYPED, new, said, sent, written, wrong
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.ledger.models import Entry
from duixian.desk.records.models import Draft, Record
from duixian.rulebook.packs import find

MISSING = {
    "visit": ["要填“走访对象”。", "要填“听到什么”。"],
    "deed": ["要填“做了什么”。"],
    "study": ["要填“形式”。", "要填“题目”。"],
    "problem": ["要填“问题”。", "要填“来源”。"],
}


def test_the_kinds_one_may_write_are_offered_and_those_used_last_come_first(cast):
    written(cast, "study")
    written(cast, "visit")
    page = said(cast.browser("branch").get("/records/new/"))
    used, others = page.split("最近用过")[1].split("其他")
    assert used.index("走访") < used.index("学习调研")
    assert [name for name in ("实事", "承诺", "问题") if name not in others] == []


def test_what_a_branch_writes_every_day_stands_open_and_the_rest_is_folded(cast):
    page = said(cast.browser("branch").get("/records/new/"))
    daily, folded = page.split("更多类型")
    assert [n for n in ("实事", "承诺", "问题", "学习调研", "任务", "走访") if n not in daily] == []
    assert [n for n in ("活动载体", "结对", "学用", "制度") if n in daily or n not in folded] == []


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_the_form_of_every_kind_opens_filled_and_makes_a_record(cast, kind):
    form = cast.browser("branch").get(new(cast, kind))
    assert form.status_code == 200
    kinds = installed_kinds()
    assert [f.name.zh for f in kinds[kind].fields[:1] if f.name.zh not in said(form)] == []
    record = written(cast, kind)
    assert (record.kind, record.unit, record.version) == (kind, cast.units["elm"], 1)
    assert record.state == next(m.to for m in kinds[kind].moves if not m.from_)


def test_what_was_typed_is_what_the_record_holds(cast):
    record = written(cast, "deed", person="田丰", hands=["田丰、米禾"])
    assert record.values == {
        "text": "修好村口路灯",
        "area": "giving",
        "helped": 40,
        "money": 125050,
        "hands": [cast.persons["branch"].code, cast.persons["recorder"].code],
    }
    assert record.person == cast.persons["branch"]


@pytest.mark.parametrize("kind", sorted(MISSING))
def test_an_empty_form_names_each_missing_field_and_writes_nothing(cast, kind):
    answer = cast.browser("branch").post(new(cast, kind), sent())
    assert answer.status_code == 422
    assert wrong(answer) == MISSING[kind]
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"heard": "路" * 10_000}, ["听到什么：有 10000 个字，多于 300 个；缩短到 300 个字以内。"]),
        ({"occurred_on": "2999-01-01"}, ["日期 2999-01-01 还没到，今天是 {today}；写事情发生的那天；没发生的先不记。"]),
        ({"occurred_on": "昨天"}, ["不是日期：昨天；写作 2010-06-01。"]),
        ({"occasion": "fishing"}, ["为什么去：名单上没有：fishing。请从列出的里面选。"]),
        ({"person": "P10"}, ["责任人或本人：名单上没有：P10。请从列出的里面选。"]),
        ({"person": "查无此人"}, ["责任人或本人：名单上没有：查无此人。请从列出的里面选。"]),
        ({"problem": "B21-XXXXXXX"}, ["带回的问题：名单上没有：B21-XXXXXXX。请从列出的里面选。"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_field_and_nothing_typed_is_lost(cast, typed, told):
    answer = cast.browser("branch").post(new(cast, "visit"), sent(**{**TYPED["visit"], **typed}))
    today = answer.wsgi_request.now.date()
    assert wrong(answer) == [line.format(today=today) for line in told]
    assert answer.status_code == 422
    assert Entry.objects.count() == 0
    assert answer.context["form"]["household"].value() == "田家"


def test_the_same_form_sent_twice_makes_one_record(cast):
    browser, form = cast.browser("branch"), sent(**TYPED["visit"])
    first, second = (browser.post(new(cast, "visit"), form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Record.objects.seen_by(cast.viewer("branch")).count() == 1
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("by", ["branch", "recorder", "clerk"])
def test_a_foreign_unit_is_answered_like_one_that_is_not_there(cast, by):
    browser = cast.browser(by)
    answers = [
        browser.get(f"/records/new/visit/{key}/") for key in (cast.units["well"].key, uuid.uuid4())
    ]
    assert [a.status_code for a in answers] == [404, 404]
    assert said(answers[0]) == said(answers[1])


def test_a_kind_that_is_not_there_is_not_found(cast):
    assert cast.browser("branch").get(new(cast, "sermon")).status_code == 404


def test_whoever_does_not_write_for_a_unit_is_told_so(cast):
    assert cast.browser("clerk").get(new(cast, "visit")).status_code == 403


def test_what_is_typed_is_kept_and_stands_there_again(cast):
    browser = cast.browser("branch")
    kept = browser.post(f"{new(cast, 'visit')}draft/", sent(household="田家", person="田丰"))
    assert kept.status_code == 200
    assert "草稿已存，" in said(kept)
    browser.post(f"{new(cast, 'visit')}draft/", sent(household="田家老屋"))
    assert [d.texts["household"] for d in Draft.objects.seen_by(cast.viewer("branch"))] == [
        ["田家老屋"]
    ]
    form = browser.get(new(cast, "visit"))
    assert form.context["form"]["household"].value() == "田家老屋"
    assert "这是您上次没写完的" in said(form)
    assert "没写完的：走访，榆树湾村党支部" in said(browser.get("/records/new/"))


def test_a_draft_is_its_writers_alone(cast):
    cast.browser("branch").post(f"{new(cast, 'visit')}draft/", sent(household="田家"))
    draft = Draft.objects.seen_by(cast.viewer("branch")).get()
    other = cast.browser("recorder")
    assert "没写完的" not in said(other.get("/records/new/"))
    assert other.get(new(cast, "visit")).context["form"]["household"].value() in (None, "")
    assert other.post(f"/records/drafts/{draft.key}/drop/").status_code == 404
    assert Draft.objects.seen_by(cast.viewer("branch")).count() == 1


def test_sending_drops_the_draft_and_throwing_away_does_too(cast):
    browser = cast.browser("branch")
    for kind in ("visit", "deed"):
        browser.post(f"{new(cast, kind)}draft/", sent(text="半句"))
    written(cast, "visit")
    (left,) = Draft.objects.seen_by(cast.viewer("branch"))
    assert left.kind == "deed"
    answer = browser.post(f"/records/drafts/{left.key}/drop/")
    assert answer["Location"] == f"{new(cast, 'deed')}?move=note"
    assert Draft.objects.seen_by(cast.viewer("branch")).count() == 0


def test_after_saving_one_line_says_so_and_the_next_is_one_press_away(cast):
    record = written(cast)
    page = said(cast.browser("branch").get(f"/records/{record.key}/?noted"))
    assert "已记。" in page
    assert "再记一笔" in page
    assert "撤回" in page


def test_a_key_that_belongs_to_another_form_is_told_and_nothing_typed_is_lost(cast):
    browser, form = cast.browser("branch"), sent(**TYPED["visit"])
    browser.post(new(cast, "visit"), form)
    answer = browser.post(new(cast, "deed"), {**form, **TYPED["deed"]})
    assert wrong(answer) == [
        "这张表已经交过，内容不一样。要改已记的那条，请去更正；确实是另一件事，就再交一次。"
    ]
    assert answer.context["form"]["text"].value() == "修好村口路灯"
    again = browser.post(
        new(cast, "deed"), {**form, **TYPED["deed"], "once": answer.context["once"]}
    )
    assert again.status_code == 302


def test_where_members_are_asked_for_nobody_else_is_offered(cast):
    guest = cast.persons["recorder"]
    guest.status = "none"
    guest.save()
    form = cast.browser("branch").get(new(cast, "study")).context["form"]
    offered = {name: [*form.fields[name].listed.labels.values()] for name in ("present", "person")}
    assert offered == {"present": ["田丰"], "person": ["田丰", "米禾"]}
    answer = cast.browser("branch").post(
        new(cast, "study"), sent(**{**TYPED["study"], "present": "田丰、米禾"})
    )
    assert wrong(answer) == ["参加人员：名单上没有：米禾。请从列出的里面选。"]


def test_the_line_after_saving_names_where_it_counts_now_or_once_confirmed(cast):
    start(
        viewer=cast.viewer("office"),
        now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        source=find("chuangxianzhengyou"),
        unit=cast.units["county"],
        days=(dt.date(2026, 1, 1), None),
        answered=Answered("试办通知", "贺川"),
    )
    lines = {}
    for kind in ("visit", "deed"):
        record = written(cast, kind)
        page = cast.browser("branch").get(f"/records/{record.key}/?noted")
        lines[kind] = page.context["noted"]
    assert lines == {
        "visit": (
            "已记。它同时计入：创先争优活动·党员队伍好；创先争优活动·群众反映好；"
            "创先争优活动·带头服务群众。不必再报。"
        ),
        "deed": (
            "已记。确认以后可以计入：创先争优活动·工作业绩好；创先争优活动·群众反映好；"
            "创先争优活动·带头争创佳绩；创先争优活动·带头弘扬正气。不必再报。"
        ),
    }
