"""The workbook as an office finds it: sheets, cells, safety, set-up for paper."""

import dataclasses
import datetime as dt

import openpyxl
import pytest

from duixian.rulebook.errors import Unusable
from duixian.sheets import workbook
from sheets.cases import empty, invented, small, typed


def written(county, folder, units=None):
    workbook.write(county, folder, units)
    return openpyxl.load_workbook(folder / "scorecards.xlsx")


def rows(sheet, first):
    return [[plain(c.value) for c in row] for row in sheet.iter_rows(min_row=first)]


def plain(value):
    return value.date() if isinstance(value, dt.datetime) else value


def column(sheet, head_row, name):
    heads = [c.value for c in sheet[head_row]]
    return [row[heads.index(name)].value for row in sheet.iter_rows(min_row=head_row + 1)]


def test_the_sheets_stand_in_the_order_of_reading(tmp_path):
    assert written(small(), tmp_path).sheetnames == [
        "说明",
        "全县",
        "各乡镇",
        "成绩单",
        "依据",
        "各项得分",
        "规则",
    ]


def test_the_first_sheet_says_what_this_is_and_how_to_check_it(tmp_path):
    said = {row[0]: row[1] for row in rows(written(small(), tmp_path)["说明"], 4)}
    assert said["这是什么"].startswith("按方案包“创先争优活动”算出的成绩单，共 3 个组织。")
    assert said["方案包指纹"] == small().pack.fingerprint
    assert said["依据"].endswith("（未核对原文，以本级规定为准）")


def test_the_county_sheet_has_who_owes_first_and_shows_no_number_as_a_dash(tmp_path):
    sheet = written(small(), tmp_path)["全县"]
    assert [row[:6] for row in rows(sheet, 5)] == [
        ["b", "甲二村支部", "乙镇委员会", "农村", 3, dt.date(2009, 12, 31)],
        ["a", "甲一村支部", "甲乡委员会", "农村", 1, dt.date(2010, 10, 31)],
        ["e", "乙一社区支部", "乙镇委员会", "社区", 0, None],
    ]
    assert column(sheet, 4, "到期未办的任务") == [1, 0, 0]
    assert column(sheet, 4, "到期承诺兑现率") == ["=0/1", "=1/2", "—"]
    assert column(sheet, 4, "党员满意率") == ["—", "人数太少", "—"]


def test_lines_stand_over_their_columns(tmp_path):
    sheet = written(small(), tmp_path)["全县"]
    over = {c.value: c.column for c in sheet[3] if c.value}
    heads = [c.value for c in sheet[4]]
    assert list(over) == ["做了什么", "做成什么", "群众怎么说"]
    assert heads[over["做了什么"] - 1] == "组织和班子的公开承诺"
    assert heads[over["做成什么"] - 1] == "自己找出的问题占比"
    assert heads[over["群众怎么说"] - 1] == "上级对班子的评定"


def test_the_township_sheet_has_worst_median_and_best(tmp_path):
    sheet = written(small(), tmp_path)["各乡镇"]
    found = {(r[0], r[4]): r for r in rows(sheet, 4)}
    spread = small().spreads["C", "pledges_kept"]
    assert found["C", "到期承诺兑现率"] == [
        "C", "虚县委员会", 4, "做成什么", "到期承诺兑现率", "=1/3", "=0/1", "=1/4", "=1/2",
        spread.with_value, spread.without,
    ]  # fmt: skip
    assert {key[0] for key in found} == {"C", "S", "T"}


def test_every_number_of_the_cards_is_a_formula(tmp_path):
    sheet = written(small(), tmp_path)["成绩单"]
    cards = rows(sheet, 4)
    assert len(cards) == sum(len(small().numbers[u]) for u in small().scored)
    assert {str(cell)[:1] for card in cards for cell in card[6:9]} == {"="}
    scored = [c for c in cards if c[9] != "—"]
    assert {c[2] for c in scored} == {i.id for i in small().indicators if i.points}
    assert {str(cell)[:1] for card in scored for cell in card[9:11]} == {"="}


def test_answers_of_too_few_are_written_down_nowhere(tmp_path):
    sheet = written(small(), tmp_path, ["a"])["依据"]
    y3 = [row for row in rows(sheet, 4) if row[4] == "y3"]
    assert [(row[14:18]) for row in y3] == [[None, None, None, "份数太少，不显示"]]


def test_members_and_households_stand_in_the_workbook_by_number_only(tmp_path):
    book = written(invented(), tmp_path)
    codes = {m.person for m in invented().tree.members}
    codes |= set(invented().cut.records["visit"].column("household").to_pylist()) - {None}
    cells = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert cells & codes == set()
    assert "党员 1" in cells


def test_a_name_that_looks_like_a_formula_is_text(tmp_path):
    hostile = typed(
        [("T", "", "县"), ("=1+1", "T", '=HYPERLINK("http://x","y")'), ("@b", "T", "+1")]
    )
    book = written(hostile, tmp_path)
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    wanted = {"=1+1", '=HYPERLINK("http://x","y")', "@b", "+1"}
    found = [c for c in cells if c.value in wanted]
    assert {c.value for c in found} == wanted
    assert {c.data_type for c in found} == {"s"}
    assert [c for c in cells if c.hyperlink] == []


@pytest.mark.parametrize("name", ["全县", "各乡镇", "成绩单", "依据", "各项得分", "规则"])
def test_every_table_prints_on_a4_across_with_its_heads(tmp_path, name):
    sheet = written(small(), tmp_path)[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows is not None
    assert sheet.freeze_panes is not None


def test_the_points_of_a_heading_are_a_sum_over_the_cards(tmp_path):
    sheet = written(small(), tmp_path)["各项得分"]
    rows_ = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[:4] for row in rows_[:2]] == [
        ["b", "甲二村支部", "工作业绩好", "做成什么"], ["b", "甲二村支部", "群众反映好", "群众怎么说"],
    ]  # fmt: skip
    assert rows_[0][7].startswith("=IF(COUNT(成绩单!J")
    assert rows_[0][7].endswith(',"—",MIN(G4,MAX(F4,E4+SUM(成绩单!J31,成绩单!J33))))')


def test_a_sample_is_spread_evenly_and_always_the_same():
    county = invented()
    found = workbook.sample(county, 5)
    places = [county.scored.index(u) for u in found]
    assert found == workbook.sample(county, 5)
    assert places == [len(county.scored) * n // 5 for n in range(5)]
    assert workbook.sample(small()) == ["b", "e", "a"]


def test_units_without_a_scorecard_are_told_all_at_once(tmp_path):
    with pytest.raises(Unusable) as refused:
        workbook.write(small(), tmp_path, ["a", "nobody", "C"])
    assert [f.what("en") for f in refused.value.findings] == [
        "There is no scorecard of the unit C.", "There is no scorecard of the unit nobody.",
    ]  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_an_empty_county_has_its_sheets_and_no_rows(tmp_path):
    book = written(empty(), tmp_path)
    assert rows(book["全县"], 5) == []
    assert rows(book["成绩单"], 4) == []


def test_the_same_results_give_the_same_bytes(tmp_path):
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        workbook.write(dataclasses.replace(small()), tmp_path / name)
        files.append((tmp_path / name / "scorecards.xlsx").read_bytes())
    assert files[0] == files[1]
