"""Indicators that no record can meet are told, with the reason; those that some can are not."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack, shipped
from rulebook.packs.checks.test_checks import DEED, EXPECT, PACK, measured, own
from rulebook.packs.small import FILES, write

NO_POINTS = ("    points: {each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}\n", "")
ASKED_LATE = ("by: [superior], needs: [{someone_else: [note]}]", "by: [superior], needs: [{has: [cost]}, {someone_else: [note]}]")  # fmt: skip
NEED = """\
id: need
name: {zh: 需求, en: Need}
fields: [{id: met_by, name: {zh: 由, en: By}, type: link, to: [deed], as: serves}]
states: [{id: told, name: {zh: 说, en: Told}, stage: open}, {id: met, name: {zh: 办, en: Met}, stage: done}]
moves:
  - {id: tell, name: {zh: 说, en: Tell}, to: told, by: [recorder]}
  - {id: meet, name: {zh: 办, en: Meet}, from: [told], to: met, by: [superior], needs: [{has: [met_by]}, {someone_else: [tell]}]}
"""


def why(tmp_path, change, kind_change=("", ""), **more) -> str:
    """What is told of the only indicator, put another way."""
    pack = FILES[PACK].replace(*NO_POINTS).replace(*change).replace(EXPECT, "")
    kind = FILES[DEED].replace(*kind_change) if kind_change[0] else FILES[DEED]
    found = read_pack(write(tmp_path, **{PACK: pack, DEED: kind, **more})).findings
    return "; ".join(f.what("en") for f in found if f.id == "W204").removeprefix(
        "Nobody can answer the indicator “work”: "
    )


@pytest.mark.parametrize(
    ("words", "when_none", "reason"),
    [
        ("measure: count; of: deed; in: [failed]", "0", "no move of Deed leads to failed."),
        ("measure: count; of: deed; timing: [overdue]", "0", "no state selected can be overdue."),
        ("measure: count; of: deed; timing: [in_time]", "0", "no move of Deed asks for “Due” before it is counted."),
        ("measure: count; of: deed; by: due_on", "0", "no move of Deed asks for “Due” before it is counted."),
        ("measure: count; of: deed; in: [open]; by: closed_on", "0", "no move of Deed asks for “Closed” before it is counted."),
        ("measure: count; of: deed; has: [text]; lacks: [text]", "0", "“Text” is to be filled and empty."),
        ("measure: share; of: deed; part: {in: [open]}", "none", "no record selected is open."),
        ("measure: count; of: deed; for: person", "0", "no move of Deed asks for “Whose it is” before it is counted."),
        ("measure: count; of: deed; in: [open, done]", "0", ""),
        ("measure: sum; of: deed; field: cost; has: [cost]", "0", ""),
        ("measure: count; of: deed; for: [person, hands]", "0", ""),
        ("measure: count; of: deed; lacks: [due_on]", "0", ""),
        ("measure: coverage; of: deed; for: hands; among: {roster: members}", "none", ""),
        ("measure: count; of: units", "0", ""),
    ],
)  # fmt: skip
def test_what_no_record_can_meet_is_told_with_its_reason(tmp_path, words, when_none, reason):
    assert why(tmp_path, measured(words, when_none)) == reason


def test_a_number_that_the_field_cannot_hold_is_told(tmp_path):
    bounded = ("scale: 2}", "scale: 2, from: 0, to: 100}")
    change = measured("measure: count; of: deed; where: {cost: {from: 200}}")
    assert why(tmp_path, change, bounded) == "“Cost” cannot hold so much or so little."
    assert why(tmp_path / "fits", measured("measure: count; of: deed; where: {cost: {from: 100}}"), bounded) == ""  # fmt: skip


def test_what_is_asked_only_at_the_end_cannot_be_counted_before(tmp_path):
    early = measured("measure: sum; of: deed; in: [open]; field: cost")
    said = "no move of Deed asks for “Cost” before it is counted."
    assert why(tmp_path, early, ASKED_LATE) == said
    assert why(tmp_path / "done", measured("measure: sum; of: deed; field: cost"), ASKED_LATE) == ""


def test_a_link_that_is_made_only_later_is_told(tmp_path):
    change = measured("measure: count; of: deed; linked: {kind: need, by: met_by, in: [%s]}")
    for state, reason in (
        ("open", "no move links Need to Deed, or leads to open."),
        ("done", ""),
    ):
        words = (change[0], change[1] % state)
        assert why(tmp_path / state, words, **{"kinds/need.yaml": NEED}) == reason


def test_nothing_is_said_of_a_link_to_a_kind_that_is_miswritten(tmp_path):
    lost = NEED.replace("to: met,", "to: gone,").replace("from: [told]", "from: [lost]")
    change = measured("measure: count; of: deed; linked: {kind: need, by: met_by}")
    assert why(tmp_path, change, **{"kinds/need.yaml": lost}) == ""


def test_a_number_of_persons_is_answered_by_records_that_name_them(tmp_path):
    said = "no move of Deed asks for “Whose it is” before it is counted."
    assert why(tmp_path, own("measure: count; of: deed")) == said
    assert why(tmp_path / "hands", own("measure: count; of: deed; for: hands")) == ""


def test_the_shipped_packs_are_answerable():
    for pack in sorted(p.parent for p in shipped().glob("*/pack.yaml")):
        assert [f for f in read_pack(pack).findings if f.id.startswith("W2")] == []


def test_an_indicator_whose_linked_kind_could_not_be_read_is_not_judged(tmp_path):
    change = measured("measure: share; of: deed; part: {linked: {kind: need, by: met_by}}", "none")
    broken = NEED.replace("has: [met_by]", "has: [[met_by]]")
    assert why(tmp_path, change, **{"kinds/need.yaml": broken}) == ""
