"""The people served judge at a meeting: a sheet to fill in, a sheet to count on, the counts typed in once."""

from __future__ import annotations

import io

import docx

from desk.loop.pledges.test_deciding import now
from desk.loop.pledges.test_sheets import got


def at(promises, what, unit="elm"):
    return f"/records/pledges/{promises.desk.cast.units[unit].key}/{what}/"


def sent(promises, **said):
    form = {"once": "k9", "state_on": "2026-11-22"}
    for text, answer in said.items():
        record = now(promises, text)
        move, _, more = answer.partition(":")
        form |= {f"decision-{record.key}": move, f"version-{record.key}": str(record.version)}
        if move == "keep":
            names = ("satisfied", "basically", "dissatisfied")
            form |= {f"{n}-{record.key}": c for n, c in zip(names, more.split("/"), strict=True)}
        else:
            form |= {f"reason-{record.key}": more}
    return form


def test_the_sheet_has_a_line_for_each_promise_with_three_boxes_and_nobodys_name(year):
    text = got(year, "secretary", at(year, "ballot")).content.decode()
    for said in ("满意", "基本满意", "不满意", "清公账", "修桥", "不用写名字", "计票人", "监票人"):
        assert said in text
    for unsaid in ("修渠", "通水", "帮春耕"):  # judged already, or not shown yet
        assert unsaid not in text
    for person in year.desk.cast.persons.values():
        assert person.name not in text
    assert text.count("□") == 3 * len(("清公账", "植树", "修桥"))


def test_the_counts_of_a_meeting_are_typed_in_once_for_all(year):
    browser = year.desk.cast.browser("secretary")
    form = browser.get(at(year, "judge")).content.decode()
    assert "清公账" in form
    answer = browser.post(
        at(year, "judge"), sent(year, 清公账="keep:21/3/1", 植树="break:春旱，苗没有到", 修桥="")
    )
    assert answer.status_code == 302
    kept, broken, left = (now(year, text) for text in ("清公账", "植树", "修桥"))
    assert (kept.state, kept.values["verdict"]) == (
        "kept", {"satisfied": 21, "basically": 3, "dissatisfied": 1},
    )  # fmt: skip
    assert (broken.state, broken.values["reason"]) == ("broken", "春旱，苗没有到")
    assert left.state == "shown"
    assert str(kept.state_on) == "2026-11-22"
    board = browser.get("/records/pledges/").content.decode()
    assert "评为兑现：1 项。" in board


def test_a_count_that_is_no_number_and_a_reason_that_is_missing_stand_beside_their_pledge(year):
    browser = year.desk.cast.browser("secretary")
    answer = browser.post(at(year, "judge"), sent(year, 清公账="keep://", 植树="break:"))
    assert answer.status_code == 422
    wrong = {i.row.record.text: [t.zh for t in i.wrong] for i in answer.context["items"]}
    assert wrong["清公账"] != []
    assert wrong["植树"] != []
    assert now(year, "清公账").state == "shown"


def test_who_proposed_is_told_that_others_judge(year):
    text = got(year, "recorder", at(year, "judge")).content.decode()
    assert "自己提的不能自己评" in text
    assert "decision-" not in text


def test_the_board_leads_to_the_sheet_those_who_may_judge(year):
    assert "会上评诺" in got(year, "secretary", "/records/pledges/").content.decode()
    assert "会上评诺" not in got(year, "recorder", "/records/pledges/").content.decode()


def test_the_letter_is_a_document_in_the_official_form(year):
    record = year.made["植树"]
    answer = got(year, "branch", f"/records/pledges/{record.key}/letter/document/")
    made = docx.Document(io.BytesIO(answer.content))
    texts = [p.text for p in made.paragraphs]
    assert texts[:3] == ["公开承诺书", "承诺人：米禾", "所在党支部：榆树湾村党支部"]
    headings = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["一、承诺事项", "二、完成时限", "三、党支部审核意见", "四、接受监督"]
    assert "植树" in texts
    assert "2026年11月22日" in texts
    far = got(year, "office", f"/records/pledges/{record.key}/letter/document/")
    assert far.status_code == 404
