"""The further measures as people read them: in explanations, and the same number on every page."""

from __future__ import annotations

import dataclasses

import pytest

from duixian.rulebook.measures import Value
from duixian.rulebook.measures.wording import Names
from duixian.rulebook.scorecards.explain import Asked, explain, outlined
from duixian.rulebook.scorecards.score import tree_of
from rulebook.further import one_of_each

TOLD = {
    "days": (
        ("算式：2 条，从短到长排，取正中。", "结果：27.5 天"),
        ("Working: 2 records, the middle by length.", "Result: 27.5 days"),
    ),
    "open": (
        ("算式：1 条，取最长的一条。", "结果：1 天"),
        ("Working: 1 records, the longest.", "Result: 1 day"),
    ),
    "ratio": (("算式：20450 ÷ 300。", "结果：68.17"), ("Working: 20450 ÷ 300.", "Result: 68.17")),
    "latest": (
        ("算式：取 2010-05-01 的一条。", "结果：104.50 元"),
        ("Working: That of 2010-05-01.", "Result: 104.50 元"),
    ),
    "change": (
        ("算式：合计变化 450 ÷ 100。", "结果：+4.50 元"),
        ("Working: Changes of 450 in all ÷ 100.", "Result: +4.50 元"),
    ),
    "judged": (
        ("算式：2 份评定，135 ÷ 2。", "结果：67.5（人评）"),
        ("Working: 2 judgements, 135 ÷ 2.", "Result: 67.5 (judged)"),
    ),
}


@pytest.fixture(scope="module")
def county():
    return one_of_each()


def told(pack, case, id_, who="a"):
    return explain(pack, pack.indicator(id_), Asked(who), case.world(pack))


@pytest.mark.parametrize("id_", TOLD)
def test_a_number_is_explained_in_both_languages(county, id_):
    pack, case = county
    parts = told(pack, case, id_).parts
    assert tuple(p.zh for p in parts[-2:]) == TOLD[id_][0]
    assert tuple(p.en for p in parts[-2:]) == TOLD[id_][1]


def test_who_has_a_single_value_is_left_out_and_shown(county):
    pack, case = county
    found = told(pack, case, "change", "T")
    assert [p.en for p in found.parts[-2:]] == [
        "Working: Changes of -150 in all ÷ 200. 1 with a single value are left out.",
        "Result: -0.75 元",
    ]
    assert [(b.row["record"], b.met) for b in found.behind] == [
        ("r6", False),
        ("r1", True),
        ("r2", True),
        ("r4", True),
        ("r5", True),
    ]


def test_a_judged_number_says_that_people_gave_it(county):
    pack, case = county
    rule = next(p for p in told(pack, case, "judged").told if p.name.en == "Rule")
    assert rule.said.zh.startswith(
        "由人评定，不由机器计算：上级对“工作”的评定，取平均（好 95，差 40）。"
    )
    assert rule.said.en.startswith("Judged by people, never by machine: what Above gave “Work”")


def test_an_outline_of_a_number_has_its_unit(county):
    pack, _case = county
    names = Names(pack.countable, None)
    results = {
        id_: outlined(pack, pack.indicator(id_), value, names)[-1].said.zh
        for id_, value in (
            ("days", Value.of(31, 2)),
            ("change", Value.of(-450, 100)),
            ("latest", Value.of(1200, 100)),
        )
    }
    assert results == {"days": "15.5 天", "change": "-4.50 元", "latest": "12.00 元"}


def test_results_kept_before_there_were_posts_have_nobody_in_office(county):
    _pack, case = county
    tables = {name: table for name, table in case.cut.tables.items() if name != "posts"}
    assert tree_of(dataclasses.replace(case.cut, tables=tables)).holders == ()
