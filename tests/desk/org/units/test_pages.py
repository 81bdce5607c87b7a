import io

import openpyxl
import pytest
from django.urls import reverse

from desk.org.files.handing import (
    LI,
    ZHANG,
    counts,
    entries,
    hand_in,
    press,
    sheet,
)  # fmt: skip
from desk.records.views.pages import said
from duixian.desk.org.models import Person, Unit
from duixian.intake import read_grids
from duixian.rulebook.findings import Findings

pytestmark = pytest.mark.django_db


def page(cast, who, unit, **asked):
    address = reverse("units:unit", kwargs={"key": cast.units[unit].key})
    return cast.browser(who).get(address, asked)


def shown(answer):
    return [(row[0].name, row[1], row[2]) for row in answer.context["rows"]]


@pytest.fixture
def roster(cast):
    assert (
        press(cast, "clerk", hand_in(cast, "clerk", "north", sheet(ZHANG, LI)), "take") == "taken"
    )


def test_a_unit_shows_its_posts_its_members_and_what_is_known_of_them(cast, roster):
    answer = page(cast, "clerk", "elm")
    assert shown(answer) == [
        ("张　三", "正式党员", "2005年7月"),
        ("田丰", "正式党员", ""),
        ("米禾", "正式党员", ""),
    ]
    assert [(p.person.name, p.role) for p in answer.context["posts"]] == [
        ("米禾", "recorder"),
        ("田丰", "secretary"),
    ]
    assert [unit.name for unit in answer.context["line"]] == ["云岫镇党委"]


def test_a_township_shows_the_members_of_its_branches_and_finds_them_by_name(cast, roster):
    assert [row[0] for row in shown(page(cast, "clerk", "north", text="李"))] == ["李四"]
    assert [row[0] for row in shown(page(cast, "clerk", "north", text="芦花"))] == ["李四", "江月"]
    assert shown(page(cast, "clerk", "north", text="石泉")) == []


def test_the_tree_is_unfolded_to_the_unit_and_begins_where_sight_begins(cast):
    def told(nodes):
        return [(node.name, node.current, told(node.below)) for node in nodes]

    reed, elm = ("芦花村党支部", False, []), ("榆树湾村党支部", True, [])
    north = ("云岫镇党委", False, [elm, reed])
    assert told(page(cast, "clerk", "elm").context["nodes"]) == [north]
    assert told(page(cast, "office", "elm").context["nodes"]) == [
        ("绛桐县委", False, [north, ("石梁镇党委", False, [])])
    ]
    assert told(page(cast, "branch", "elm").context["nodes"]) == [elm]


@pytest.mark.parametrize("address", ["", "members/", "below/"])
def test_a_unit_out_of_sight_is_as_if_it_were_not(cast, address):
    south = f"/units/{cast.units['well'].key}/{address}"
    seen = [cast.browser(who).get(south).status_code for who in ("south_clerk", "clerk", "auditor")]
    assert seen == [200, 404, 403]


def test_home_is_where_sight_begins(cast):
    assert cast.browser("branch").get("/units/").url == f"/units/{cast.units['elm'].key}/"
    assert cast.browser("office").get("/units/").url == f"/units/{cast.units['county'].key}/"


STAFF = ("姓名", "所在党支部", "人员类别", "工作岗位", "志愿服务特长", "是否困难党员")
PEOPLE = (
    ("何苗", "榆树湾村党支部", "正式党员", "农牧渔民", "农技、水电维修", ""),
    ("范禾", "榆树湾村党支部", "正式党员", "农牧渔民", "", "是"),
    ("周岭", "榆树湾村党支部", "非党员", "村文书", "", ""),
)


@pytest.fixture
def everybody(cast):
    file = hand_in(cast, "clerk", "north", sheet(*PEOPLE, head=STAFF))
    assert press(cast, "clerk", file, "take") == "taken"


def test_staff_who_are_no_members_stand_on_the_roster_and_count_as_no_members(cast, everybody):
    told = said(page(cast, "branch", "elm"))
    assert "正式党员 4 名，预备党员 0 名，另有不是党员的干部职工 1 名。" in told
    assert "周岭 不是党员 村文书" in told


def test_people_are_found_by_their_sort_of_post_and_what_they_volunteer_for(cast, everybody):
    told = said(page(cast, "branch", "elm"))
    assert "全部 不是党员 1 困难党员 1 志愿者 1 农牧渔民 2 村文书 1" in told
    assert "何苗 正式党员 农牧渔民 · 志愿服务：农技、水电维修" in told
    assert [row[0] for row in shown(page(cast, "branch", "elm", text="水电"))] == ["何苗"]
    found = shown(page(cast, "branch", "elm", of="at:农牧渔民"))
    assert [row[0] for row in found] == ["何苗", "范禾"]


def test_who_is_in_hardship_is_read_by_those_who_act_for_the_branch_alone(cast, everybody):
    assert shown(page(cast, "branch", "elm", of="hardship")) == [("范禾", "正式党员", "")]
    assert "范禾 正式党员 农牧渔民 · 困难党员" in said(page(cast, "clerk", "elm"))
    above = page(cast, "leader", "elm", of="hardship")
    assert "困难党员" not in said(above)
    assert len(shown(above)) == 5


def test_a_unit_shows_its_committee_its_premises_and_its_line_of_work(cast):
    head = ("党组织名称", "上级党组织", "组织类别", "委员", "活动场所(㎡)")
    rows = (
        ("绛桐县农牧局党支部", "云岫镇党委", "农口部门", "何苗、范禾", "120"),
        ("绛桐县商务局党支部", "云岫镇党委", "经济部门", "", ""),
    )
    file = hand_in(cast, "clerk", "north", sheet(*rows, head=head))
    assert press(cast, "clerk", file, "take") == "taken"
    cast.units |= {unit.name: unit for unit in Unit.objects.unscoped()}
    told = said(page(cast, "clerk", "绛桐县农牧局党支部"))
    assert "类别 农口部门" in told
    assert "委员 何苗、范禾" in told
    assert "活动场所(㎡) 120" in told
    assert "类别 经济部门" in said(page(cast, "clerk", "绛桐县商务局党支部"))


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_as_often_for_three_members_as_for_one(cast, many, django_assert_num_queries):
    reed, browser = cast.units["reed"], cast.browser("clerk")
    Person.objects.add_all(
        Person(code=f"x{n}", name=f"甲{n}", unit=reed, status="full") for n in range(many)
    )
    page_of_reed = reverse("units:unit", kwargs={"key": reed.key})
    browser.get(page_of_reed)
    with django_assert_num_queries(14):
        assert len(shown(browser.get(page_of_reed))) == many + 1


def fetched(cast, who, unit, what):
    answer = cast.browser(who).get(f"/units/{cast.units[unit].key}/{what}/")
    return answer.content


def rows_of(data):
    findings = Findings()
    (grid,) = read_grids(data, "x.xlsx", findings)
    return [dict(zip(grid.rows[2], row, strict=False)) for row in grid.rows[3:]]


def test_the_list_of_members_goes_out_as_it_came_in_and_changes_nothing_when_it_comes_back(
    cast, roster
):
    data = fetched(cast, "clerk", "north", "members")
    row = next(row for row in rows_of(data) if row["姓名"] == "张　三")
    assert {k: v for k, v in row.items() if v} == {
        "姓名": "张　三",
        "所在党支部": "榆树湾村党支部",
        "公民身份证号": "51099919850601001X",
        "性别": "男",
        "出生日期": "1985-06",
        "人员类别": "正式党员",
        "加入党组织日期": "2005-07",
        "手机号": "13800000000",
        "党内职务": "书记",
    }
    again = hand_in(cast, "clerk", "north", data)
    assert (counts(again)["members"], again.report["findings"]) == ([0, 0, 7, 0], [])
    assert entries("org.list.fetched") == ["T1"]


def test_the_list_of_units_changes_nothing_when_it_comes_back(cast):
    again = hand_in(cast, "clerk", "north", fetched(cast, "clerk", "north", "below"))
    assert (counts(again)["units"], again.report["findings"]) == ([0, 0, 3, 0], [])


def test_those_who_do_not_keep_rosters_get_no_personal_details(cast, roster):
    rows = rows_of(fetched(cast, "branch", "elm", "members"))
    assert [row["姓名"] for row in rows] == ["张　三", "田丰", "米禾"]
    kept = {
        "姓名",
        "所在党支部",
        "性别",
        "民族",
        "学历",
        "人员类别",
        "加入党组织日期",
        "转为正式党员日期",
    }
    assert {name for row in rows for name in row} <= kept


def test_no_list_that_goes_out_holds_a_formula(cast):
    elm = cast.units["elm"]
    Person.objects.add_all([Person(code="x", name="=1+1", unit=elm, status="full", phone="+86")])
    sheet_ = openpyxl.load_workbook(io.BytesIO(fetched(cast, "clerk", "elm", "members"))).active
    assert "f" not in {cell.data_type for row in sheet_.iter_rows() for cell in row}


@pytest.mark.parametrize("sheet_id", ["units", "leaders", "members", "roster"])
def test_each_empty_sheet_is_taken_for_what_it_is(cast, sheet_id):
    data = cast.browser("clerk").get(f"/rosters/sheets/{sheet_id}/").content
    file = hand_in(cast, "clerk", "north", data)
    (table,) = file.report["tables"]
    assert (file.state, table["rows"], table["unread"]) == ("refused", 0, [])
    assert cast.browser("clerk").get("/rosters/sheets/other/").status_code == 404


def test_the_page_leads_to_the_scorecard_and_to_the_records_below(cast):
    key = cast.units["north"].key
    said = cast.browser("clerk").get(f"/units/{key}/").content.decode()
    assert f'href="/scorecards/{key}/"' in said
    assert f'href="/records/?under={key}"' in said
