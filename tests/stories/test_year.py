"""Stories over a year of one village branch: what somebody did, and what then stands on which page."""

from __future__ import annotations

import re

import pytest

from desk.records.conftest import refused
from desk.records.views.pages import said

pytestmark = pytest.mark.django_db


def test_a_book_and_a_report_count_for_the_member_who_read_and_wrote(told):
    assert told.changed("books_covered") == ("0%", "50%")
    assert told.changed("reports_covered") == ("0%", "50%")
    assert told.changed("books_covered", "north") == ("0%", "20%")


def test_a_session_covers_all_who_were_present(told):
    assert told.changed("study_covered") == ("0%", "100%")
    assert told.changed("study_hours") == ("0", "1.5")


def test_two_tests_show_what_was_learnt_and_not_how_long_it_took(told):
    assert told.changed("test_gain") == ("没有", "+20 分")
    assert told.changed("test_gain", "reed") == ("没有", "没有")


def test_a_task_without_person_day_and_result_does_not_leave_its_draft(told):
    vague = told.made["vague"]
    fields, whole = refused(lambda: told.desk.move("clerk", vague, "assign", text=vague.text))
    assert fields == {
        "person": ["要填“责任人或本人”。"],
        "due_on": ["要填“时限”。"],
        "check_by": ["要填“怎样算完成”。"],
        "result": ["要填“目标要求”。"],
    }
    assert whole == []
    assert "拟定中" in told.page("clerk", "vague")


def test_a_finished_task_counts_for_lead_and_partner_and_against_its_target(told):
    assert told.changed("tasks_in_time") == ("没有", "100%")
    assert told.changed("targets_reached") == ("没有", "1.33")
    assert told.changed("tasks_shared") == ("0", "1")
    assert told.changed("tasks_shared", "reed") == ("0", "2")
    page = told.page("clerk", "road")
    assert "目标数 3 完成数 4 配合单位 芦花村党支部 时限 2026年6月30日" in page
    assert "程岚 核实完成 · 已完成" in page


def test_a_deed_counts_by_the_people_it_helped_once_somebody_else_confirmed_it(told):
    assert told.changed("people_helped") == ("0", "150")
    assert "程岚 确认 · 已确认" in told.page("branch", "deed")


def test_a_deed_for_no_task_shows_as_the_other_skin(told):
    assert told.changed("deeds_on_task") == ("没有", "50%")
    assert "服务于哪项任务 修通村组路" in told.page("branch", "deed")


def test_a_deed_names_the_problem_that_it_solved(told):
    assert "解决哪个问题 水渠漏水" in told.page("branch", "deed")


def test_a_problem_is_closed_by_the_township_and_not_by_its_solver(told):
    assert told.changed("problems_closed") == ("没有", "100%")
    assert told.changed("days_to_close") == ("没有", "41 天")
    assert told.changed("answered") == ("没有", "0%")
    page = told.page("branch", "own")
    assert "程岚 销号 · 已销号" in page
    assert "田丰 报办结 · 待核销 现在怎样了 换了三段渠板，不漏了" in page


def test_what_the_unit_found_itself_stands_beside_what_others_told(told):
    assert told.changed("self_found") == ("没有", "50%")
    assert "来源 自查" in told.page("branch", "own")
    assert "来源 群众反映" in told.page("branch", "told")


def test_a_pledge_is_reviewed_shown_and_counts_from_then_on(told):
    assert told.changed("organisation_pledges") == ("0", "2")
    page = told.page("branch", "late")
    assert "修好晒场 过期 23 天 · 已示诺" in page
    assert "田丰 示诺 · 已示诺" in page
    assert "程岚 审诺 · 已审诺" in page


def test_a_pledge_is_kept_by_the_word_of_those_it_was_for(told):
    assert told.changed("pledges_kept") == ("没有", "50%")
    assert told.changed("verdicts") == ("没有", "92%")
    assert told.changed("oldest_open") == ("没有", "267 天")
    page = told.page("branch", "kept")
    assert "评诺结果 满意 18，基本满意 5，不满意 2" in page
    assert "程岚 评为兑现 · 已兑现" in page


def test_a_plan_is_asked_about_approved_and_made_public(told):
    assert told.changed("plans_shown") == ("0", "1")
    page = told.page("branch", "plan")
    assert "文号 村支〔2026〕1号 主题 岗位创优 中心任务 修通村组路" in page
    assert "退回时问的 实事是哪几件" in page
    assert "每季一件实事 → 修路、通水、晒场、路灯" in page
    assert "田丰 向群众公布 · 已公布" in page


def test_a_carrier_answers_three_questions_and_is_judged_by_its_effect(told):
    assert told.changed("carriers_with_effect") == ("没有", "100%")
    texts = {"title": "迎检月", "occurred_on": "2026-11-01"}
    fields, _ = refused(lambda: told.desk.make("recorder", "carrier", "propose", **texts))
    assert set(fields) == {"task", "runs", "joins", "works"}
    assert "服务哪项任务 修通村组路" in told.page("branch", "carrier")


def test_a_pair_typed_in_by_the_township_counts_when_the_other_side_or_it_agrees(told):
    assert told.changed("pairs_fulfilled") == ("没有", "100%")
    page = told.page("secretary", "pair")
    assert "对方组织 芦花村党支部" in page
    assert "程岚 受助方认可 · 已办成" in page


def test_a_contact_point_counts_as_visited_when_the_branch_says_so(told):
    assert told.changed("points_visited") == ("没有", "100%")
    assert "联系领导 贺川 为什么联系 软弱涣散 要变成什么样 开得起会" in told.page("office", "point")
    assert "田丰 确认来过 · 已确认" in told.page("branch", "went")


def test_a_comment_has_three_parts_and_is_settled_by_whoever_made_it(told):
    assert told.changed("comments_settled") == ("没有", "100%")
    page = told.page("branch", "comments")
    assert "成绩 路修通了 不足 公开栏不更新 努力方向 专人每月一换 打算怎么改 定了专人" in page
    assert page.index("程岚 认可 · 已认可") < page.index("田丰 回应 · 已回应")
    texts = {"achievements": "路修通了", "occurred_on": "2026-11-01"}
    fields, _ = refused(lambda: told.desk.make("secretary", "comment", "give", **texts))
    assert set(fields) == {"gaps", "direction", "due_on"}


def test_an_order_is_issued_by_a_second_person_and_lifted_after_a_look(told):
    assert told.changed("orders_lifted") == ("没有", "100%")
    page = told.page("branch", "order")
    assert "处理 限期整改 情形 行动迟缓 事实 公开栏三个月没换" in page
    assert "程岚 发出 · 已发出" in page
    assert "柏青 拟限期整改 · 拟稿" in page


def test_slips_of_the_public_and_of_members_are_told_apart_and_few_are_not_shown(told):
    assert told.changed("satisfaction") == ("没有", "80%")
    assert told.changed("members_satisfaction") == ("没有", "份数太少，不显示")


def test_a_leading_group_is_judged_by_people_and_the_number_says_so(told):
    assert told.changed("team_judged") == ("没有", "95")
    assert "贺川 评定 · 已评定" in told.page("secretary", "judged")


def test_an_exemplar_is_verified_by_others_than_those_who_found_it(told):
    page = told.page("branch", "exemplar")
    assert "程岚 核实 · 已核实 怎么做的 十户轮一月 效果 漏水报修三天内 群众怎么说 都说方便" in page
    assert "苏棠 推介 · 已推介" in page
    assert told.changed("exemplars_followed") == ("没有", "0%")


def test_a_rule_that_comes_from_a_practice_says_so(told):
    assert told.changed("rules_from_practice") == ("没有", "100%")
    assert "由哪个做法上升 渠长轮值" in told.page("branch", "rule")


def test_a_rule_counts_as_carried_out_when_somebody_above_saw_its_use(told):
    assert told.changed("rules_used") == ("没有", "100%")
    assert "田丰 出台 · 执行中" in told.page("branch", "rule")


def test_income_stands_beside_what_was_done_with_its_source(told):
    assert told.changed("income_change") == ("没有", "+800.5")
    assert "数值 12800.50 出处 统计局月报" in told.page("secretary", "figures")


def test_what_is_amiss_in_the_town_is_put_right_on_the_spot(told):
    assert told.changed("on_the_spot", "reed") == ("没有", "0.75")
    assert told.changed("patrolled", "reed") == ("0%", "0%")


def test_the_first_and_the_last_thirty_days_stand_beside_each_other(told):
    assert told.changed("found_first", "reed") == ("0", "1")
    assert told.changed("found_last", "reed") == ("0", "0")
    assert "怎么查的 暗访" in told.page("clerk", "finding")


def test_a_village_matter_goes_on_only_with_its_majority(told):
    page = told.page("branch", "village")
    assert "提议表决 赞成 5，反对 1，应到 6，实到 6" in page
    assert page.index("田丰 商议 · 商议通过") < page.index("田丰 提议 · 提议通过")


def test_an_honour_waits_for_its_notice_before_it_counts(told):
    assert told.changed("honours") == ("0", "1")
    page = told.page("branch", "honour")
    assert page.index("贺川 表彰 · 已表彰") < page.index("苏棠 公示 · 公示中")


def test_an_indicator_stands_only_on_the_scorecards_of_its_categories(told):
    asked = {unit for unit, indicator in told.after if indicator == "post_deeds"}
    assert asked == {"ferry"}
    assert {u for u, i in told.after if i == "income_change"} == {"elm", "north"}


def test_members_who_do_nothing_are_a_number_above_and_names_in_the_branch(told):
    assert told.changed("members_at_work") == ("0%", "50%")
    assert "✗ 米禾 0 条 ✓ 田丰 3 条" in told.why("branch", "members_at_work")
    above = told.why("office", "members_at_work")
    assert "另有 2 名党员，姓名只在本支部内显示。" in above
    assert "米禾" not in above


def test_a_unit_where_nobody_has_read_a_book_stands_with_nought_and_not_with_nothing(told):
    assert told.changed("books_covered", "reed") == ("0%", "0%")
    below = told.why("office", "books_covered", "north")
    assert "榆树湾村党支部 50% 1/2 芦花村党支部 0% 0/1" in below


def test_the_share_of_younger_members_is_a_number_without_points(told):
    assert told.changed("members_under_45") == ("50%", "50%")
    assert "1/2" in told.why("office", "members_under_45")


def test_what_was_promised_before_the_campaign_counts_on_with_its_age(told):
    assert told.changed("pledges_kept", "reed") == ("没有", "0%")
    assert told.changed("oldest_open", "reed") == ("没有", "571 天")
    assert "整改：亮化巷道 已示诺 承诺 2025年5月1日 时限 2025年12月31日" in told.why(
        "office", "oldest_open", "reed"
    )


def test_a_campaign_begun_on_another_day_counts_its_days_from_there(told):
    page = told.campaign("branch", 1)
    assert "一百天 2026年9月1日 2026年12月9日" in page
    assert "第三十天回头看 2026年9月30日" in page


def test_a_number_stands_beside_the_middle_of_units_of_its_sort(told):
    page = told.card("branch")
    assert (
        "今年读过一本好书的党员 50% 为什么 今年读过一本好书的党员 2 中有 1 同类 3 个的中位数：0%"
        in page
    )


def test_a_closing_report_says_what_is_left(told):
    browser = told.desk.cast.browser("office")
    where = f"/campaigns/{told.campaigns[0].key}/closing/"
    shown = re.search(r'name="shown" value="(\d+)"', browser.get(where).content.decode())[1]
    sent = {"basis": "常委会纪要", "approver": "贺川", "shown": shown, "left": "stays"}
    report = said(browser.post(where, sent, follow=True))
    assert "由贺川决定，依据“常委会纪要”结束" in report
    assert re.search("整改：亮化巷道 承诺 芦花村党支部.{0,20} 571 ", report)
    assert "典型 1 项 : 渠长轮值 榆树湾村党支部 制度 1 项 : 渠长轮值制度 榆树湾村党支部" in report


def test_a_rule_is_kept_or_put_under_revision_with_its_fault(told):
    desk, rule = told.desk, told.made["rule"]
    kept = desk.move("branch", rule, "keep").record
    assert "继续执行 · 执行中" in told.page("branch", "rule")
    fields, _ = refused(lambda: desk.move("secretary", kept, "review"))
    assert fields == {"fault": ["要填“为什么修订”。"]}
    desk.move("secretary", kept, "review", fault="unfit")
    page = told.page("branch", "rule")
    assert "渠长轮值制度 修订中" in page
    assert "列入修订 · 修订中 为什么修订 不适应" in page


def test_a_leading_group_says_who_heads_it_who_answers_directly_and_how_work_is_divided(told):
    page = told.page("secretary", "leading_group")
    assert "哪一种 领导小组 名称 六项活动领导小组 组长（负责人） 程岚 直接责任人 柏青" in page
    assert "成员 田丰、江月 分工 程岚抓总，柏青管日常，干事共同负责" in page
    assert page.index("柏青 调整 · 在运转") < page.index("程岚 会议定下 · 在运转")


def test_which_committees_have_no_leading_group_yet_is_named(told):
    assert told.changed("bodies_set_up", "north") == ("0%", "100%")
    below = told.why("office", "bodies_set_up", "county")
    assert "✗ 石梁镇党委 0 条 ✓ 云岫镇党委 1 条" in below


def test_a_womens_federation_stands_beside_its_branch_with_its_head(told):
    assert (
        "哪一种 妇联 名称 榆树湾村妇联 组长（负责人） 米禾 成员 米禾 分工 和支部一起走访"
        in told.page("clerk", "women")
    )


def test_firms_that_nothing_of_the_party_reaches_are_named_one_by_one(told):
    assert told.changed("firms_covered") == ("没有", "50%")
    assert told.changed("large_firms_covered") == ("没有", "100%")
    assert "果品合作社 还没有覆盖" in told.why("clerk", "firms_covered")
    assert "怎么覆盖的 联合建 归哪个党组织 芦花村党支部" in told.page("clerk", "firms")


def test_bureaus_are_asked_for_what_their_line_of_work_is_to_show(told):
    assert told.changed("specialities", "farm") == ("没有", "5,400")
    assert told.changed("funds", "trade") == ("没有", "1,260")
    asked = {i: {u for u, each in told.after if each == i} for i in ("specialities", "funds")}
    assert asked == {"specialities": {"farm"}, "funds": {"trade"}}


def test_a_benefit_counts_by_the_households_it_reached_of_those_it_is_for(told):
    assert told.changed("targets_reached", "reed") == ("没有", "0.95")
    assert "目标数 120 完成数 114" in told.page("reed_branch", "benefit")


def test_a_community_is_asked_how_soon_residents_had_their_answer(told):
    assert told.changed("days_to_answer", "reed") == ("没有", "10 天")
    assert ("elm", "days_to_answer") not in told.after
    assert "服务功能强：服务、反应时间、满意" in told.why("clerk", "days_to_answer", "reed")
