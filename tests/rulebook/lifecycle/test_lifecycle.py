"""States and moves of a kind, found by name."""

from __future__ import annotations

from duixian.rulebook.vocabulary.words import Stage
from rulebook.measures.chance import TASK


def test_a_state_has_its_stage_and_an_unknown_one_none():
    life = TASK.lifecycle
    assert (life.stage_of("reached"), life.stage_of("nowhere")) == (Stage.DONE, None)
    assert life.move("nothing") is None


def test_stages_and_states_name_the_states_meant_in_the_order_of_the_kind():
    assert TASK.states_in(("done", "waiting", "open")) == ("going", "waiting", "reached")
    assert TASK.states_in(("nothing",)) == ()
