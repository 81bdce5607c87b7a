"""Which fields each form shows, for every move of the kinds we ship."""

from __future__ import annotations

import pytest

from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.lifecycle import Due, Move, State
from duixian.rulebook.moves import Sheet, sheet_of
from duixian.rulebook.packs import open_pack
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, FieldType, Stage
from house.tree import ROOT

KINDS = open_pack(ROOT / "packs/chuangxianzhengyou").kinds
TASK = "text person due_on check_by result"
SHEETS = {
    ("visit", "note"): ("household heard occurred_on", "person occasion problem"),
    ("visit", "return"): ("question", ""),
    ("visit", "answer"): ("household heard occurred_on", "person occasion problem"),
    ("visit", "check"): ("", ""),
    ("study", "note"): ("what title occurred_on", "person use hours present problem"),
    ("deed", "note"): ("text occurred_on", "person area helped money hands task problem"),
    ("deed", "confirm"): ("", ""),
    ("pledge", "propose"): ("occurred_on", "text amount due_on person maker sort renews origin"),
    ("pledge", "review"): ("text amount due_on person", ""),
    ("pledge", "answer"): ("occurred_on", "text amount due_on person maker sort renews origin"),
    ("pledge", "keep"): ("verdict", ""),
    ("pledge", "break"): ("reason", ""),
    ("task", "draw_up"): (
        "occurred_on",
        f"{TASK} target measures leader key_number field counted_in by_secretary partners whole",
    ),
    ("task", "assign"): (TASK, ""),
    ("task", "assign_number"): (f"{TASK} target", ""),
    ("task", "progress"): ("actual", ""),
    ("task", "report"): ("", ""),
    ("task", "report_number"): ("actual", ""),
    ("task", "extend"): ("extension_reason due_on", ""),
    ("problem", "register"): ("text source occurred_on", "sort reporter finding earlier"),
    ("problem", "assign"): ("solver person due_on", ""),
    ("problem", "claim"): ("changed", ""),
    ("survey", "enter"): ("occurred_on", "subject raters counted tellers"),
    ("judgement", "propose"): ("occurred_on", "heading grade reason rater"),
}


@pytest.mark.parametrize(("kind", "move"), SHEETS)
def test_the_form_of_a_move_shows_what_its_declaration_asks_for(kind, move):
    needed, others = SHEETS[kind, move]
    found = KINDS[kind].lifecycle.move(move)
    assert sheet_of(KINDS[kind], found) == Sheet(tuple(needed.split()), tuple(others.split()))


def test_votes_are_asked_for_on_the_form_of_the_move_that_counts_them():
    matter = open_pack(ROOT / "packs/named_samples").kinds["four_two"]
    shown = {m.id: sheet_of(matter, m).fields for m in matter.moves}
    assert shown["raise"] == ("matter", "origin", "occurred_on", "sent_on")
    assert shown["propose"] == ("v_propose",)
    assert shown["deliberate"] == ("witness", "v_members")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_can_be_filled_in_on_some_form(kind):
    shown = {name for move in kind.moves for name in sheet_of(kind, move).fields}
    assert {f.id for f in kind.fields} - shown == set()


def test_a_due_date_that_only_a_clock_reads_is_asked_for_at_first_and_files_never():
    first = Move("note", Text("记", "note"), "noted", (Actor.RECORDER,))
    kind = Kind(
        "errand",
        Text("跑腿", "Errand"),
        (Field("photo", Text("照片", "Photo"), FieldType.FILE),),
        (State("noted", Text("已记", "Noted"), Stage.OPEN),),
        (first,),
        clocks=(Due("due_on", move="note", days=0),),
    )
    assert sheet_of(kind, first) == Sheet(("occurred_on",), ("due_on",))
