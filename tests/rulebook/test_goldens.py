"""The golden examples of the vocabulary: each worked by hand and by the engine, at every unit named."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.rulebook.lifecycle.needs import Threshold
from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from rulebook.counties import Golden, engine_says, hand_says, pack_of, said

FILES = sorted((Path(__file__).parent / "goldens").glob("*.yaml"))


@pytest.fixture(scope="module")
def kinds():
    return open_pack(shipped() / "chuangxianzhengyou").kinds


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_golden_example_comes_to_its_numbers_by_hand_and_by_the_engine(file, kinds):
    golden = said(Golden, file.read_text(encoding="utf-8"))
    pack = pack_of(golden.indicators, {**kinds, **{k.id: k for k in golden.kinds}}, golden.calendar)
    for example in golden.examples:
        case = case_of(example, pack)
        engine = engine_says(pack, case)
        hand = hand_says(pack, case, example.expect)
        for says in (engine, hand):
            wrong = [
                (example.name, id_, who, wanted, str(says[id_][who][0]))
                for id_, values in example.expect.items()
                for who, wanted in values.items()
                if not says[id_][who][0].is_(wanted)
            ]
            assert wrong == []
            points = {
                id_: {who: says[id_][who][1] for who in values}
                for id_, values in example.points.items()
            }
            assert points == example.points


def test_the_files_hold_the_golden_examples_that_these_measures_can_say():
    numbers = [int(file.stem[:2]) for file in FILES]
    assert numbers == [*range(1, 14), *range(15, 19), 22, 23]


# Golden example 20: a meeting of members deliberates (quorum two thirds, pass half of all entitled),
# another admits (both more than half of all entitled).
DELIBERATE = Threshold("due", at_least=(2, 3)), Threshold("due", at_least=(1, 2))
ADMIT = Threshold("due", more_than=(1, 2)), Threshold("due", more_than=(1, 2))


@pytest.mark.parametrize(
    ("rule", "due", "present", "yes", "outcome"),
    [
        (DELIBERATE, 30, 19, 19, "no quorum"),
        (DELIBERATE, 30, 20, 15, "passed"),
        (DELIBERATE, 30, 20, 14, "not passed"),
        (ADMIT, 23, 12, 12, "passed"),
        (ADMIT, 23, 12, 11, "not passed"),
        (ADMIT, 23, 11, 11, "no quorum"),
    ],
)
def test_a_vote_is_counted_in_whole_numbers(rule, due, present, yes, outcome):
    quorum, passing = rule
    if not quorum.reached(present, due):
        assert outcome == "no quorum"
    else:
        assert outcome == ("passed" if passing.reached(yes, due) else "not passed")
