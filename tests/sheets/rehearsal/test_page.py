"""The page and the workbook of a rehearsal, as somebody reads them."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from duixian.rulebook.rehearsal.rehearsal import rehearse
from duixian.sheets.rehearsal.page import page
from duixian.sheets.rehearsal.told import Told
from duixian.sheets.rehearsal.workbook import write
from rulebook.rehearsal.test_rehearsal import trial


@pytest.fixture(scope="module")
def rehearsed():
    return rehearse(trial("50", "85"), trial())


@pytest.fixture(scope="module")
def alone():
    return rehearse(trial())


def words(html):
    """What somebody reads, without marks."""
    body = html.partition("</style>")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_the_plain_sentences_come_first(rehearsed):
    assert list(Told(rehearsed, "zh").sentences()) == [
        "1 项指标谁也答不上，因为没有这些记录：抽签。",
        "1 项指标谁也答不上，因为这些格子从来没填过：学时。",
        "名：个个得满分，分不出谁做得好。",
        "缺数最多的是名的“名”：3 个组织里 1 个没有数。",
        "“做了什么”这条线，按得分占满分的多少：2 个组织升，0 个降，2 个不变。",
        "“做了什么”这条线，按名次：1 个组织升，1 个降，1 个不变，1 个比不了。",
        "星按规则会建议：五星 2、三星 1。",
        "一票否决降下来 1 个：名 1。",
        "和老方案比，新被否决的 1 个，不再被否决的 0 个。",
        "和老方案比，0 个升等，1 个降等，2 个不变。",
    ]


def test_the_page_names_every_unit_behind_a_table(rehearsed):
    told = words(page(Told(rehearsed, "en")))
    assert "Of 5 indicators 3 cannot be answered or set nobody apart." in told
    assert "Rehearsal as of 31 Dec 2010, against name" in told
    assert "gains 2: T T 21.33/30 → 28/30, a a 20/30 → 30/30" in told
    assert "gains 1: a a no. 3 → no. 1" in told
    assert "Newly barred 1: a a" in told


def test_without_another_pack_there_is_nothing_to_gain_or_lose(alone):
    told = page(Told(alone, "en"))
    assert 'id="moved"' not in told
    assert "Other pack" not in told


def test_what_a_stranger_wrote_is_shown_and_never_obeyed(alone):
    from dataclasses import replace

    from duixian.rulebook.vocabulary.text import Text

    evil = Text("<script>alert(1)</script>", "<b>x</b>")
    pack = replace(alone.new.pack, name=evil)
    told = Told(replace(alone, new=replace(alone.new, pack=pack)), "zh")
    assert "<script" not in page(told)


def test_the_workbook_has_a_sheet_for_each_question(rehearsed, alone):
    names = []
    for each in (rehearsed, alone):
        file = io.BytesIO()
        write(Told(each, "en"), file)
        book = openpyxl.load_workbook(file)
        names.append(book.sheetnames)
    assert names == [
        ["Indicators", "Every unit", "Who gains", "Grades"],
        ["Indicators", "Every unit", "Grades"],
    ]
