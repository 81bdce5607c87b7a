"""A small county with a number of each further measure."""

from __future__ import annotations

from duixian.rulebook.packs.examples import Case, case_of
from duixian.rulebook.scorecards.standard import Pack
from rulebook.counties import Golden, pack_of, said

COUNTY = """
says: one of each
kinds:
  - id: sheet
    name: {zh: 月情, en: Sheet}
    fields:
      - {id: income, name: {zh: 收入, en: Income}, type: number, scale: 2, unit: 元}
      - {id: heading, name: {zh: 项, en: Heading}, type: choice, options: [{id: work, name: {zh: 工作, en: Work}}]}
      - {id: rater, name: {zh: 谁评, en: Rater}, type: choice, options: [{id: above, name: {zh: 上级, en: Above}}]}
      - {id: grade, name: {zh: 评语, en: Grade}, type: choice, options: [{id: good, name: {zh: 好, en: Good}}, {id: poor, name: {zh: 差, en: Poor}}]}
    states: [{id: open, name: {zh: 在办, en: Open}, stage: open}, {id: noted, name: {zh: 已记, en: Noted}, stage: done}]
    moves: [{id: note, name: {zh: 记, en: Note}, to: noted, by: [recorder]}]
indicators:
  - {id: days, measure: days, of: sheet, from: occurred_on, to: closed_on, take: median, by: closed_on, when_none: none}
  - {id: open, measure: days, of: sheet, in: [open], from: occurred_on, to: as_of, take: longest, when_none: none}
  - {id: ratio, measure: ratio, top: {of: sheet, field: income}, under: {roster: members}, when_none: none}
  - {id: latest, measure: latest, of: sheet, field: income, when_none: none}
  - {id: change, measure: change, of: sheet, field: income, per: unit, when_none: none}
  - {id: judged, measure: judged, of: sheet, heading: work, raters: [above], field: grade, worth: {good: 95, poor: 40}, when_none: none}
examples:
  - name: one county
    as_of: 2010-12-31
    persons: [{code: p, unit: a}, {code: q, unit: a}, {code: r, unit: a}]
    records:
      - {kind: sheet, occurred_on: 2010-03-01, state_on: 2010-03-28, income: ['100.00'], heading: [work], rater: [above], grade: [good]}
      - {kind: sheet, occurred_on: 2010-05-01, state_on: 2010-05-29, income: ['104.50'], heading: [work], rater: [above], grade: [poor]}
      - {kind: sheet, occurred_on: 2010-12-30, state: open}
      - {kind: sheet, unit: b, occurred_on: 2010-05-01, state_on: 2010-05-01, income: ['7.00']}
      - {kind: sheet, unit: b, occurred_on: 2010-06-01, state_on: 2010-06-01, income: ['1.00']}
      - {kind: sheet, unit: c, occurred_on: 2010-05-01, state_on: 2010-05-01, income: ['7.00']}
    expect: {}
"""


def one_of_each() -> tuple[Pack, Case]:
    """The pack and the county, made ready."""
    golden = said(Golden, COUNTY)
    pack = pack_of(golden.indicators, {k.id: k for k in golden.kinds})
    return pack, case_of(golden.examples[0], pack)
