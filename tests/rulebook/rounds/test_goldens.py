"""The golden examples of ranks and grades, by hand and over the results of the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.rulebook.rounds.told import grades_told, ranks_told
from rulebook.rounds.cases import by_hand, by_run, case

FILES = sorted((Path(__file__).parent / "goldens").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("way", [by_hand, by_run])
def test_the_golden_example_proposes_its_ranks_and_grades(file, way):
    found, pack = case(file.read_text(encoding="utf-8"))
    for example in found.examples:
        occasion = way(pack, example)
        for things, promised, told in (
            (pack.ranking, example.ranks, ranks_told),
            (pack.grades, example.grades, grades_told),
        ):
            for thing in things:
                wanted = promised.get(thing.id, {})
                proposed = told(occasion, thing)
                assert {who: proposed[who] for who in wanted} == dict(wanted)


def test_there_is_a_file_for_each_golden_example_of_ranks_and_grades():
    assert [file.stem[:2] for file in FILES] == ["14", "21"]
