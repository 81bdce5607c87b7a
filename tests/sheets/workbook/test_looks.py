"""Widths and heights that cut nothing: words stay whole, Chinese wraps anywhere."""

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from duixian.sheets import workbook
from duixian.sheets.workbook.looks import lines, tall, unbroken
from sheets.cases import small


@pytest.mark.parametrize(
    ("text", "at", "many"),
    [
        ("", 10, 1),
        ("Points without a number", 23, 1),
        ("Points without a number", 22, 2),
        ("Points without a number", 10, 3),
        ("denominator", 6, 2),
        ("没有数时得分", 12, 1),
        ("没有数时得分", 11, 2),
        ("办成 done", 6, 2),
    ],
)
def test_words_wrap_between_spaces_and_chinese_anywhere(text, at, many):
    assert (lines(text, at), tall([("a", 9), (text, at)])) == (many, 16 * many)


def test_a_short_head_is_not_broken_and_a_long_one_not_inside_a_word():
    heads = ("组织代码", "到期承诺兑现率", "Unit code", "Units without a number")
    assert [unbroken(head) for head in heads] == [8, 2, 9, 7]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_column_is_narrower_than_its_short_head_or_a_word_of_it(tmp_path, language):
    workbook.write(small(), tmp_path, language=language)
    _, county, *tables = openpyxl.load_workbook(tmp_path / "scorecards.xlsx").worksheets
    heads = [cell for row in (county[4], *(table[3] for table in tables)) for cell in row]
    wide = [(cell, cell.parent.column_dimensions[cell.column_letter]) for cell in heads]
    narrow = [
        c.value for c, column in wide if not column.hidden and column.width < unbroken(c.value)
    ]
    assert (len(wide) > 80, narrow) == (True, [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_paper_the_title_of_the_county_stands_over_every_page(tmp_path, language):
    workbook.write(small(), tmp_path, language=language)
    sheet = openpyxl.load_workbook(tmp_path / "scorecards.xlsx").worksheets[1]
    assert sheet.oddHeader.left.text == f"{sheet['A1'].value}\n{sheet['A2'].value}"
    last = get_column_letter(sheet.max_column)
    assert sheet.print_area.endswith(f"!$A$3:${last}$7")
    starts = [cell.column - 1 for cell in sheet[3] if cell.value]
    assert [b.id for b in sheet.col_breaks.brk] == starts[1:]
    assert len(starts) == 3
