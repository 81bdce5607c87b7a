"""Two results side by side: golden examples 4 and 15, and what a day or the tree does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from duixian.rulebook.comparing.comparison import Asked, Source, compare
from duixian.rulebook.comparing.tree_changes import Change
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.standard import Example
from rulebook.counties import Golden, asks, pack_of, said

GOLDENS = Path(__file__).parents[1] / "goldens"
ENGINE = DuckDB(threads=1, memory="500MB")
KINDS = open_pack(shipped() / "chuangxianzhengyou").kinds
JUNE = dt.date(2010, 6, 30)


def source_of(pack, example):
    """What is compared, from an example."""
    case = case_of(replace(example, known_at=None), pack)
    return Source(pack, case.ledger, case.calendar, ENGINE)


def golden(name):
    (file,) = GOLDENS.glob(f"{name}_*.yaml")
    found = said(Golden, file.read_text(encoding="utf-8"))
    pack = pack_of(found.indicators, KINDS)
    return source_of(pack, found.examples[-1])


def numbers(comparison):
    """Before and after, by indicator and unit."""
    return {
        (r["indicator"], r["who"]): tuple(
            None if r[f"d_{s}"] is None else f"{r[f'n_{s}']}/{r[f'd_{s}']}"
            for s in ("before", "after")
        )
        for r in comparison.numbers.to_pylist()
    }


def through(comparison, indicator, who):
    """The entries behind one number: record, place in the ledger, what it changed."""
    return [
        (r["record"], r["seq"], comparison.said[r["record"], r["seq"]].zh if r["seq"] else r["why"])
        for r in comparison.touching.to_pylist()
        if (comparison.pack.indicators[r["ordinal"]].id, r["who"]) == (indicator, who)
    ]


def known(source, earlier, later, day=JUNE):
    return compare(source, Asked(day, earlier), Asked(day, later))


def test_golden_4_a_closing_entered_late_and_a_fact_corrected_are_told_apart():
    found = known(golden("04"), JUNE, dt.date(2010, 7, 31))
    assert numbers(found) == {
        ("self_found", "a"): ("1/1", "0/1"),
        ("self_found", "T"): ("1/1", "0/1"),
        ("closed", "a"): ("0/1", "1/1"),
        ("closed", "T"): ("0/1", "1/1"),
        ("took", "a"): (None, "27/1"),
        ("took", "T"): (None, "27/1"),
    }
    for indicator in ("closed", "took"):
        assert through(found, indicator, "a") == [("p", 2, "已销号（2010-06-28起）")]
    correction = [("p", 3, "更正来源：自查 → 群众反映")]
    assert through(found, "self_found", "a") == through(found, "self_found", "T") == correction


@pytest.mark.parametrize(
    ("earlier", "later", "differ"),
    [
        ((6, 30), (7, 5), {"closed", "took"}),
        ((7, 5), (7, 31), {"self_found"}),
        ((7, 3), (7, 19), set()),
    ],
)
def test_golden_4_between_two_moments_only_what_was_entered_between_them_differs(
    earlier, later, differ
):
    found = known(golden("04"), dt.date(2010, *earlier), dt.date(2010, *later))
    assert {indicator for indicator, _ in numbers(found)} == differ


def test_golden_15_a_corrected_state_is_said_to_be_one():
    found = known(golden("15"), dt.date(2010, 7, 1), None, dt.date(2010, 7, 31))
    assert numbers(found) == {
        ("on_time", "a"): ("1/1", "0/1"),
        ("on_time", "T"): ("1/1", "0/1"),
    }
    assert through(found, "on_time", "a") == [
        ("t", 3, "更正状态：已完成（2010-06-20起）→ 已交办（2010-05-01起）")
    ]


def of(indicators, example):
    pack = pack_of(asks(*indicators), KINDS)
    return source_of(pack, said(Example, example))


def test_a_record_that_only_bears_on_others_by_a_link_is_named():
    source = of(
        [
            "{id: led, measure: share, of: visit, window: standing, when_none: none, part: {linked: {kind: problem, by: problem, in: [done]}}}"
        ],
        "{name: x, as_of: 2010-06-30, records: ["
        "{kind: problem, record: p, known_at: 2010-06-01, state: registered, state_on: 2010-06-01},"
        "{kind: problem, record: p, known_at: 2010-07-03, state: closed, state_on: 2010-06-28, occurred_on: 2010-06-01},"
        "{kind: visit, record: v, known_at: 2010-06-02, occurred_on: 2010-06-02, problem: [p]},"
        "{kind: visit, record: w, known_at: 2010-06-02, occurred_on: 2010-06-02}]}",
    )
    found = known(source, JUNE, None)
    assert numbers(found) == {("led", "a"): ("0/2", "1/2"), ("led", "T"): ("0/2", "1/2")}
    assert through(found, "led", "T") == [("p", 2, "已销号（2010-06-28起）")]


def test_values_of_persons_are_not_repeated_and_a_repeated_entry_says_so():
    source = of(
        ["{id: n, measure: count, of: problem, in: [open], window: standing, when_none: 0}"],
        "{name: x, as_of: 2010-06-30, records: ["
        "{kind: problem, record: p, known_at: 2010-06-01, state: mistaken, state_on: 2010-06-01, "
        "text: [路], due_on: 2010-06-10},"
        "{kind: problem, record: p, known_at: 2010-07-03, state: registered, state_on: 2010-06-01, "
        "text: [桥], reporter: [o1], due_on: 2010-06-20, solver: [a]}]}",
    )
    found = known(source, JUNE, None)
    assert found.said["p", 2].en == (
        "state corrected: Registered by mistake since 2010-06-01 → Registered since 2010-06-01; "
        "corrected Due: 2010-06-10 → 2010-06-20; Problem; filled in Reporter; Solver: a"
    )


def test_between_two_days_steps_dates_and_the_tree_are_told_apart():
    source = of(
        [
            "{id: visits, measure: count, of: visit, window: {rolling: {months: 1}}, when_none: 0}",
            "{id: late, measure: count, of: task, in: [open], timing: [overdue], window: standing, when_none: 0}",
            "{id: done, measure: count, of: task, window: standing, when_none: 0}",
            "{id: all, measure: count, of: visit, window: standing, when_none: 0}",
        ],
        "{name: x, as_of: 2010-06-30, moves: [{unit: b, on: 2010-06-15, parent: S}],"
        "units: [{code: S, type: committee}, {code: a}, {code: b, parent: a}], records: ["
        "{kind: visit, record: old, occurred_on: 2010-05-20},"
        "{kind: visit, record: new, occurred_on: 2010-06-20},"
        "{kind: visit, record: bs, unit: b, occurred_on: 2010-01-01},"
        "{kind: task, record: t, state: assigned, state_on: 2010-05-01, due_on: 2010-06-05},"
        "{kind: task, record: u, state: assigned, state_on: 2010-05-01},"
        "{kind: task, record: u, state: finished, state_on: 2010-06-08, occurred_on: 2010-05-01}]}",
    )
    found = compare(source, Asked(dt.date(2010, 5, 31), None), Asked(JUNE, None))
    assert {k: v for k, v in numbers(found).items() if k[1] in ("a", "S")} == {
        ("late", "a"): ("0/1", "1/1"),
        ("done", "a"): ("0/1", "1/1"),
        ("all", "S"): ("0/1", "1/1"),
    }
    assert through(found, "late", "a") == [("t", None, "date")]
    assert through(found, "done", "a") == [("u", 6, "已完成（2010-06-08起）")]
    assert through(found, "all", "S") == [("bs", None, "tree")]
    assert found.changes == [Change(dt.date(2010, 6, 15), "b", "moved", "a", "S")]


def test_mergers_openings_closings_and_members_are_told():
    source = of(
        ["{id: n, measure: count, of: visit, window: standing, when_none: 0}"],
        "{name: x, as_of: 2010-06-30, records: [{kind: visit}], heirs: [{unit: b, on: 2010-06-10, into: a}],"
        "units: [{code: a}, {code: b, closed_on: 2010-06-10}, {code: c, closed_on: 2010-06-11},"
        "{code: d, opened_on: 2010-06-12}], persons: [{code: p, unit: a, joined_on: 2010-06-02},"
        "{code: q, unit: a, joined_on: 2010-06-03}, {code: r, unit: a, left_on: 2010-06-03}]}",
    )
    found = compare(source, Asked(dt.date(2010, 5, 31), None), Asked(JUNE, None))
    assert [(c.what, c.unit, c.before, c.after, c.many) for c in found.changes] == [
        ("merged", "b", "", "a", 0),
        ("closed", "c", "", "", 0),
        ("opened", "d", "", "T", 0),
        ("joined", "a", "", "", 2),
        ("left", "a", "", "", 1),
    ]


def test_only_the_units_asked_for_are_told():
    source = golden("04")
    asked = (Asked(JUNE, JUNE), Asked(JUNE, None))
    found = compare(source, *asked, units=["T"])
    assert {who for _, who in numbers(found)} == {"T"}


def test_without_earlier_versions_nobody_can_say_what_was_known():
    source = of(
        ["{id: n, measure: count, of: visit, window: standing, when_none: 0}"],
        "{name: x, as_of: 2010-06-30, records: [{kind: visit}]}",
    )
    with pytest.raises(NotAnswerable):
        known(source, JUNE, None)
