"""The board as people read it: the sentence, who is listed to whom, what may be done from it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from desk.plain import plain
from duixian.desk.loop.pledges.queries.ages import first_days
from duixian.desk.records.actions import Sent, correct
from duixian.desk.records.queries import correction_of
from duixian.desk.walls import Role

BOARD = "/records/pledges/"


def page(promises, who="branch", address=BOARD, language="zh-hans"):
    client = promises.desk.cast.browser(who)
    client.cookies["django_language"] = language
    return client.get(address)


def read(promises, who="branch", address=BOARD, language="zh-hans") -> str:

    text = page(promises, who, address, language).content.decode()
    text = text[text.index("<main") : text.index("</main")]
    return plain(text)


def told(text: str) -> str:
    return text.replace(" ", "")


def test_the_sentence_says_what_is_owed_and_for_how_long(year):
    assert "应兑现5项，兑现2项，1项未兑现有说明，2项未兑现且没有说明；最早一项已过期63天。" in told(
        read(year)
    )
    english = read(year, language="en")
    assert "5 were to be kept by now, 2 are kept, 1 not kept with a reason" in english
    assert "the oldest is 63 days past its day." in english


def test_what_is_past_its_day_without_a_word_stands_on_top_and_the_reason_beside_what_is_not(year):
    text = read(year)
    assert text.index("过期没有说明") < text.index("清公账") < text.index("植树")
    assert text.index("植树") < text.index("五步走到哪里") < text.index("办夜校")
    assert "原因：教室漏雨" in text
    assert "满意 24 / 30" not in text  # each maker by itself
    assert "满意 12 / 15 = 80%" in text


def test_whoever_made_a_pledge_is_not_offered_to_judge_it_and_the_superior_is(year):
    def offered(who):
        context = page(year, who).context
        return [row.may("keep") for row in context["parts"]["judge"]]

    assert offered("recorder") == [False, False]
    assert offered("branch") == [False, False]
    assert offered("secretary") == [True, True]


def test_a_member_is_named_in_the_branch_and_right_above_and_only_counted_further_up(year):
    name = year.desk.cast.persons["recorder"].name
    for who in ("branch", "secretary"):
        assert "植树" in read(year, who)
        assert name in read(year, who)
    far = read(year, "office")
    assert "植树" not in far
    assert name not in far
    assert "另有 1 项党员承诺只计数、不列出" in far
    assert "2 项未兑现且没有说明" in told(far).replace("2项", "2 项")
    whole = read(year, "office", f"{BOARD}?step=judge")
    assert "清公账" in whole
    assert "植树" not in whole


def test_ones_own_pledges_stand_on_top(year):
    text = read(year, "recorder")
    assert text.index("我自己的承诺") < text.index("植树")
    assert "我自己的承诺" not in read(year, "branch")


def test_a_renewed_pledge_has_the_age_of_the_first(promises):
    old = promises.shown("修路", "2009-12-31", occurred_on="2009-05-01")
    new = promises.shown("再修路", "2026-12-31", renews=old.code)
    newest = promises.shown("三修路", "2026-12-31", renews=new.code)
    viewer = promises.desk.cast.viewer("branch")
    days = first_days(viewer, promises.desk.kinds["pledge"], [newest, new, old])
    assert {*days.values()} == {dt.date(2009, 5, 1)}
    assert "自2009年5月1日起" in told(read(promises))
    assert f"{(dt.date(2026, 11, 23) - dt.date(2009, 5, 1)).days}天" in told(read(promises))


@pytest.mark.parametrize(
    "query",
    ["?step=nothing", "?year=0", "?year=99999", "?year=2999", "?maker=x", "?page=-1&step=judge"],
)
def test_what_an_address_says_of_no_meaning_is_as_if_it_were_not_there(year, query):
    assert page(year, "branch", BOARD + query).status_code == 200


@pytest.mark.parametrize("query", ["?under=x", "?under=00000000-0000-4000-8000-000000000000"])
def test_a_unit_out_of_sight_is_not_there(year, query):
    assert page(year, "branch", BOARD + query).status_code == 404


def test_an_empty_board_says_what_belongs_here(promises):
    text = read(promises)
    assert "到今天还没有该兑现的承诺" in text
    assert "提一项承诺" in text


def test_more_pledges_ask_no_more_questions(year, django_assert_max_num_queries):
    client = year.desk.cast.browser("secretary")
    client.get(BOARD)
    with django_assert_max_num_queries(24) as before:
        client.get(BOARD)
    for nth in range(6):
        year.shown(f"再清一本账{nth}", "2026-10-01", "reed", person="P10")
    with django_assert_max_num_queries(len(before)):
        client.get(BOARD)


def test_a_leader_reads_and_is_offered_nothing_to_write(year):
    assert Role.LEADER in year.desk.cast.viewer("leader").roles
    assert "提一项承诺" not in read(year, "leader")


def test_another_reason_put_right_is_read_at_once(year):
    desk, record = year.desk, year.made["办夜校"]
    record.refresh_from_db()
    kind = desk.kinds["pledge"]
    held = {**correction_of(record, kind).texts, "reason": ["教室要大修"]}
    correct(
        viewer=desk.cast.viewer("branch"), now=desk.now, record=record, kind=kind,
        version=record.version, sent=Sent(held),
    )  # fmt: skip
    with translation.override("zh-hans"):
        assert "原因：教室要大修" in read(year)


def test_the_button_stands_there_though_the_first_eight_wait_for_somebody_else(promises):
    for nth in range(9):
        made = promises.proposed(f"自己提的{nth}", "2026-12-01")
        assert made.state == "proposed"
    assert "会上审诺" not in read(promises, "recorder")
    promises.desk.make(
        "branch", "pledge", "propose", "elm", text="别人提的", maker="organisation", person="P8",
        due_on="2026-12-31", occurred_on="2026-01-05", amount="1",
    )  # fmt: skip
    assert "会上审诺" in read(promises, "branch")


@pytest.mark.parametrize(
    ("back", "goes"),
    [
        ("/records/pledges/?step=judge&page=1", "/records/pledges/?step=judge&page=1"),
        ("https://elsewhere.example/", ""),
        ("//elsewhere.example/", ""),
        ("records:list", ""),
    ],
)
def test_after_judging_one_is_back_where_one_came_from(year, back, goes):
    record = year.made["清公账"]
    record.refresh_from_db()
    browser = year.desk.cast.browser("secretary")
    form = browser.get(f"/records/{record.key}/move/keep/", {"next": back}).content.decode()
    form = form[form.index("<main") :]
    assert ('name="next"' in form) == bool(goes)
    answer = browser.post(
        f"/records/{record.key}/move/keep/",
        {"version": record.version, "once": "k", "next": back, "verdict_satisfied": "9",
         "verdict_basically": "1", "verdict_dissatisfied": "0"},
    )  # fmt: skip
    record.refresh_from_db()
    assert record.state == "kept"
    assert answer["Location"] == (goes or f"/records/{record.key}/")


def test_the_board_hands_its_address_on_to_the_steps_it_offers(year):
    text = page(year, "secretary", f"{BOARD}?step=judge").content.decode()
    assert "/keep/?next=%2Frecords%2Fpledges%2F%3Fstep%3Djudge" in text
