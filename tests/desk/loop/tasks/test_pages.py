"""What a reader sees of tasks: sentence, lamps as words, plan, time against work, drafts that are stuck."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from desk.plain import plain

HEADINGS = [
    "序号", "工作任务", "具体内容（措施）", "目标要求", "牵头领导", "牵头单位", "责任单位（配合单位）",
    "责任人", "完成时限", "形象进度：一季度", "形象进度：二季度", "形象进度：三季度", "形象进度：四季度",
    "进展情况", "存在问题", "备注",
]  # fmt: skip


def text_of(page: bytes) -> str:
    """The content of a page as its reader sees it: tags gone, blanks run together."""
    body = page.decode().partition("<main")[2].partition("</main>")[0]
    return plain(re.sub(r'<span class="date">(.*?)</span>', r"\1", body))


def seen(cast, who: str, address: str) -> str:
    answer = cast.browser(who).get(address)
    assert answer.status_code == 200
    return text_of(answer.content)


@pytest.mark.usefixtures("key_item")
def test_a_key_item_with_all_that_is_asked_of_it(cast):
    page = seen(cast, "office", "/records/tasks/")
    assert "1 件重点事项：没有亮红灯的，快到时限 0 件，已完成 0 件。" in page
    assert "城乡统筹 1 件，已完成 0 件" in page
    assert "3 修通榆树湾到镇上的路 路面验收通过 榆树湾村党支部 田丰 2026年12月31日" in page
    assert "延期 1 次，最近2026年11月23日，程岚同意" in page
    assert "节点完成 1/4，计划到今天 2" in page
    assert "绿灯 还剩 28 个工作日" in page


def test_what_is_past_its_day_comes_first_and_what_is_over_last(cast, work):
    """By days alone: neither the number nor the unit decides."""
    given = (
        ("早该办的", "9", "2026-10-30"),
        ("还早的", "1", "2026-12-31"),
        ("快到的", "5", "2026-11-27"),
    )
    for name, number, due in given:
        work.given(name, field="livelihood", key_number=number, due_on=due)
    work.done("办完的", field="livelihood", key_number="2", due_on="2026-09-30")
    page = seen(cast, "leader", "/records/tasks/")
    assert "4 件重点事项： 1 件亮红灯，快到时限 1 件，已完成 1 件。" in page
    assert (
        page.index("早该办的") < page.index("快到的") < page.index("还早的") < page.index("办完的")
    )
    assert "红灯 过了时限 24 天" in page
    assert "黄灯 还剩 4 个工作日" in page
    assert "已完成" in page[page.index("办完的") :]


def test_a_unit_without_key_items_sees_its_tasks(cast, work):
    work.given("清淤", due_on="2026-11-20")
    assert "1 件任务： 1 件亮红灯" in seen(cast, "branch", "/records/tasks/")


@pytest.mark.usefixtures("key_item")
def test_a_sibling_and_another_township_see_no_task_and_no_lamp(cast):
    for who in ("reed_branch", "south_clerk", "well_branch"):
        for page in ("", "sheet/", "time/", "sheet/paper/"):
            shown = seen(cast, who, f"/records/tasks/{page}")
            assert "修通" not in shown
            assert "绿灯" not in shown
        assert "没有在办的任务。" in seen(cast, who, "/records/tasks/")


def test_the_plan_of_a_task_with_its_milestones_and_who_put_it_off(cast, key_item):
    page = seen(cast, "branch", f"/records/tasks/{key_item.key}/plan/")
    assert "节点完成 1/4，计划到今天 2；完成 0，目标 6 · 比计划少 1 个" in page
    assert "到2026年12月31日还剩 28 个工作日，还差 3 件。" in page
    days = ["2026年3月31日", "2026年6月30日", "2026年12月20日", "2026年12月31日"]
    places = [page.index(day, page.index("节点 ")) for day in days]
    assert places == sorted(places)
    assert "延期 1 次 2026年11月23日 由程岚同意" in page
    assert "等材料" in page


def test_the_plan_shows_quarters_the_curve_and_all_three_readings(cast, key_item):
    page = seen(cast, "branch", f"/records/tasks/{key_item.key}/plan/")
    assert "季度 计划 完成 过了时限 1 季度 1 1 0 2 季度 1 0 1 3 季度 0 0 0 4 季度 2 0 0" in page
    assert "落在计划后面：11月23日前到期 2 件，其中 1 件没完成；共完成 1 件" in page
    assert "到月底 计划 完成 一月 0 0" in page
    assert "按剩余时间 绿灯 还剩 28 个工作日" in page
    assert "按进度与计划之差 黄灯 比计划少 1（共 4）" in page
    assert "按催办次数 绿灯 没有催过" in page


def test_a_milestone_is_added_under_its_whole_also_where_there_are_some(cast, key_item):
    browser = cast.browser("branch")
    page = browser.get(f"/records/tasks/{key_item.key}/plan/").content.decode()
    (link,) = re.findall(r'href="(/records/new/task/[^"]+)"', page)
    form = browser.get(link.replace("&amp;", "&")).content.decode()
    assert re.search(rf'<option value="{key_item.code}" selected>', form)
    assert "一个节点都没有" not in page


def test_a_unit_stands_against_its_plan_month_by_month(cast, work):
    work.done("一", due_on="2026-10-20")
    work.given("二", due_on="2026-10-30")
    work.given("三", unit="reed", due_on="2026-12-30")
    page = seen(cast, "clerk", "/records/tasks/time/")
    assert "落在计划后面：11月23日前到期 2 件，其中 1 件没完成；共完成 1 件" in page
    assert "十月 2 0 十一月 2 1 十二月 3 " in page
    reed = seen(cast, "clerk", f"/records/tasks/time/?unit={cast.units['reed'].key}")
    assert "跟得上计划：11月23日前到期 0 件，共完成 0 件" in reed


def test_a_task_whose_milestones_are_all_done_still_owes_its_own_report(cast, work):
    whole = work.given("修渠", due_on="2026-11-20")
    work.done("修一段", whole=whole.code, due_on="2026-10-30")
    page = seen(cast, "branch", f"/records/tasks/{whole.key}/plan/")
    assert "节点完成 1/1，计划到今天 1 还差 1 件，都过了时限或没有时限。" in page
    assert "红灯 过了时限 3 天" in page


def test_the_plan_of_what_is_no_task_or_out_of_sight_is_not_there(cast, desk, key_item):
    visit = desk.visit()
    assert cast.browser("office").get(f"/records/tasks/{visit.key}/plan/").status_code == 404
    assert (
        cast.browser("well_branch").get(f"/records/tasks/{key_item.key}/plan/").status_code == 404
    )


@pytest.mark.usefixtures("key_item")
def test_the_sheet_has_the_headings_of_offices_and_a_milestone_in_its_quarter(cast):
    answer = cast.browser("office").get("/records/tasks/sheet/workbook/")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "任务分解表"
    assert rows[1] == HEADINGS
    (line,) = rows[2:]
    assert line[:5] == [1.0, "修通榆树湾到镇上的路", "", "路面验收通过；目标 6", ""]
    assert line[5:9] == ["榆树湾村党支部", "", "田丰", "2026年12月31日"]
    assert line[9:11] == ["一季度勘测（3月31日，已完成）", "二季度铺路基（6月30日，已交办）"]
    assert line[11:13] == ["", "四季度铺路面（12月20日，已交办）；四季度验收（12月31日，已交办）"]
    assert line[13] == "节点完成 1/4，计划到今天 2；完成 0，目标 6、绿灯（还剩 28 个工作日）"
    assert line[14:] == ["等材料", "延期 1 次，最近2026年11月23日，程岚同意"]


@pytest.mark.usefixtures("key_item")
def test_the_sheet_on_paper_holds_the_same(cast):
    page = seen(cast, "office", "/records/tasks/sheet/paper/")
    assert page.index("序号") < page.index("牵头领导") < page.index("备注") < page.index("修通")


def test_the_sheet_is_narrowed_to_a_field_key_items_and_a_unit(cast, work, key_item):
    work.given("清淤", unit="reed", field="livelihood", due_on="2026-12-31")
    assert "2 件任务，没有过时限的。" in seen(cast, "office", "/records/tasks/sheet/")
    for asked in ("field=livelihood", f"unit={cast.units['reed'].key}"):
        page = seen(cast, "office", f"/records/tasks/sheet/?{asked}")
        assert ("清淤" in page, "修通" in page) == (True, False)
    page = seen(cast, "office", "/records/tasks/sheet/?only=key")
    assert ("清淤" in page, key_item.text in page) == (False, True)


@pytest.mark.parametrize("asked", ["field=nothing", "unit=nowhere", "page=999", "only=x", "page=x"])
@pytest.mark.usefixtures("key_item")
def test_strange_wishes_are_no_error(cast, asked):
    for page in ("sheet/", "sheet/paper/", "sheet/workbook/"):
        assert cast.browser("office").get(f"/records/tasks/{page}?{asked}").status_code == 200


def test_time_against_work_by_unit_and_below(cast, work):
    for unit, name, due in (
        ("elm", "一", "2026-11-20"), ("elm", "二", "2026-12-22"), ("elm", "三", "2026-12-22"),
        ("reed", "四", "2026-12-22"), ("reed", "五", "2027-06-30"),
    ):  # fmt: skip
        work.given(name, unit=unit, due_on=due)
    page = seen(cast, "clerk", "/records/tasks/time/")
    assert "云岫镇党委：到2026年12月22日还剩 21 个工作日，还差 4 件。" in page
    assert "其中 1 件过了时限。" in page
    assert "平均 5 个工作日办一件。在办的共 5 件，含节点。" in page
    assert page.index("榆树湾村党支部 过了时限 1 件") < page.index("芦花村党支部")
    assert "到2026年12月22日还剩 21 个工作日，还差 3 件。" in page
    assert "到2026年12月22日还剩 21 个工作日，还差 1 件。" in page
    below = seen(cast, "clerk", f"/records/tasks/time/?unit={cast.units['elm'].key}")
    assert "榆树湾村党支部：到2026年12月22日还剩 21 个工作日，还差 3 件。" in below


def test_the_time_of_a_unit_out_of_sight_is_not_there(cast):
    south = cast.units["south"].key
    assert cast.browser("clerk").get(f"/records/tasks/time/?unit={south}").status_code == 404
    assert cast.browser("clerk").get("/records/tasks/time/?unit=x").status_code == 404


def test_a_draft_says_what_it_lacks_before_it_can_be_given_out(cast, work):
    work.draft("没人的", check_by="yes_no", result="做到")
    work.draft("齐了的", check_by="yes_no", result="做到", person="P8", due_on="2026-12-31")
    page = seen(cast, "office", "/records/tasks/drafts/")
    assert "1 件还不能交办。可以交办的 1 件。" in page
    stuck, ready = page.split("可以交办 ")
    assert "没人的 缺 责任人或本人、时限" in stuck
    assert "齐了的" in ready
    assert "拟定中 2 件" in seen(cast, "office", "/records/tasks/")


def test_it_asks_the_same_number_of_questions_for_one_task_and_for_many(
    cast, work, django_assert_max_num_queries, django_assert_num_queries, key_item
):
    browser = cast.browser("office")
    for page in ("/records/tasks/", "/records/tasks/sheet/", "/records/tasks/time/"):
        browser.get(page)
        with django_assert_max_num_queries(40) as first:
            browser.get(page)
        for number in range(3):
            name = f"{page}{number}"
            work.given(name, unit="reed", key_number=str(100 + number), due_on="2026-12-01")
            work.given(
                f"{name}的节点", unit="reed", whole=work.made[name].code, due_on="2026-11-01"
            )
        with django_assert_num_queries(len(first)):
            browser.get(page)


def test_many_tasks_are_written_down_one_after_the_other(cast):
    page = cast.browser("clerk").get("/records/stack/?kind=task").content.decode()
    assert '<option value="task" selected>' in page
    assert "wrongs" not in page
    key = cast.units["elm"].key
    answer = cast.browser("clerk").get("/records/stack/", {"kind": "task", "unit": "B11"})
    assert answer.headers["Location"] == f"/records/stack/task/{key}/"


def test_in_english(cast, work):
    work.given("Dredge", key_number="1", due_on="2026-11-20")
    browser = cast.browser("office")
    browser.cookies["django_language"] = "en"
    page = text_of(browser.get("/records/tasks/").content)
    assert "1 key item: 1 past its day or behind, 0 soon due, 0 done." in page
    assert "Red 3 days past its day" in page


def test_a_number_task_does_not_leave_its_draft_without_a_target(cast, work):
    draft = work.draft("修路", check_by="number", result="三里路", person="P8", due_on="2026-12-31")
    assert "修路 缺 目标数" in seen(cast, "office", "/records/tasks/drafts/")
    page = seen(cast, "office", f"/records/{draft.key}/")
    assert "交办数量任务" in page
    assert "交办 " not in page.replace("交办数量任务", "")
    form = f"/records/{draft.key}/move/assign_number/"
    held = {
        "text": "修路", "check_by": "number", "result": "三里路", "person": "田丰",
        "due_on": "2026-12-31", "version": "1", "once": "a" * 32,
    }  # fmt: skip
    answer = cast.browser("office").post(form, held)
    assert answer.status_code == 422
    assert "要填“目标数”。" in text_of(answer.content)
    answer = cast.browser("office").post(form, {**held, "target": "3", "once": "b" * 32})
    assert answer.status_code == 302


def test_a_number_task_is_reported_with_the_number_reached(cast, work):
    given = work.given("修路", check_by="number", target="3", counted_in="公里")
    given = work.desk.move("branch", given, "progress", actual="1").record
    assert "完成 1 公里，目标 3 公里" in seen(cast, "branch", "/records/tasks/")
    assert "报完成数" in seen(cast, "branch", f"/records/{given.key}/")
    form = f"/records/{given.key}/move/report_number/"
    assert 'name="actual"' in cast.browser("branch").get(form).content.decode()
    answer = cast.browser("branch").post(form, {"version": "3", "once": "a" * 32, "actual": ""})
    assert "要填“完成数”。" in text_of(answer.content)


def test_what_is_late_or_soon_due_stands_first_on_the_page_and_on_one_sheet(cast, work):
    work.given("还早的", field="livelihood", key_number="1", due_on="2026-12-31")
    work.given("早该办的", field="environment", key_number="2", due_on="2026-10-30")
    work.given("快到的", field="key_work", key_number="3", due_on="2026-11-27")
    for address in ("/records/tasks/", "/records/tasks/paper/"):
        page = seen(cast, "office", address)
        places = [page.index(each) for each in ("先要办的", "早该办的", "快到的", "民生", "还早的")]
        assert places == sorted(places)


def test_what_the_secretary_has_in_hand_is_a_sheet_of_its_own_and_accepted_above(cast, work):
    work.given("别人抓的")
    work.done("书记抓的", by_secretary="yes")
    page = seen(cast, "clerk", "/records/tasks/sheet/?only=secretary")
    assert "1 件任务" in page
    assert ("书记抓的" in page, "别人抓的" in page) == (True, False)
    assert "核实完成" in seen(cast, "clerk", f"/records/{work.made['书记抓的'].key}/")


def test_labour_given_is_a_number_task_counted_in_days(cast, work):
    given = work.given("冬修水利", unit="reed", check_by="number", target="1200", counted_in="工日")
    work.desk.move("reed_branch", given, "progress", actual="300")
    assert "完成 300 工日，目标 1200 工日" in seen(cast, "clerk", "/records/tasks/")
