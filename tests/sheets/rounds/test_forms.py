"""The forms of a round: what the page and the workbook say, in both languages, of proposal and decision."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from commands.office import SEED, data_in, pack_in
from duixian.cli import main
from duixian.rulebook.ranks.draws import commitment

SCRIPT = re.compile(r"<script|https?://|<img|<link", re.IGNORECASE)


@pytest.fixture(scope="module", params=["zh", "en"])
def round_(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    pack = pack_in(folder)
    words = ["round", str(pack), str(data_in(folder, pack)), "--round", "yearend"]
    assert (
        main(
            [*words, "--as-of", "2010-12-31", "--out", str(folder / "out"), "--lang", request.param]
        )
        == 0
    )
    return request.param, folder / "out"


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<header>")[2]).split())


def test_the_page_says_first_what_was_decided(round_):
    _, out = round_
    zh, en = (plain((out / name).read_text("utf-8")) for name in ("round.html", "round.en.html"))
    assert "3 个组织，已评定 1 个，其中 0 个与提出的不同。 算数：本轮已由人启动。" in zh
    assert (
        "3 units, 1 decided, 0 of them otherwise than proposed. It counts: people started this round."
        in en
    )


def test_the_page_puts_proposal_decision_reason_and_steps_side_by_side(round_):
    _, out = round_
    zh = plain((out / "round.html").read_text("utf-8"))
    assert (
        "甲一村支部 a 四星 四星 提出时不是这个等次 =一件承诺补办，下调一级 "
        "“做成什么”得分率 20/30：66.67% 66.67% ≥ 50%：四星"
    ) in zh
    assert "第 1 名 乙一社区支部 e 100% 10/10 前列；可计的只有 10 分，同组最多 30 分" in zh
    assert "第 2 名 甲一村支部 a 66.67% 20/30 分母小：到期承诺兑现率 1/2" in zh


def test_the_page_stands_alone_and_holds_what_is_needed_to_check_it(round_):
    _, out = round_
    for name in ("round.html", "round.en.html"):
        html = (out / name).read_text("utf-8")
        assert SCRIPT.findall(html) == []
        assert [each in html for each in (SEED, commitment(SEED), "sha256sum")] == [True] * 3


def test_the_workbook_has_a_sheet_for_each_thing_and_no_formula(round_):
    language, out = round_
    book = load_workbook(out / "round.xlsx")
    names = {
        "zh": ["说明", "1 成效名次", "2 星级", "抽签"],
        "en": ["About", "1 Effect", "2 Stars", "Draws"],
    }
    assert book.sheetnames == names[language]
    grades = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows()]
    head = next(n for n, row in enumerate(grades) if row[0] in ("组织代码", "Unit code"))
    decided = {row[0]: (row[3], row[6], row[8]) for row in grades[head + 1 :]}
    four, three, five, reason = {
        "zh": ("四星", "三星", "五星", "=一件承诺补办，下调一级"),
        "en": ("Four stars", "Three stars", "Five stars", "=一件承诺补办，下调一级"),
    }[language]
    assert decided == {"e": (five, "—", None), "a": (four, four, reason), "b": (three, "—", None)}
    kinds = {
        cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    }
    assert "f" not in kinds
