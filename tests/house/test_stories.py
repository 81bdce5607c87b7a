"""Stories cannot lie: each has a test that exists, and every mechanism of the sources went to one place."""

from __future__ import annotations

import ast
import csv
import re
import runpy
from collections import Counter

import pytest

from house.tree import ROOT

TOLD = runpy.run_path(str(ROOT / "docs" / "told.py"))
ROWS = TOLD["rows"]()
STORIES = [story for chapter in TOLD["chapters"]() for story in chapter["story"]]
REASONS = TOLD["table"]("reasons.toml")
GROUPS = {
    "C01": 35, "C02": 42, "C03": 34, "C04": 48, "C05": 15, "C06": 3, "C07": 21, "C08": 30, "C09": 3, "C10": 14, "C11": 6, "C12": 7,
    "C13": 15, "C14": 3, "C15": 8, "C16": 26, "C17": 18, "C18": 21, "C19": 12, "C20": 22, "C21": 8, "C22": 13,
}  # fmt: skip
HAN, LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]")


def going(becomes: str) -> list[str]:
    return [row["what"] for row in ROWS if row["becomes"] == becomes]


def functions(node: str) -> dict[str, ast.FunctionDef]:
    """The functions of the file that a story names, by name."""
    file = ROOT / node.partition("::")[0]
    if not (node.startswith("tests/") and file.is_file()):
        return {}
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}


def expects(function: ast.FunctionDef, beside: dict[str, ast.FunctionDef]) -> bool:
    """Whether a test says what it expects, itself or in a function of its file that it calls."""
    names = {each.id for each in ast.walk(function) if isinstance(each, ast.Name)}
    said = " ".join(ast.unparse(each) for each in (function, *map(beside.get, names)) if each)
    return bool(re.search(r"\bassert |\bexpect\(", said))


def passed_over(function: ast.FunctionDef) -> bool:
    """Whether a test is skipped or expected to fail."""
    marks = " ".join(ast.unparse(each) for each in function.decorator_list)
    return bool(re.search("skip|xfail", marks))


def test_each_of_the_404_mechanisms_went_to_exactly_one_place():
    assert [row["id"] for row in ROWS] == [f"M{n:03}" for n in range(1, 405)]
    assert {row["becomes"] for row in ROWS} == set(TOLD["BECOMES"])
    assert Counter(row["group"] for row in ROWS) == GROUPS
    assert list(TOLD["table"]("groups.toml")) == list(GROUPS)
    assert [row["id"] for row in ROWS if not HAN.search(row["term"])] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_a_story_names_a_test_that_is_there_and_expects_something(story):
    beside = functions(story["test"])
    function = beside.get(story["test"].partition("::")[2])
    assert function is not None, story["test"]
    assert expects(function, beside), story["test"]
    assert not passed_over(function), story["test"]


def test_no_two_stories_are_told_by_one_test_or_under_one_name():
    for key in ("id", "test"):
        assert [each for each, n in Counter(s[key] for s in STORIES).items() if n > 1] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_a_story_says_what_is_done_and_then_what_changes_in_both_languages(story):
    assert set(story) == {"id", "title", "tells", "test"}
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", story["id"])
    for text in (story["title"], story["tells"]):
        assert set(text) == {"zh", "en"}
        assert HAN.search(text["zh"])
        assert LATIN.search(text["en"])
        assert not HAN.search(text["en"])
    assert [text.count(" → ") for text in story["tells"].values()] == [1, 1]


def test_a_row_with_a_story_names_one_that_is_told():
    assert set(going("story")) - {story["id"] for story in STORIES} == set()


@pytest.mark.parametrize("place", sorted(set(going("word"))))
def test_a_word_stands_in_a_pack(place):
    assert len(place.split("/")) > 1
    assert HAN.search(TOLD["text_at"](place, "zh"))


def test_a_word_that_is_in_no_pack_is_noticed():
    with pytest.raises((AttributeError, KeyError, StopIteration)):
        TOLD["text_at"]("chuangxianzhengyou/standards/five_goods/sixth", "zh")


@pytest.mark.parametrize("becomes", ["fact", "later"])
def test_a_row_without_story_and_word_says_why_and_every_reason_has_a_row(becomes):
    assert set(going(becomes)) == set(REASONS[becomes])
    for text in REASONS[becomes].values():
        assert HAN.search(text["zh"])
        assert not HAN.search(text["en"])


@pytest.mark.parametrize(("page", "language"), [("stories.md", "zh"), ("stories.en.md", "en")])
def test_the_page_tells_the_honest_count(page, language):
    counts = Counter(row["becomes"] for row in ROWS)
    said = TOLD["SAID"][language]["share"].format(stories=len(STORIES), rows=404, **counts)
    assert f"**{said}**" in (ROOT / "docs/reference" / page).read_text(encoding="utf-8")


def test_no_gloss_and_no_quote_of_the_sources_came_along():
    with (ROOT / "docs/stories/rows.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["id", "term", "group", "becomes", "what"]
