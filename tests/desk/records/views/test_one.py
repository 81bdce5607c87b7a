"""One record: read, brought on, put right, taken back."""

from __future__ import annotations

import re
import uuid

import pytest

from desk.records.views.pages import said, sent, written, wrong
from duixian.desk.ledger.models import Entry
from duixian.desk.records.models import Record


def facts(answer):
    """The fields of a record as its page shows them."""
    found = re.search(r'<dl class="facts">(.*?)</dl>', answer.content.decode(), re.DOTALL)[1]
    words = re.sub(r"</?span[^>]*>", "", found)
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", words, re.DOTALL))


def verbs(answer):
    """What the page offers to do."""
    page = answer.content.decode()
    part = page.partition("可以办</h2>")[2].partition("</section>")[0]
    return [
        re.sub(r"<.*?>", "", b)
        for b in re.findall(r'class="button[^>]*>(.*?)</(?:a|button)>', part)
    ]


def asked(cast, record, by, move, **typed):
    """A move asked for with its small form."""
    url = f"/records/{record.key}/move/{move}/"
    now = Record.objects.seen_by(cast.viewer(by)).get(pk=record.pk)
    form = {"once": uuid.uuid4().hex, "version": now.version, **typed}
    return cast.browser(by).post(url, form)


def now(cast, record):
    return Record.objects.seen_by(cast.viewer("office")).get(pk=record.pk)


def test_a_record_shows_what_it_holds_in_words(cast):
    record = written(cast, "deed", person="田丰", hands="田丰、米禾")
    assert facts(cast.browser("clerk").get(f"/records/{record.key}/")) == {
        "日期": "2026年11月20日",
        "责任人或本人": "田丰",
        "做了什么": "修好村口路灯",
        "哪一方面": "奉献社会争在前",
        "受益人数": "40 人",
        "投入": "1250.50 元",
        "参加党员": "田丰、米禾",
    }


def test_a_tally_is_told_as_counts(cast):
    record = written(cast, "survey")
    shown = facts(cast.browser("clerk").get(f"/records/{record.key}/"))
    assert shown["计票"] == "非常满意 8，满意 10，发出 20，收回 20，无效 1"


@pytest.mark.parametrize(
    ("by", "offered"),
    [
        ("branch", ["划去", "更正", "撤回"]),
        ("clerk", ["核过", "退回", "更正", "点评"]),
        ("leader", ["核过", "退回", "点评"]),
        ("reed_branch", None),
        ("well_branch", None),
        ("auditor", None),
    ],
)
def test_everybody_is_offered_what_is_theirs_to_do(cast, by, offered):
    record = written(cast)
    answer = cast.browser(by).get(f"/records/{record.key}/")
    if offered is None:
        assert answer.status_code in {403, 404}
    else:
        assert [re.sub(r"（.*", "", verb) for verb in verbs(answer)] == offered


def test_a_foreign_record_is_answered_like_one_that_is_not_there(cast):
    record = written(cast)
    other = cast.browser("well_branch")
    pages = ("", "correct/", "move/strike/")
    answers = [
        [other.get(f"/records/{key}/{page}") for page in pages]
        for key in (record.key, uuid.uuid4())
    ]
    assert [[a.status_code for a in found] for found in answers] == [[404] * 3, [404] * 3]
    assert said(answers[0][0]) == said(answers[1][0])
    sending = other.post(f"/records/{record.key}/undo/")
    assert sending.status_code == 404


def test_the_township_returns_a_visit_it_is_corrected_and_approved(cast):
    record = written(cast)
    back = asked(cast, record, "clerk", "return", question="是哪一户的路灯？")
    assert back["Location"] == f"/records/{record.key}/"
    assert now(cast, record).state == "returned"
    branch = cast.browser("branch")
    form = branch.get(f"/records/{record.key}/move/answer/")
    assert form.context["form"]["heard"].value() == "村口路灯不亮"
    asked(
        cast, record, "branch", "answer",
        household="田家", heard="田家门口的路灯不亮", occurred_on="2026-11-20",
    )  # fmt: skip
    asked(cast, record, "clerk", "check")
    assert (now(cast, record).state, now(cast, record).version) == ("checked", 4)
    page = said(branch.get(f"/records/{record.key}/"))
    story = page.partition("经过")[2]
    told = [story.index(f" {word} · ") for word in ("核过", "更正再报", "退回", "记一笔")]
    assert told == sorted(told)
    assert "听到什么 村口路灯不亮 → 田家门口的路灯不亮" in story
    assert "退回时问的 是哪一户的路灯？" in story


def test_a_return_without_a_question_says_what_is_missing(cast):
    record = written(cast)
    answer = asked(cast, record, "clerk", "return")
    assert (answer.status_code, wrong(answer)) == (422, ["要填“退回时问的”。"])
    assert now(cast, record).state == "noted"


def test_a_move_that_is_not_theirs_is_refused_with_its_reason(cast):
    record = written(cast)
    answer = asked(cast, record, "branch", "check")
    assert answer.status_code == 422
    assert wrong(answer) == [
        "“核过”由上级、督查人员办。",
        "您就是“记一笔”的人，这一步要换一个人办。",
    ]


def test_a_move_the_kind_does_not_have_is_not_found(cast):
    record = written(cast)
    browser = cast.browser("branch")
    answers = [browser.get(f"/records/{record.key}/move/{move}/") for move in ("bury", "note")]
    assert [a.status_code for a in answers] == [404, 404]


def test_a_correction_keeps_what_stands_and_the_story_tells_what_changed(cast):
    record = written(cast, person="田丰")
    browser = cast.browser("branch")
    form = browser.get(f"/records/{record.key}/correct/").context["form"]
    assert {name: form[name].value() for name in ("household", "heard", "occasion", "person")} == {
        "household": "田家",
        "heard": "村口路灯不亮",
        "occasion": "mood",
        "person": cast.persons["branch"].code,
    }
    typed = {"household": "田家", "heard": "村口两盏路灯不亮", "occasion": "", "person": "田丰"}
    answer = browser.post(f"/records/{record.key}/correct/", {**sent(**typed), "version": 1})
    assert answer.status_code == 302
    story = said(browser.get(f"/records/{record.key}/")).partition("经过")[2]
    assert " 更正 · 已记 " in story
    assert "听到什么 村口路灯不亮 → 村口两盏路灯不亮" in story
    kept = {name: record.values[name] for name in record.values if name != "occasion"}
    assert now(cast, record).values == {**kept, "heard": "村口两盏路灯不亮"}


def test_nothing_changed_is_no_correction(cast):
    record = written(cast)
    typed = {"household": "田家", "heard": "村口路灯不亮", "occasion": "mood"}
    answer = cast.browser("branch").post(
        f"/records/{record.key}/correct/", {**sent(**typed), "version": 1}
    )
    assert wrong(answer) == ["没有改动。"]
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("version", ["", "9" * 40, "٣", "-1", "one"])
def test_a_form_that_does_not_say_over_what_it_was_filled_in_changes_nothing(cast, version):
    record = written(cast)
    typed = {"household": "田家", "heard": "两盏路灯不亮", "occasion": "mood"}
    answer = cast.browser("branch").post(
        f"/records/{record.key}/correct/", {**sent(**typed), "version": version}
    )
    assert (answer.status_code, Entry.objects.count()) == (409, 1)


def test_somebody_who_was_quicker_is_shown_and_nothing_typed_is_lost(cast):
    record = written(cast)
    first, second = cast.browser("branch"), cast.browser("recorder")
    url = f"/records/{record.key}/correct/"
    typed = {"household": "田家", "occasion": "mood", "version": 1}
    first.post(url, sent(**typed, heard="两盏路灯不亮"))
    answer = second.post(url, sent(**typed, heard="三盏路灯不亮"))
    assert answer.status_code == 409
    assert answer.context["form"]["heard"].value() == "三盏路灯不亮"
    page = said(answer)
    assert "田丰在" in page
    assert "听到什么 两盏路灯不亮 三盏路灯不亮" in page
    again = second.post(
        url, sent(**{**typed, "version": answer.context["version"]}, heard="三盏路灯不亮")
    )
    assert again.status_code == 302
    assert now(cast, record).values["heard"] == "三盏路灯不亮"


def test_what_was_just_written_is_taken_back_and_stands_in_the_form_again(cast):
    record = written(cast)
    browser = cast.browser("branch")
    answer = browser.post(f"/records/{record.key}/undo/")
    assert answer["Location"] == f"/records/new/visit/{cast.units['elm'].key}/?move=note"
    form = browser.get(answer["Location"])
    assert form.context["form"]["heard"].value() == "村口路灯不亮"
    assert "已撤回" in said(form)
    assert Record.objects.seen_by(cast.viewer("branch")).count() == 0


def test_what_others_have_acted_on_is_not_taken_back(cast):
    record = written(cast)
    asked(cast, record, "clerk", "check")
    browser = cast.browser("branch")
    assert "撤回（" not in said(browser.get(f"/records/{record.key}/"))
    answer = browser.post(f"/records/{record.key}/undo/", follow=True)
    assert "之后别人已经办过，不能撤回，可以更正。" in said(answer)
    assert now(cast, record).state == "checked"


@pytest.mark.parametrize("form", ["correct/", "move/strike/"])
def test_what_is_typed_into_a_step_is_kept_until_it_is_sent(cast, form):
    record = written(cast)
    browser, url = cast.browser("branch"), f"/records/{record.key}/{form}"
    typed = {"household": "田家老屋", "heard": "水渠漏水", "state_on": "2026-11-21"}
    assert "草稿已存，" in said(browser.post(f"{url}draft/", sent(**typed)))
    page = browser.get(url)
    shown = page.context["form"]
    kept = {name: shown[name].value() for name in shown.fields if name in typed}
    assert kept == {name: typed[name] for name in kept} != {}
    assert "这是您上次没写完的" in said(page)
    assert "没写完的：走访" in said(browser.get("/records/new/"))
    browser.post(url, {**sent(**typed), "version": 1})
    assert "没写完的" not in said(browser.get("/records/new/"))


def test_reading_what_is_sensitive_from_outside_the_unit_is_an_entry_once_a_day(cast):
    record, deed = written(cast), written(cast, "deed")
    for who in ("branch", "recorder", "clerk", "clerk", "leader"):
        cast.browser(who).get(f"/records/{record.key}/")
        cast.browser(who).get(f"/records/{deed.key}/")
    read = Entry.objects.filter(kind="record.visit.read").order_by("seq")
    assert [(e.actor, e.payload) for e in read] == [
        (cast.accounts[who].actor, f'{{"fields":["household"],"record":"{record.code}"}}')
        for who in ("clerk", "leader")
    ]
    undone = cast.browser("branch").post(f"/records/{record.key}/undo/")
    assert undone["Location"].startswith("/records/new/visit/")
