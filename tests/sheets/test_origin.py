"""What a result says of its rules: basis and the marks of the forms, in every shape it comes in."""

from __future__ import annotations

import dataclasses

import pytest
from openpyxl import load_workbook

from duixian.rulebook.packs import find, open_pack
from duixian.sheets import workbook
from duixian.sheets.origin import origin, origin_lines, origin_note
from duixian.sheets.page import page
from house.tree import ROOT
from sheets.cases import small

SAMPLE = open_pack(ROOT / "docs/guide/pack-sample")
FORMS = {
    "表号": "示例表01", "制定机关": "某县活动办", "批准机关": "某县统计局", "批准文号": "示例批1号",
    "有效期至": "2026年12月31日", "用途": "记代办的事，看办得好不好", "多久填一次": "有事才填", "保留": "3年",
}  # fmt: skip


def with_forms():
    county = small()
    return dataclasses.replace(county, pack=dataclasses.replace(county.pack, forms=SAMPLE.forms))


def test_the_forms_of_a_pack_are_told_with_all_that_the_law_asks_for():
    told = {name.zh: said.zh for name, said in origin(SAMPLE)}
    assert told.pop("依据")
    assert told == FORMS


def test_the_workbook_says_it_on_its_first_sheet(tmp_path):
    workbook.write(with_forms(), tmp_path, ["a"])
    rows = load_workbook(tmp_path / workbook.NAME)["说明"].iter_rows(values_only=True)
    said = {name: what for name, what, *_ in rows}
    assert {name: said[name] for name in FORMS} == FORMS


def test_a_pack_without_forms_of_its_own_says_its_basis_alone():
    assert [name.zh for name, _ in origin(small().pack)] == ["依据"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_and_lists_say_the_same_as_the_workbook(language):
    text = page(with_forms(), language)
    note = origin_note(with_forms().pack, language)
    assert origin_lines(with_forms().pack, language) in text
    marks = {"zh": "表号：示例表01；", "en": "Form number: 示例表01; "}[language]
    assert marks in text
    assert marks in note


@pytest.mark.parametrize(
    "name", ["weimin", "chuangxianzhengyou", "bairizhengzhi", "xuexishijian", "zhidujianshe"]
)
def test_a_basis_that_was_not_seen_is_told_as_such(name):
    pack = open_pack(find(name))
    assert "未核对原文" in origin_lines(pack, "zh")
    assert "not checked against the original" in origin_lines(pack, "en")
