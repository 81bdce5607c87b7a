"""What goes out on paper: the public board says nothing about anybody, the summary has the old headings."""

from __future__ import annotations

import datetime as dt
import io

from openpyxl import load_workbook

from duixian.desk.loop.pledges.quarters import course
from duixian.desk.loop.pledges.wall import public
from duixian.rulebook.vocabulary.words import FieldClass

HEADINGS = [
    "序号", "承诺主体（党组织/班子/党员）", "姓名（名称）", "承诺事项", "类别（办实事/自身建设/岗位）", "数量", "完成时限",
    "责任人", "审核意见", "公示形式", "践诺情况（一季度）", "践诺情况（二季度）", "践诺情况（三季度）",
    "践诺情况（四季度）", "评诺结果（满意/基本满意/不满意）", "备注",
]  # fmt: skip


def got(promises, who, address):
    return promises.desk.cast.browser(who).get(address)


def wall(promises, who="branch", unit="elm"):
    return got(promises, who, f"/records/pledges/{promises.desk.cast.units[unit].key}/wall/")


def test_the_board_says_promise_number_day_and_state_and_no_name(year):
    text = wall(year).content.decode()
    for said in ("清公账", "2 件", "2026年9月21日", "过期 63 天，还没有说明", "教室漏雨", "践诺中"):
        assert said in text
    for unsaid in ("通水", "帮春耕"):  # neither shown in public yet
        assert unsaid not in text
    for person in year.desk.cast.persons.values():
        assert person.name not in text


def test_only_a_field_of_class_public_can_be_printed(year):
    kind, record = year.desk.kinds["pledge"], year.made["清公账"]
    assert public(record, kind, "amount") == "2 件"
    record.values["question"] = "内部的话"
    assert kind.field("question").class_ is FieldClass.INTERNAL
    assert public(record, kind, "question") == ""


def test_a_unit_without_pledges_has_a_board_that_says_so(promises):
    assert "还没有公示的承诺" in wall(promises, "secretary", "reed").content.decode()


def test_each_quarter_in_words(year):
    kind, day = year.desk.kinds["pledge"], dt.date(2026, 11, 23)

    def of(text):
        return course(year.made[text], kind, 2026, day)

    assert of("修渠") == ["已兑现"] * 4
    assert of("装路灯") == ["践诺中", "过期兑现", "过期兑现", "过期兑现"]
    assert of("清公账") == ["践诺中", "践诺中", "过期 9 天，还没有说明", "过期 63 天，还没有说明"]
    assert of("办夜校")[1:3] == ["践诺中", "未兑现，已说明"]
    assert course(year.made["修渠"], kind, 2025, day) == ["", "", "", ""]
    assert course(year.made["修渠"], kind, 2026, dt.date(2026, 5, 1))[2:] == ["", ""]


def test_an_overdue_pledge_says_so_at_the_end_of_its_quarter_even_if_it_was_kept_later(promises):
    promises.kept("装路灯", "2026-05-31", "2026-07-09")
    told = course(
        promises.made["装路灯"], promises.desk.kinds["pledge"], 2026, dt.date(2026, 11, 23)
    )
    assert told == ["践诺中", "过期 30 天，还没有说明", "过期兑现", "过期兑现"]


def book(promises, who):
    answer = got(promises, who, "/records/pledges/workbook/")
    return [[*row] for row in load_workbook(io.BytesIO(answer.content)).active.values]


def test_the_summary_has_the_headings_that_offices_use_and_a_line_for_each(year):
    rows = book(year, "branch")
    assert (
        rows[0][0] == "榆树湾村党支部 2026 年公开承诺汇总表"
        or "2026 年公开承诺汇总表" in rows[0][0]
    )
    assert rows[2] == HEADINGS
    by_text = {row[3]: row for row in rows[3:]}
    assert len(by_text) == 8
    done = by_text["修渠"]
    assert done[1:3] == ["党组织", "榆树湾村党支部"]
    assert done[5:10] == [2, "2026-03-20", "田丰", "通过 2026-01-12", "公示栏 2026-01-15"]
    assert done[14] == "12/2/1"
    assert by_text["办夜校"][15] == "未兑现原因：教室漏雨"
    assert by_text["植树"][1:3] == ["党员", "米禾"]


def test_the_summary_of_the_county_has_no_member(year):
    assert "植树" not in {row[3] for row in book(year, "office")}


def test_a_letter_has_the_promise_and_lines_to_sign(year):
    mine = year.made["植树"]
    text = got(year, "branch", f"/records/pledges/{mine.key}/letter/").content.decode()
    for said in (
        "承诺书",
        "植树",
        "米禾",
        "2026年11月22日",
        "承诺人签字",
        "党支部审核意见",
        "监督电话",
    ):
        assert said in text
    assert got(year, "office", f"/records/pledges/{mine.key}/letter/").status_code == 404
    other = year.made["清公账"]
    assert got(year, "office", f"/records/pledges/{other.key}/letter/").status_code == 200


def test_the_board_goes_on_on_a_second_sheet_and_hides_none(year, monkeypatch):
    monkeypatch.setattr("duixian.desk.loop.pledges.wall.PAGE", 3)
    first = wall(year).content.decode()
    assert "第 1 张，共 2 张；一共 6 项承诺。" in first
    address = f"/records/pledges/{year.desk.cast.units['elm'].key}/wall/?page=2"
    second = got(year, "branch", address).content.decode()
    assert '<td class="number">4</td>' in second
    texts = ("修渠", "装路灯", "办夜校", "清公账", "植树", "修桥")
    assert [(text in first) + (text in second) for text in texts] == [1] * 6


def test_the_summary_has_all_lines_however_many(year, monkeypatch):
    before = [row[3] for row in book(year, "branch")[3:]]
    monkeypatch.setattr("duixian.desk.records.projection.BATCH", 3)
    rows = book(year, "branch")[3:]
    assert [row[3] for row in rows] == before
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8]
