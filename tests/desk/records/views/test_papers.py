"""Sheets for the pen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from desk.records.conftest import NOW
from desk.records.views.pages import said
from duixian.desk.campaigns.actions import start
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.records.codes import code_of
from duixian.desk.records.paper import blanks
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

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


SAMPLE = ROOT / "docs/guide/pack-sample"


@pytest.fixture
def own_forms(cast, settings, tmp_path):
    """A campaign at work whose pack brings forms of its own."""
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=tmp_path)
    return start(
        viewer=cast.viewer("office"), now=NOW, source=SAMPLE, unit=cast.units["county"],
        days=(dt.date(2026, 3, 1), dt.date(2026, 12, 31)),
    )  # fmt: skip


@pytest.mark.usefixtures("own_forms")
def test_a_form_of_the_packs_own_bears_its_number_makers_and_validity(cast):
    page = said(cast.browser("branch").get(f"/records/paper/{cast.units['elm'].key}/errand/"))
    marks = [f"{name.zh} {what.zh}" for name, what in open_pack(SAMPLE).forms.marks()]
    assert marks == [
        "表号 示例表01", "制定机关 某县活动办", "批准机关 某县统计局", "批准文号 示例批1号", "有效期至 2026年12月31日",
    ]  # fmt: skip
    assert [mark for mark in marks if mark not in page] == []
    assert "用途 记代办的事，看办得好不好" in page


@pytest.mark.usefixtures("own_forms")
def test_a_form_from_a_library_bears_no_marks_of_a_pack(cast):
    page = said(cast.browser("branch").get(f"/records/paper/{cast.units['elm'].key}/visit/"))
    assert "示例表01" not in page


def test_a_form_past_its_validity_says_that_one_may_refuse_it():
    forms = open_pack(SAMPLE).forms
    assert forms.lapsed(dt.date(2026, 12, 31)) is None
    assert forms.lapsed(dt.date(2027, 1, 1)).zh == "有效期已过，可以拒绝填报。"
