"""The burden in words, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duixian.rulebook.norms import Amount, Assumed, beside, load
from duixian.rulebook.norms.wording import about, all_together, often, once, sentence, within
from rulebook.norms.made import covering, pack

TEN = Assumed(members=10, branches=3)
BOOKS = pack("books", covering("books", "study", "members", "month", sort=["book"]))
TALKS = pack("talks", covering("talks", "study", "units", "month", sort=["talk"]))


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), ("1/3", "不到 1"), ("1/2", "1"), ("5/2", "3"), ("27/11", "2")]
)
def test_a_number_is_whole_and_little_is_not_nothing(number, said):
    assert about(Fraction(number)).zh == said


@pytest.mark.parametrize(
    ("records", "zh", "en"),
    [
        ("1", "每月 1 条", "1 a month"),
        ("11/3", "每月 3.7 条", "3.7 a month"),
        ("1/6", "每年 2 条", "2 a year"),
    ],
)
def test_how_often_is_told_by_month_or_by_year(records, zh, en):
    assert (often(Fraction(records)).zh, often(Fraction(records)).en) == (zh, en)


def test_one_is_one_in_english():
    assert once(Amount(Fraction(1), Fraction(1), Fraction(1))).en == (
        "about 1 entry and 1 minute a month"
    )


def test_a_pack_is_told_alone_beside_others_and_where_nothing_is_shared():
    alone = sentence(beside(BOOKS, [], TEN), runs=False)
    assert alone.zh == "一个 10 人的支部每月约 10 次、10 分钟。"
    apart = sentence(beside(BOOKS, [TALKS], TEN), runs=True)
    assert apart.zh == (
        "一个 10 人的支部每月约 10 次、10 分钟；和正在开展的活动合起来每月 10 分钟，没有能合用的。"
    )
    again = sentence(beside(BOOKS, [TALKS, BOOKS], TEN), runs=True)
    assert again.en == (
        "A branch of 10 members: about 10 entries and 10 minutes a month; together with the "
        "campaigns that run, 10 minutes a month; 9 minutes are saved because one record serves several."
    )
    assert sentence(beside(pack("e"), [], TEN), runs=False).zh == "它不要求支部填任何东西。"


def test_all_that_run_are_told_with_what_is_saved():
    packs = [BOOKS, TALKS, BOOKS]
    found, apart = load(packs, TEN), [load([each], TEN) for each in packs]
    assert all_together(found, apart).zh == (
        "正在开展的 3 项活动合起来，一个 10 人的支部每月约 11 次、10 分钟；同一件事记一次、几处用，省下 9 分钟。"
    )
    assert all_together(load([], TEN), []).en == "The campaigns that run ask a branch for nothing."


@pytest.mark.parametrize(
    ("budget", "zh"),
    [(10, "没有超出每月 10 分钟的预算。"), (8, "合起来超出每月 8 分钟的预算 2 分钟。")],
)
def test_how_it_stands_to_the_budget_is_told(budget, zh):
    assert within(load([BOOKS], TEN), Fraction(budget)).zh == zh
