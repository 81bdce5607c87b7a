"""The table of first steps of orders, read from the moves that hold it."""

from __future__ import annotations

import pytest

from duixian.rulebook.moves.proposing import after, by_what_is_known
from duixian.rulebook.packs import open_pack
from house.tree import ROOT


@pytest.fixture(scope="module")
def order():
    return open_pack(ROOT / "packs/chuangxianzhengyou").kinds["order"]


@pytest.fixture(scope="module")
def finding():
    return open_pack(ROOT / "packs/chuangxianzhengyou").kinds["finding"]


def proposed(found):
    return [(each.move.id, each.values["step"]) for each in found]


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        ("attention", [("limit", "deadline")]),
        ("slow", [("limit", "deadline")]),
        ("measures", [("limit", "deadline")]),
        ("motions", [("circulate", "circular")]),
        ("show", [("circulate", "circular")]),
        ("routine", [("criticise", "criticism")]),
        ("unheard_of", []),
    ],
)
def test_a_fault_leads_to_its_first_step(order, grounds, expected):
    assert proposed(by_what_is_known(order, {"grounds": grounds})) == expected


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("criticism", [("raise_limit", "deadline")]),
        ("deadline", [("raise_circular", "circular")]),
        ("circular", [("raise_team", "work_team")]),
        ("work_team", []),
        ("unheard_of", []),
    ],
)
def test_an_order_that_went_unheeded_leads_one_step_further(order, step, expected):
    assert proposed(after(order, "step", step, {"grounds": "slow"})) == expected


def test_every_sort_of_fault_that_is_found_has_a_first_step(order, finding):
    faults = [option.id for option in finding.field("fault").options]
    grounds = {option.id for option in order.field("grounds").options}
    assert set(faults) <= grounds
    assert all(proposed(by_what_is_known(order, {"grounds": fault})) for fault in faults)
