"""Sheets for the pen."""

from __future__ import annotations

import re

import pytest

from desk.records.views.pages import said
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.records.codes import code_of
from duixian.desk.records.paper import blanks

KINDS = ("deed", "judgement", "pledge", "problem", "study", "survey", "task", "visit")


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_of_a_kind_has_every_blank_the_code_and_how_to_fill_it(cast, kind):
    answer = cast.browser("branch").get(f"/records/paper/{cast.units['elm'].key}/{kind}/")
    page = said(answer)
    found = installed_kinds()[kind]
    assert [b.name for b in blanks(found) if b.name not in page] == []
    assert [o for b in blanks(found) for o in b.options if o not in page] == []
    assert code_of(kind, "B11") in page
    assert "榆树湾村党支部" in page
    assert "不用附照片，也不用附别的材料。" in page
    assert len(re.findall(r"data:image/svg", answer.content.decode())) == page.count("填写人")


def test_options_bear_the_numbers_that_are_typed(cast):
    page = said(cast.browser("branch").get(f"/records/paper/{cast.units['elm'].key}/visit/"))
    assert "1 联系点 2 结对 3 慰问 4 了解民情" in page


def test_the_sheet_of_a_month_has_a_table_for_each_kind_that_a_branch_writes(cast):
    page = said(cast.browser("clerk").get(f"/records/paper/{cast.units['elm'].key}/"))
    codes = re.findall(r"\b(\w+-B11-\w)\b", page)
    assert codes == [code_of(kind, "B11") for kind in ("visit", "deed", "study", "problem")]


def test_no_sheets_for_foreign_units(cast):
    south = cast.browser("south_clerk")
    elm = cast.units["elm"].key
    assert [south.get(f"/records/paper/{elm}/{page}").status_code for page in ("", "visit/")] == [
        404,
        404,
    ]
    assert cast.browser("branch").get(f"/records/paper/{elm}/sermon/").status_code == 404
