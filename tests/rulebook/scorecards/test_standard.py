"""A rule that changes by date counts as it stood on the last day of the window."""

import pytest

from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from rulebook.counties import Golden, engine_says, hand_says, pack_of, said

CHANGED = """says: the target was 4 until September and is 2 since; the first phase ended in June
calendar:
  - {id: p1, name: {zh: 前段, en: First}, type: phase, from: 2010-01-01, to: 2010-06-30}
indicators:
  - id: first
    measure: count
    of: visit
    window: {phase: p1}
    when_none: 0
    points: {target: {target: [{since: 2010-01-01, value: 4}, {since: 2010-09-01, value: 2}], full: 10, none_gives: out}}
  - id: year
    measure: count
    of: visit
    window: {period: year}
    when_none: 0
    points: {target: {target: [{since: 2010-01-01, value: 4}, {since: 2010-09-01, value: 2}], full: 10, none_gives: out}}
examples:
  - name: one visit in March
    as_of: 2010-12-31
    records: [{kind: visit, household: [h1], occurred_on: 2010-03-01}]
    expect: {first: {a: '1'}, year: {a: '1'}}
    points: {first: {a: '2.5'}, year: {a: '5'}}
  - name: the same, as seen in August
    as_of: 2010-08-31
    records: [{kind: visit, household: [h1], occurred_on: 2010-03-01}]
    expect: {first: {a: '1'}, year: {a: '1'}}
    points: {first: {a: '2.5'}, year: {a: '2.5'}}
"""


@pytest.mark.parametrize("by", ["hand", "engine"])
def test_points_follow_the_rule_of_the_last_day_of_the_window(by):
    golden = said(Golden, CHANGED)
    pack = pack_of(
        golden.indicators, open_pack(shipped() / "chuangxianzhengyou").kinds, golden.calendar
    )
    for example in golden.examples:
        case = case_of(example, pack)
        says = engine_says(pack, case) if by == "engine" else hand_says(pack, case, example.expect)
        assert {id_: {"a": says[id_]["a"][1]} for id_ in example.points} == example.points
