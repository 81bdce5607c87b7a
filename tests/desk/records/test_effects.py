"""What a move brings about besides: drafts that wait, linked records that move, notices that run."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from desk.records.conftest import FOUND, Desk, rated, refused
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.records.models import Record
from duixian.desk.records.projection import rebuild, standing
from duixian.desk.records.queries import history, unwritten
from duixian.desk.records.refusals import TooLate

pytestmark = pytest.mark.django_db


def waits(desk: Desk, who: str) -> list[tuple[str, str, dict[str, object]]]:
    """The drafts that wait for somebody: of which record, of what kind, with which values."""
    found = unwritten(desk.cast.viewer(who), desk.kinds, desk.now.date())
    return [(each.source.code, each.kind.id, dict(each.draft.values)) for each in found]


def doing(record: Record) -> dict[str, object]:
    """What the last entry about a record did."""
    return json.loads(Entry.objects.filter(subject=str(record.key)).latest("seq").payload)["doing"]


def test_a_confirmed_finding_leaves_a_draft_with_the_unit_and_with_nobody_else(desk, finding):
    draft = (finding.code, "problem", {"text": FOUND["text"], "finding": (finding.code,)})
    assert waits(desk, "branch") == [draft]
    assert waits(desk, "recorder") == [draft]
    assert [waits(desk, who) for who in ("reed_branch", "office", "south_clerk", "auditor")] == [
        []
    ] * 4
    assert doing(finding) == {
        "step": "move",
        "move": "confirm",
        "then": [{"create": "problem", "by": "finding"}],
    }
    passage = history(desk.cast.viewer("branch"), finding, desk.kinds["finding"])[-1]
    assert [said.zh for said in passage.then] == ["按规则生成了一份草稿"]


def test_a_finding_that_is_only_noted_or_dropped_leaves_none(desk):
    noted = desk.make("secretary", "finding", "note", **FOUND).record
    assert waits(desk, "branch") == []
    desk.move("office", noted, "drop", reason="记错了地方")
    assert waits(desk, "branch") == []


def test_completing_the_draft_settles_it_even_if_the_problem_is_struck_out_later(desk, finding):
    problem = desk.make(
        "branch", "problem", "register", source="inspection", text="台账重做", finding=finding.code
    ).record
    assert waits(desk, "branch") == []
    assert problem.values["finding"] == [finding.code]
    desk.move("secretary", problem, "strike")
    assert waits(desk, "branch") == []


def test_taking_the_move_back_takes_its_draft_back_and_a_rebuilding_brings_it_again(desk, finding):
    before = waits(desk, "branch")
    rebuild()
    assert waits(desk, "branch") == before
    desk.undo("office", finding)
    assert waits(desk, "branch") == []


def test_a_decision_waits_for_the_days_of_its_notice(desk, round_):
    rating = rated(desk, round_)
    told = ["公示从 2026-11-23 起 5 天，到 2026-11-27 为止，满了才能办。"]
    assert refused(lambda: desk.later(days=4).move("office", rating, "publish")) == ({}, told)
    assert desk.later(days=5).move("office", rating, "publish").record.state == "published"


def test_publishing_moves_the_rating_before_by_rule_in_the_same_step(desk, round_):
    old = desk.later(days=5).move("office", rated(desk, round_), "publish").record
    later = desk.later(days=30)
    next_round = later.make(
        "office", "round", "declare", "county", round="year", day="2026-12-31"
    ).record
    new = rated(later, next_round, before=old.code)
    done = desk.later(days=40).move("office", new, "publish")
    old.refresh_from_db()
    assert (old.state, old.version, old.state_on) == ("superseded", 5, dt.date(2027, 1, 2))
    assert doing(new)["then"] == [{"move": "supersede", "record": old.code}]
    assert doing(old) == {
        "step": "move",
        "move": "supersede",
        "rule": {"record": new.code, "kind": "rating", "move": "publish"},
    }
    assert Entry.objects.latest("seq").seq == done.entry.seq + 1
    passage = history(desk.cast.viewer("office"), old, desk.kinds["rating"])[-1]
    assert passage.because.zh == f"按规则随 {new.code} 办理"
    stands = standing()
    rebuild()
    assert (standing() == stands, list(flaws())) == (True, [])
    for record in (new, old):
        record.refresh_from_db()
        with pytest.raises(TooLate) as late:
            desk.later(days=40, minutes=1).undo("office", record)
        assert late.value.text.zh == "这一步按规则连着别的记录，不能撤回，可以更正。"


def test_a_linked_record_that_stands_elsewhere_refuses_the_whole_step(desk, round_):
    old = rated(desk, round_)
    later = desk.later(days=10)
    next_round = later.make(
        "office", "round", "declare", "county", round="year", day="2026-12-31"
    ).record
    new = rated(later, next_round, before=old.code)
    before = Entry.objects.count()
    fields, whole = refused(lambda: desk.later(days=20).move("office", new, "publish"))
    assert (fields, whole) == (
        {},
        [
            f"连带的“等次评定 {old.code}”：现在是“已评定，公示中”，“由新的评定代替”要从“已公布”办起。"
        ],
    )
    new.refresh_from_db()
    assert (new.state, Entry.objects.count()) == ("decided", before)


def test_an_open_statement_about_a_decision_on_notice_is_an_objection(desk, round_):
    rating = rated(desk, round_)
    said = desk.later(days=1).make(
        "branch", "statement", "make", about=rating.code, text="分数算错了"
    )
    told = ["公示收到的异议还有 1 条没有答复。"]
    assert refused(lambda: desk.later(days=6).move("office", rating, "publish")) == ({}, told)
    desk.later(days=6).move("office", said.record, "turn_down", reason="复核无误")
    assert desk.later(days=6).move("office", rating, "publish").record.state == "published"
