"""The compiled queries: readable, kept as files, and safe with any name a kind may have."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import AnyMeasure
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.standard import Example
from rulebook.counties import asks, engine_says, hand_says, pack_of, said
from rulebook.measures.snapshots.write import queries

KEPT = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("word", [cls.word for cls in get_args(AnyMeasure)])
def test_the_query_of_each_measure_is_the_one_that_was_read(word):
    """After a wanted change: python tests/rulebook/measures/snapshots/write.py, then read it."""
    assert queries()[word] == (KEPT / f"{word}.sql").read_text(encoding="utf-8")


def test_every_kept_query_belongs_to_a_measure():
    assert {p.stem for p in KEPT.glob("*.sql")} == {cls.word for cls in get_args(AnyMeasure)}


WORDS_OF_SQL = (
    "select",
    "order",
    "group",
    "table",
    "end",
    "desc",
    "all",
    "user",
    "values",
    "r",
    "p",
)


@pytest.mark.parametrize("word", WORDS_OF_SQL)
def test_kinds_fields_and_states_may_be_named_like_words_of_sql(word):
    other = f"{word}_other"
    kind = said(
        Kind,
        f"""
id: {word}
name: {{zh: 名, en: Name}}
fields:
  - {{id: {word}, name: {{zh: 名, en: Name}}, type: number}}
  - {{id: {other}, name: {{zh: 名, en: Name}}, type: choice, options: [{{id: {word}, name: {{zh: 名, en: Name}}}}]}}
  - {{id: link_{word}, name: {{zh: 名, en: Name}}, type: link, to: [{word}], as: part_of}}
  - {{id: tally_{word}, name: {{zh: 名, en: Name}}, type: tally, options: [{{id: {word}, name: {{zh: 名, en: Name}}}}]}}
states: [{{id: {word}, name: {{zh: 名, en: Name}}, stage: done}}]
moves: []
""",
    )
    common = f"of: {word}, window: standing"
    asked = asks(
        f"{{id: {word}, measure: sum, {common}, field: {word}, where: {{{word}: {{from: 1}}}}, when_none: 0}}",
        f"{{id: {other}, measure: distinct, {common}, field: {other}, has: [{word}], when_none: 0}}",
        f"{{id: all_{word}, measure: share, {common}, part: {{in: [{word}], lacks: [tally_{word}]}}, when_none: none}}",
        f"{{id: for_{word}, measure: count, {common}, for: link_{word}, when_none: 0}}",
        f"{{id: of_{word}, measure: satisfaction, {common}, tally: tally_{word}, good: [{word}], when_none: none}}",
    )
    pack = pack_of(asked, {word: kind})
    record = f"{{kind: {word}, record: x, {word}: ['7'], {other}: [{word}], link_{word}: [x], tally_{word}: {{{word}: 3}}}}"
    example = said(Example, f"{{name: x, as_of: 2010-12-31, records: [{record}]}}")
    case = case_of(example, pack)
    engine = engine_says(pack, case)
    assert engine == hand_says(pack, case, engine)
    values = {id_: str(answers["a"][0]) for id_, answers in engine.items()}
    assert values == {
        word: "7", other: "1", f"all_{word}": "0", f"for_{word}": "1", f"of_{word}": "3/3",
    }  # fmt: skip


def test_a_pack_without_kinds_and_indicators_has_nothing_to_say():
    pack = pack_of((), {})
    example = said(Example, "{name: x, as_of: 2010-12-31}")
    assert engine_says(pack, case_of(example, pack)) == {}
