"""A second campaign over the same records: a session of study each month."""

from __future__ import annotations

OTHER = """\
id: other
name: {zh: 每月一课, en: A lesson a month}
policy: '2026'
uses: [grassroots]
calendar:
  - {id: campaign, name: {zh: 全程, en: Whole}, type: campaign, from: 2026-01-01, to: 2026-12-31}
categories:
  - {id: rural, name: {zh: 农村, en: Rural}}
standards:
  - id: goods
    name: {zh: 好, en: Goods}
    track: unit
    headings: [{id: learning, name: {zh: 学习好, en: Learning}}]
indicators:
  - id: lessons
    name: {zh: 每月上课的支部, en: Branches with a lesson}
    heading: learning
    line: done
    clause: {zh: 试办, en: Trial}
    measure: coverage
    of: study
    where: {what: [session]}
    among: {roster: units, kinds: [branch]}
    window: {period: month}
    when_none: none
examples:
  - name: one
    as_of: 2026-03-31
    units: [{code: a}]
    records: [{kind: study, unit: a, what: session, occurred_on: 2026-03-02, state: noted}]
    expect: {lessons: {a: 1/1}}
"""
