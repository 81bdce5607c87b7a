import pytest

from duixian.intake import Grid, find_table
from duixian.rulebook.findings import Findings

KNOWN = {
    "name": ("姓名", "党员姓名"),
    "sex": ("性别",),
    "phone": ("手机号", "联系电话"),
    "full": ("正式党员数",),
}
HEAD = ("序号", "姓名", "性别")


def found(*rows, sheet="名册"):
    findings = Findings()
    table = find_table(Grid(sheet, rows), KNOWN, ("name",), findings)
    return table, [(f.id, str(f.where), *f.values) for f in findings]


def shape(table):
    return table.header, dict(table.columns), [number for number, _ in table.rows]


def test_the_header_stands_under_title_rows():
    table, told = found(
        ("绛桐县党员花名册",),
        ("填报单位：甲乡", "", "填报日期：2026.11"),
        (),
        HEAD,
        ("1", "张三", "男"),
        ("2", "李四", "女"),
    )
    assert (shape(table), told) == (((4, 4), {"name": 1, "sex": 2}, [5, 6]), [])


def test_a_header_of_two_rows_with_groups_over_it_is_read():
    table, told = found(
        ("花名册",),
        ("序号", "姓名", "基本情况", "", "党员数", ""),
        ("", "", "性别", "手机号", "正式", "入户"),
        ("1", "张三", "男", "1", "3", "x"),
    )
    columns = {"name": 1, "sex": 2, "phone": 3}
    assert (shape(table), told) == (
        ((2, 3), columns, [4]),
        [("W701", "名册:3 [E]", ("title", "正式")), ("W701", "名册:3 [F]", ("title", "入户"))],
    )


def test_a_title_of_two_rows_may_be_known_only_with_its_group():
    known = {"name": ("姓名",), "sex": ("性别",), "full": ("党员数正式",)}
    rows = (("姓名", "性别", "党员数"), ("", "", "正式"), ("张三", "男", "3"))
    table = find_table(Grid("表", rows), known, ("name",), Findings())
    assert shape(table) == ((1, 2), {"name": 0, "sex": 1, "full": 2}, [3])


@pytest.mark.parametrize("title", ["姓 名", "姓　名", "姓\n名", "*姓名", "姓名（必填）", "姓名:"])
def test_blanks_stars_and_remarks_in_a_title_do_not_matter(title):
    table, told = found((title, "性别"), ("张三", "男"))
    assert (dict(table.columns), told) == ({"name": 0, "sex": 1}, [])


def test_foot_rows_headers_again_and_rows_with_a_number_only_are_no_data():
    table, told = found(
        HEAD,
        ("1", "张三", "男"),
        ("2", "", ""),
        HEAD,
        ("3", "李四", "女"),
        ("合计", "2", ""),
        ("备注：以上情况属实", "", ""),
        ("填表人：王五", "", "审核人：赵六", "联系电话：1"),
        ("", "填表人", "王五"),
    )
    assert (shape(table), told) == (((1, 1), {"name": 1, "sex": 2}, [2, 5]), [])


def test_an_unknown_column_is_told_and_not_lost_unseen():
    table, told = found((*HEAD, "血型"), ("1", "张三", "男", "A"))
    assert (table.unread, told) == (("血型",), [("W701", "名册:1 [D]", ("title", "血型"))])


def test_of_two_columns_that_say_the_same_the_preferred_one_is_read():
    table, told = found(("姓名", "联系电话", "手机号"), ("张三", "0812", "138"))
    assert (dict(table.columns), told) == (
        {"name": 0, "phone": 2},
        [("W702", "名册:1 [B]", ("title", "联系电话"), ("instead", "手机号"))],
    )


def test_two_columns_of_one_title_are_an_error():
    _, told = found(("姓名", "性别", "性别"), ("张三", "男", "女"))
    assert told == [("E715", "名册:1 [C]", ("title", "性别"))]


def test_without_the_needed_column_there_is_no_table():
    assert found(("性别", "手机号"), ("男", "1")) == (None, [])
    assert found() == (None, [])


def test_a_cell_that_the_sheet_lacks_is_blank():
    table, _ = found(HEAD, ("1", "张三"))
    row = table.rows[0][1]
    assert [table.cell(row, field) for field in ("name", "sex", "phone")] == ["张三", "", ""]
