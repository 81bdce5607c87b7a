"""The page and the workbook of a comparison, as somebody reads them."""

from __future__ import annotations

import datetime as dt
import io
import re

import openpyxl
import pytest

from duixian.rulebook.comparing.comparison import Asked, Source, compare
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import read
from duixian.rulebook.scorecards.score import calendar_of
from duixian.sheets.comparison.page import page
from duixian.sheets.comparison.told import Told
from duixian.sheets.comparison.workbook import write
from sheets.cases import SMALL, pack

DAY, MOMENT = dt.date(2010, 12, 31), dt.date(2010, 8, 31)


@pytest.fixture(scope="module")
def source():
    ledger = read(SMALL, list(pack().kinds.values()))
    return Source(pack(), ledger, calendar_of(pack(), ledger), DuckDB(threads=1))


@pytest.fixture(scope="module")
def known(source):
    return compare(source, Asked(DAY, MOMENT), Asked(DAY, None))


@pytest.fixture(scope="module")
def days(source):
    return compare(source, Asked(dt.date(2010, 5, 31), None), Asked(DAY, None))


def words(html):
    """What somebody reads, without marks."""
    body = html.partition("</style>")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_the_page_says_first_how_much_differs_and_what_touches_it(known):
    told = words(page(Told(known, "zh")))
    assert "截至2010年12月31日，按2010年8月31日所知和按现在所知" in told
    numbers = [row["who"] for row in known.numbers.to_pylist() if row["track"] == "unit"]
    assert f"{len(set(numbers))} 个组织的 {len(numbers)} 个数不一样。" in told
    assert "两个时刻之间录入了 9 笔流水，其中 8 笔碰到这些数" in told
    assert "另有 1 人自己的数变了" in told


def test_a_number_stands_with_before_after_points_and_its_entries(known):
    told = words(page(Told(known, "en")))
    assert "0/2 (0%) → 1/2 (50%) ; points 0 → 10" in told
    assert (
        "Pledge g1: Kept since 2010-09-29; filled in Verdict of the people served "
        "(entered 30 Sep 2010)"
    ) in told
    assert "too few to show" in told


def test_between_two_days_the_tree_has_a_section_of_its_own(days):
    told = words(page(Told(days, "zh")))
    assert "2010年5月31日与2010年12月31日，都按现在所知" in told
    assert "组织和人员变动" in told
    assert re.search(r"从 .* 划到 ", told)


def test_nothing_that_differs_is_said_to_be_nothing(source):
    moment = dt.date(2011, 6, 1)
    told = words(page(Told(compare(source, Asked(DAY, moment), Asked(DAY, None)), "zh")))
    assert "组织的数一个也没有变。" in told


def test_no_number_of_a_person_stands_on_the_page(known):
    for language in ("zh", "en"):
        assert "p4" not in page(Told(known, language)).partition("</style>")[2]


def test_the_workbook_holds_the_same_as_the_page(known):
    file = io.BytesIO()
    write(Told(known, "en"), file)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[:2] == ["Numbers", "What touches them"]
    numbers, entries, *_ = (list(sheet.iter_rows(values_only=True)) for sheet in book)
    of_units = [row for row in known.numbers.to_pylist() if row["track"] == "unit"]
    title, note, _heads, *rows = numbers
    assert (title[0], len(rows)) == ("Numbers", len(of_units))
    assert note[0].endswith("(not checked against the original)")
    assert ("a", "Pledges kept of those due", "Pledge", "g1") in {row[:4] for row in entries}
    (kept,) = [row for row in numbers if row[0] == "a" and row[4] == "0/2 (0%)"]
    assert kept[4:] == ("0/2 (0%)", "1/2 (50%)", "0", "10")
