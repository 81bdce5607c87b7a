import io

import openpyxl
import pytest
from django.urls import reverse

from desk.org.files.handing import LI, ZHANG, counts, entries, hand_in, press, sheet
from duixian.desk.org.models import Person
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


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_as_often_for_three_members_as_for_one(cast, many, django_assert_num_queries):
    reed, browser = cast.units["reed"], cast.browser("clerk")
    Person.objects.add_all(
        Person(code=f"x{n}", name=f"甲{n}", unit=reed, status="full") for n in range(many)
    )
    page_of_reed = reverse("units:unit", kwargs={"key": reed.key})
    browser.get(page_of_reed)
    with django_assert_num_queries(12):
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
