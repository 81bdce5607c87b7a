"""The closed lists: never longer than their ceilings, and the same words as the code has."""

from __future__ import annotations

import dataclasses
from typing import get_args, get_type_hints

import pytest

from duixian.rulebook.calendars import Window
from duixian.rulebook.lifecycle import Clock, Effect, Lamp, Publication
from duixian.rulebook.lifecycle.needs import Need
from duixian.rulebook.measures import AnyMeasure, Part, Selection
from duixian.rulebook.scorecards.points import Points
from duixian.rulebook.vocabulary.words import (
    LISTS,
    Actor,
    Audience,
    FieldType,
    LinkType,
    RosterName,
    Stage,
)
from rulebook.packs.small import reading, told

CEILINGS = {
    "field types": 11,
    "stages": 5,
    "actors": 8,
    "needs": 9,
    "effects": 3,
    "clocks": 3,
    "lamps": 3,
    "links": 5,
    "selection keys": 12,
    "windows": 5,
    "rosters": 5,
    "measures": 11,
    "points": 4,
    "ties": 3,
    "grades": 5,
    "publication": 2,
    "audiences": 4,
    "polls": 3,
    "blocks": 6,
    "seen": 2,
}
WORDS = {entry.id: [word.id for word in entry.words] for entry in LISTS}
BUILT = {entry.id: [word.id for word in entry.words if word.built] for entry in LISTS}


def words_of(union):
    return [cls.word for cls in get_args(union)]


def test_every_list_has_exactly_as_many_words_as_its_ceiling():
    assert {name: len(words) for name, words in WORDS.items()} == CEILINGS


def test_no_word_stands_twice_in_its_list():
    assert {name: sorted(set(words)) for name, words in WORDS.items()} == {
        name: sorted(words) for name, words in WORDS.items()
    }


@pytest.mark.parametrize(
    ("name", "enum"),
    [
        ("field types", FieldType),
        ("stages", Stage),
        ("actors", Actor),
        ("links", LinkType),
        ("rosters", RosterName),
        ("audiences", Audience),
    ],
)
def test_a_printed_list_has_the_words_of_its_enumeration(name, enum):
    assert WORDS[name] == [word.value for word in enum]


@pytest.mark.parametrize(
    ("name", "union"),
    [
        ("needs", Need),
        ("effects", Effect),
        ("clocks", Clock),
        ("lamps", Lamp),
        ("windows", Window),
    ],
)
def test_a_printed_list_has_a_class_for_each_of_its_words(name, union):
    assert sorted(WORDS[name]) == sorted(words_of(union))


@pytest.mark.parametrize(("name", "union"), [("measures", AnyMeasure), ("points", Points)])
def test_a_word_is_said_to_be_built_exactly_where_there_is_code_for_it(name, union):
    assert sorted(BUILT[name]) == sorted(words_of(union))


def test_the_selection_keys_are_the_fields_of_a_selection():
    keys = [field.name.removesuffix("_") for field in dataclasses.fields(Selection)]
    assert keys == WORDS["selection keys"]
    assert {field.name for field in dataclasses.fields(Part)} < {
        field.name for field in dataclasses.fields(Selection)
    }


def test_the_ways_of_publication_are_those_a_move_may_name():
    assert WORDS["publication"] == list(get_args(get_type_hints(Publication)["when"]))


@pytest.mark.parametrize("roster", WORDS["rosters"])
def test_a_roster_is_computed_exactly_where_it_is_said_to_be_built(roster, tmp_path):
    old = "    measure: count\n    of: deed\n    window: {period: year}\n    when_none: 0\n"
    new = f"    measure: coverage\n    of: deed\n    among: {{roster: {roster}}}\n    when_none: none\n"
    rules = [rule for _, _, rule in told(reading(tmp_path, old, new))]
    assert ("E216" in rules) is (roster not in BUILT["rosters"])


def test_every_word_is_explained_in_both_languages():
    silent = [
        (entry.id, word.id)
        for entry in LISTS
        for word in entry.words
        if not (word.meaning.zh and word.meaning.en)
    ]
    assert silent == []
