"""The lexicons are data: each file reads, each pattern compiles, each name leads somewhere."""

import re
from functools import reduce
from importlib import resources

import pytest

from duixian.rulebook.outline.lexicon import alternatives, table

NAMES = sorted(
    p.name.removesuffix(".toml")
    for p in resources.files("duixian.rulebook.outline.lexicon").iterdir()
    if p.name.endswith(".toml")
)
# Keys of words for people and of a set of characters: no patterns.
SAID = ("zh", "en", "sentence_ends")
BLANKS = {"{words}": "词", "{n}": "[一二三]", "{introduced}": "是", "{bearers}": "班子"}


def texts(value):
    """Every text inside a table."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner) if key not in SAID else ()
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_the_files_are_those_the_program_was_made_with():
    assert NAMES == [
        "actors", "aims", "campaigns", "categories", "evaluation", "honours", "marks", "names",
        "numbering", "numbers", "obligations", "phrases", "questions", "quotes", "rules",
        "sanctions", "standards", "synonyms", "times", "web", "years",
    ]  # fmt: skip


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("questions", "rules")])
def test_every_pattern_compiles(name):
    for text in texts(table(name)):
        re.compile(reduce(lambda pattern, blank: pattern.replace(*blank), BLANKS.items(), text))


def test_every_rule_of_repair_says_itself_in_both_languages():
    for words in table("rules").values():
        assert words.keys() <= {"zh", "en", "sure"}
        assert words["zh"]
        assert words["en"]


def test_every_question_has_a_group_and_the_same_blanks_in_both_languages():
    questions = {key: value for key, value in table("questions").items() if key != "groups"}
    grouped = [about for group in table("questions")["groups"] for about in group["abouts"]]
    assert sorted(grouped) == sorted(questions)
    for about, words in questions.items():
        zh, en = (set(re.findall(r"\{(\w+?)(?:_zh|_en)?\}", words[k])) for k in ("zh", "en"))
        assert zh == en, about


def test_the_longest_of_several_words_comes_first():
    assert alternatives(["批评", "通报批评", "整改"]) == "(?:通报批评|批评|整改)"


def test_no_lexicon_holds_a_sentence():
    """An entry is a word of the trade or a form, never a sentence of somebody's speech."""
    words = [t for n in NAMES for t in texts(table(n))]
    plain = [w for w in words if re.fullmatch(r"[\u4e00-\u9fff，,。、；;“”]+", w)]
    assert [w for w in plain if len(w) > 14] == []
