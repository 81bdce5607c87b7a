"""Units and members counted like records: who is on the roll, how old, how many households."""

import pytest

from duixian.rulebook.packs.examples import case_of
from rulebook.counties import Golden, engine_says, hand_says, pack_of, said

ROSTERS = """says: units in force and members on the roll are counted as they stand
indicators:
  - {id: branches, measure: count, of: units, where: {type: [branch]}, when_none: 0}
  - {id: households, measure: sum, field: households, of: units, when_none: 0}
  - {id: joined, measure: count, of: members, window: {period: year}, when_none: 0}
  - {id: young, measure: share, of: members, part: {where: {age: {to: 35}}}, when_none: none}
  - {id: women, measure: share, of: members, part: {where: {gender: [女]}}, when_none: none}
  - {id: schooling, measure: distinct, field: education, of: members, when_none: 0}
examples:
  - name: 一个支部三人，一人去年转走，一个支部没有人
    as_of: 2010-12-31
    units:
      - {code: a, households: 120}
      - {code: b, households: 80}
      - {code: gone, households: 50, closed_on: 2010-05-01}
    persons:
      - {code: p1, unit: a, birth_year: 1975, gender: 女, education: 大专}
      - {code: p2, unit: a, birth_year: 1974, gender: 男, education: 大专, joined_on: 2010-03-01}
      - {code: p3, unit: a, joined_on: 2010-12-31, status: probationary}
      - {code: p4, unit: a, birth_year: 1990, gender: 女, left_on: 2010-12-31}
      - {code: p5, unit: b, birth_year: 1950, gender: 男, status: none}
    expect:
      branches: {a: '1', b: '1', T: '2'}
      households: {a: '120', b: '80', T: '200'}
      joined: {a: '2', b: '0', T: '2'}
      young: {a: 1/3, b: '-', T: 1/3}
      women: {a: 1/3, b: '-', T: 1/3}
      schooling: {a: '1', b: '0', T: '1'}
"""


@pytest.mark.parametrize("by", ["hand", "engine"])
def test_the_rosters_are_counted_as_they_stand_on_the_day(by):
    golden = said(Golden, ROSTERS)
    pack = pack_of(golden.indicators, {}, golden.calendar)
    example = golden.examples[0]
    case = case_of(example, pack)
    says = engine_says(pack, case) if by == "engine" else hand_says(pack, case, example.expect)
    found = {
        id_: {who: str(says[id_][who][0]) for who in values}
        for id_, values in example.expect.items()
    }
    assert found == example.expect
