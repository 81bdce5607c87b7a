"""The workbook in Chinese and in English: the same numbers in the same cells, all words in one language."""

import datetime as dt
import re
import tempfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from duixian.sheets import workbook, write
from sheets.cases import invented, small

HAN = re.compile(r"[\u2e80-\uffef]")
SAID = re.compile(r'"[^"]*"')
SHEET = re.compile(r"\b\w+!")
SHEETS = {
    "zh": ["说明", "全县", "各乡镇", "成绩单", "依据", "各项得分", "规则"],
    "en": ["About", "County", "Townships", "Scorecards", "Evidence", "Headings", "Rules"],
}
TIMING = {
    "zh": '=IF($J9="","",IF($H9="办成",IF($K9<=$J9,"按时","逾期办结"),'
    'IF($H9="在办",IF($J9<=规则!$F$11,"到期未办","未到期"),"逾期办结")))',
    "en": '=IF($J9="","",IF($H9="done",IF($K9<=$J9,"in time","late"),'
    'IF($H9="open",IF($J9<=Rules!$F$11,"overdue","not due yet"),"late")))',
}


@cache
def written(county, language):
    """The workbook of a case, written once for all that only read it."""
    with tempfile.TemporaryDirectory() as folder:
        workbook.write(county(), Path(folder), language=language)
        return openpyxl.load_workbook(Path(folder) / "scorecards.xlsx")


def texts(book):
    """All that a reader sees: names and cells of sheets, what stands over and under them on paper, the title."""
    for sheet in book:
        yield from (sheet.title, sheet.oddHeader.left.text, sheet.oddFooter.right.text)
        yield from (c.value for row in sheet.iter_rows() for c in row if isinstance(c.value, str))
    yield book.properties.title


@pytest.mark.parametrize("county", [small, invented])
def test_in_english_only_names_of_units_are_chinese(county):
    book = written(county, "en")
    names = {unit.name for unit in county().tree.units.values()}
    chinese = {text for text in texts(book) if text and HAN.search(text)}
    assert chinese - names == set()
    assert {county().name(unit) for unit in county().scored} <= chinese


@pytest.mark.parametrize("county", [small, invented])
def test_both_languages_hold_the_same_numbers_dates_and_formulas_in_the_same_cells(county):
    books = [written(county, language) for language in ("zh", "en")]
    for chinese, english in zip(*books, strict=True):
        assert bare(chinese) == bare(english), english.title


def bare(sheet):
    """What stands in each cell, without words."""
    return {c.coordinate: wordless(c.value) for row in sheet.iter_rows() for c in row}


def wordless(value):
    if not isinstance(value, str):
        return value
    return SHEET.sub("!", SAID.sub('""', value)) if value.startswith("=") else "words"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_of_sheets_and_texts_of_formulas_are_in_the_language(language):
    book = written(small, language)
    assert book.sheetnames == SHEETS[language]
    formula = re.sub(r"\$F\$[0-9]+", "$F$11", book.worksheets[4]["N9"].value)
    assert formula == TIMING[language]


def test_the_county_in_english_reads_as_it_should():
    sheet = written(small, "en")["County"]
    rows = [[plain(cell.value) for cell in row[:7]] for row in sheet.iter_rows(min_row=4)]
    assert rows == [
        ["Unit code", "Unit", "Above it", "Category", "Overdue", "Oldest deadline",
         "Pledges of the organisation and its leaders"],
        ["b", "甲二村支部", "乙镇委员会", "Rural", 3, dt.date(2009, 12, 31), 0],
        ["a", "甲一村支部", "甲乡委员会", "Rural", 1, dt.date(2010, 10, 31), 1],
        ["e", "乙一社区支部", "乙镇委员会", "Community", 0, None, 1],
    ]  # fmt: skip


def plain(value):
    return value.date() if isinstance(value, dt.datetime) else value


TITLES = {
    "全县": ("全县成绩单", "欠得多的在前。点一个百分数，编辑栏里是它的分子和分母。“—”是没有数。"),
    "各乡镇": ("各乡镇内部的差距", "合计是下级所有记录合在一起算的，不是下级得数的平均。"),
    "成绩单": ("成绩单（公式）", "分子、分母、数、得分都是公式：点一个格子，编辑栏里就是算法。"),
    "依据": ("依据", "改动黄底的状态、性质、日期或数，“进度”“算进来”“其中”和成绩单跟着变。"),
    "各项得分": ("各项得分", "一项的得分是成绩单上各指标得分之和，加基础分，不低于最低、不高于最高。各指标都没有数，就没有合计（“—”），不是零。三条线从不相加。"),
    "规则": ("规则", "黄底的数可以改，成绩单跟着变。从、到是算进来的第一天和最后一天，没有“从”就是不限。固定分母：计数是 1，合计是小数的位（10、100），占比不固定。"),
}  # fmt: skip
CHINESE = {
    "全县": "组织代码 组织 上级 类别 到期未办 最早时限",
    "各乡镇": "组织代码 组织 到期未办（含下级） 线 指标 合计 最差 中位数 最好 有数的组织 没有数的组织",
    "成绩单": "组织代码 组织 指标编号 指标 线 项 分子 分母 数 得分 满分 说明 出处",
    "依据": "组织代码 组织 指标编号 指标 记录或党员 类型 状态 性质 发生 时限 办结 录入 期初在办 进度 数 有效答卷 全部答卷 内容 其他条件 算进来 其中",
    "各项得分": "组织代码 组织 项 线 基础分 最低 最高 得分 可得",
    "规则": "指标 指标编号 线 怎样算 从 到 至少 固定分母 计分 满分 目标 起分 每个 最低 最高 换算 没有数时得分 出处 "
    "满分×100 目标×100 起分×100 每个×100 最低×100 最高×100",
}


@pytest.mark.parametrize("name", TITLES)
def test_the_chinese_words_of_each_table_are_what_they_were(name):
    sheet = written(small, "zh")[name]
    heads = [cell.value for cell in sheet[4 if name == "全县" else 3]]
    wanted = CHINESE[name].split()
    assert (sheet["A1"].value, sheet["A2"].value) == TITLES[name]
    assert heads[: len(wanted)] == wanted


def test_what_is_written_at_once_has_its_workbook_in_the_language_asked_for(tmp_path):
    write(small(), tmp_path / "out", language="en")
    assert openpyxl.load_workbook(tmp_path / "out" / "scorecards.xlsx").sheetnames == SHEETS["en"]
