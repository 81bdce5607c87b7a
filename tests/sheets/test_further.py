"""The further measures on the page and in the workbook: with unit, sign, and who gave them."""

from __future__ import annotations

import re
from dataclasses import replace

import openpyxl
import pytest

from duixian.rulebook.vocabulary.words import Line
from duixian.sheets import County, workbook
from duixian.sheets.page import page
from duixian.sheets.page.sheet import Sheet
from rulebook.counties import by_engine
from rulebook.further import one_of_each
from sheets.office import ABSENT_OFFICE, cards_of, found, recompute, wanted

SHOWN = {
    "zh": {"days": "27.5 天", "open": "1 天", "ratio": "68.17", "latest": "104.5 元", "change": "+4.5 元", "judged": "67.5（人评）"},
    "en": {"days": "27.5 days", "open": "1 day", "ratio": "68.17", "latest": "104.5 元", "change": "+4.5 元", "judged": "67.5 (judged)"},
}  # fmt: skip
FORMS = {
    "days": 'General" 天"',
    "open": 'General" 天"',
    "ratio": "General",
    "latest": 'General" 元"',
    "change": '+General" 元";-General" 元";General" 元"',
    "judged": 'General"（人评）"',
}


def county(**changes):
    pack, case = one_of_each()
    lines = tuple(replace(i, line=changes.get(i.id, i.line)) for i in pack.indicators)
    pack = replace(pack, indicators=lines)
    return County(pack, case.cut, case.calendar, by_engine(pack, case))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_prints_each_number_as_what_it_is(language):
    some = county()
    sheet = Sheet(some, language)
    numbers = some.numbers["a"]
    values = {i.id: sheet.value(numbers[i.id], i) for i in some.indicators}
    assert values == SHOWN[language]
    text = re.sub(r"<[^>]+>", "", page(some, language))
    assert [value for value in values.values() if value not in text] == []


def test_a_spread_that_reaches_below_nought_says_where_it_begins():
    some = county(change=Line.EFFECT)
    spread = some.spreads["T", "change"]
    assert (spread.worst, spread.median, spread.best) == ((-600, 100), (-150, 200), (450, 100))
    text = page(some, "zh").partition('<section id="spread">')[2].partition("</section>")[0]
    assert "-6 元–+4.5 元" in text
    assert '<circle cx="50.0%"' in text


def test_a_judged_number_on_the_line_of_voice_is_no_share_of_answers():
    some = county(judged=Line.VOICE)
    text = page(some, "zh").partition('<section id="voice">')[2].partition("</section>")[0]
    assert "67.5（人评）" in text
    assert 'class="bar"' not in text


def test_the_workbook_says_what_a_number_is_by_its_format(tmp_path):
    some = county()
    workbook.write(some, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / workbook.NAME)["成绩单"]
    forms = {
        row[2].value: row[8].number_format
        for row in sheet.iter_rows(min_row=4)
        if row[0].value == "a"
    }
    assert forms == FORMS


@pytest.mark.skipif(ABSENT_OFFICE, reason="LibreOffice Calc is absent")
def test_the_workbook_works_them_out_anew(tmp_path):
    some = county()
    workbook.write(some, tmp_path)
    (path,) = recompute(tmp_path / workbook.NAME)
    cards = cards_of(openpyxl.load_workbook(path, data_only=True))
    assert {key: found(cells) for key, cells in cards.items()} == {
        key: wanted(some, *key) for key in cards
    }
