"""Measures worked out in small counties: each by hand and by the engine, at every unit named."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from rulebook.counties import Golden, engine_says, hand_says, pack_of, said

FILES = sorted((Path(__file__).parent / "worked").glob("*.yaml"))


@pytest.fixture(scope="module")
def kinds():
    return open_pack(shipped() / "chuangxianzhengyou").kinds


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_example_comes_to_its_numbers_by_hand_and_by_the_engine(file, kinds):
    golden = said(Golden, file.read_text(encoding="utf-8"))
    pack = pack_of(golden.indicators, {**kinds, **{k.id: k for k in golden.kinds}}, golden.calendar)
    for example in golden.examples:
        case = case_of(example, pack)
        for says in (engine_says(pack, case), hand_says(pack, case, example.expect)):
            found = {
                id_: {who: str(says[id_][who][0]) for who in values}
                for id_, values in example.expect.items()
            }
            wanted = {
                id_: {
                    who: str(says[id_][who][0]) if says[id_][who][0].is_(value) else value
                    for who, value in values.items()
                }
                for id_, values in example.expect.items()
            }
            assert found == wanted
