"""Stars counted by headings: one for each that reaches its line, on one line of the standard."""

from __future__ import annotations

import dataclasses

import pytest

from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.ranks import By
from duixian.rulebook.rounds.figures import figures_of
from duixian.rulebook.rounds.graded import graded
from duixian.rulebook.rounds.told import grades_told, occasion_by_hand
from duixian.rulebook.rounds.wording import steps
from duixian.rulebook.scorecards.standard import Heading, Standard
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line, Track
from rulebook.counties import by_engine
from rulebook.rounds.cases import case

TEXT = """
says: one star for each heading that reaches its line
rounds:
  - {id: halfyear, name: {zh: 半年, en: Half year}, clause: {zh: 条}, beforehand: {working_days: 10}, categories: [unit]}
indicators:
  - {id: kept, measure: share, of: pledge, in: [open, done, failed], by: due_on, part: {in: [done]}, window: {period: year}, when_none: none, points: {target: {target: 100, full: 20, none_gives: out}}}
  - {id: helped, measure: sum, of: deed, field: helped, window: {period: year}, when_none: 0, points: {each: {start: 0, each: 1, least: 0, most: 10, none_gives: 0}}}
grades:
  - id: stars
    name: {zh: 星, en: Stars}
    clause: {zh: 条}
    of: rating
    only_in: [halfyear]
    headings: {line: done, reach: {promises: 50, deeds: 80}}
    bands: [{from: 2, grade: '2'}, {from: 1, grade: '1'}]
examples:
  - name: three units
    as_of: 2010-12-31
    records:
      - {kind: pledge, unit: a, state: kept, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: deed, unit: a, helped: ['8'], occurred_on: 2010-05-01}
      - {kind: pledge, unit: b, state: kept, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: pledge, unit: b, state: broken, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: deed, unit: b, helped: ['7'], occurred_on: 2010-05-01}
    grades:
      stars: {a: '2', b: '1', c: '-'}
"""


@pytest.fixture(scope="module")
def occasion():
    found, pack = case(TEXT)
    headings = tuple(Heading(id_, Text(id_, id_)) for id_ in ("promises", "deeds"))
    standard = Standard("all", Text("标", "standard"), Track.UNIT, headings)
    under = {"kept": "promises", "helped": "deeds"}
    indicators = tuple(dataclasses.replace(i, heading=under[i.id]) for i in pack.indicators)
    whole = dataclasses.replace(pack, standards=(standard,), indicators=indicators)
    made = case_of(found.examples[0], whole)
    by_hand = occasion_by_hand(whole, "halfyear", made.ledger, made.world(whole), "")
    run = figures_of(by_engine(whole, made))
    assert {k: v for k, v in run.cards.items() if k[0] in "abc"} == {
        k: v for k, v in by_hand.figures.cards.items() if k[0] in "abc"
    }
    return by_hand


def test_each_heading_that_reaches_its_line_is_a_star(occasion):
    assert grades_told(occasion, occasion.pack.grades[0]) == {"a": "2", "b": "1", "c": "-"}


def test_how_far_each_heading_got_is_told(occasion):
    grading = occasion.pack.grades[0]
    told = {a.unit: [t.en for t in steps(occasion, grading, a)] for a in graded(occasion, grading)}
    assert told == {
        "a": ["promises 100% ≥ 50%: reached", "deeds 80% ≥ 80%: reached", "2 reached", "2 ≥ 2: Two stars"],
        "b": ["promises 50% ≥ 50%: reached", "deeds 70% < 80%: not reached", "1 reached", "1 ≥ 1: One star"],
        "c": ["promises: nothing to earn, not reached", "deeds 0% < 80%: not reached", "0 reached", "0 < 1: no grade"],
    }  # fmt: skip


def test_a_heading_alone_can_be_looked_at(occasion):
    by = By(line=Line.DONE, heading="promises")
    assert [occasion.exact(unit, by) for unit in "abc"] == [100, 50, None]
