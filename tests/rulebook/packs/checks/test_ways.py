"""Where the records of a kind can go, by whose hand, and what has been asked by then."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.checks.ways import asked, own_hand, reached, unseen


@pytest.fixture(scope="module")
def kinds():
    return open_pack(shipped() / "chuangxianzhengyou").kinds


def test_a_record_comes_to_every_state_that_moves_lead_to(kinds):
    assert reached(kinds["deed"]) == {"noted", "returned", "confirmed", "mistaken"}


def test_nobody_confirms_a_deed_alone(kinds):
    assert reached(kinds["deed"], own_hand) == {"noted", "mistaken"}
    assert reached(kinds["deed"], unseen) == {"noted", "mistaken"}


def test_a_visit_counts_as_soon_as_it_is_written(kinds):
    assert "noted" in reached(kinds["visit"], own_hand)


def test_a_task_is_no_work_of_one_hand_since_it_is_given_from_above(kinds):
    assert "finished" not in reached(kinds["task"], own_hand)


def test_why_a_pledge_was_broken_is_asked_only_of_the_broken(kinds):
    filled = asked(kinds["pledge"])
    assert {state for state, names in filled.items() if "reason" in names} == {"broken"}
    assert {state for state, names in filled.items() if "verdict" in names} == {"kept"}
    assert {state for state, names in filled.items() if "closed_on" in names} == {"kept", "broken"}
