"""Pages that cannot lie: generated ones are fresh, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import runpy
import subprocess
from pathlib import PurePosixPath

import pytest

from duixian.rulebook.findings import RULES, Rule
from duixian.rulebook.vocabulary.text import Text
from house.tree import ROOT, files

GENERATOR = runpy.run_path(str(ROOT / "docs" / "generate.py"))
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TARGET = re.compile(r"^([a-z][a-z-]*):(?!=)", re.MULTILINE)
HAN, LATIN = re.compile(r"[\u4e00-\u9fff]|{zh"), re.compile(r"[A-Za-z]")  # or a blank so named
SAID = re.compile(r"`make ([a-z][a-z-]*)")


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def broken_links(path: str, text: str) -> list[str]:
    """The relative links of a page that lead to no file."""
    ends = [end.partition("#")[0] for end in LINK.findall(FENCE.sub("", text)) if ":" not in end]
    folder = ROOT / PurePosixPath(path).parent
    return [end for end in ends if end and not (folder / end).exists()]


def headings(text: str) -> list[int]:
    """The levels of the headings of a page, in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", FENCE.sub("", text), re.MULTILINE)]


@pytest.mark.parametrize("path", GENERATOR["PAGES"])
def test_a_generated_page_is_what_its_generator_writes_today(path):
    assert read(path) == GENERATOR["PAGES"][path]()


def test_every_finding_stands_on_its_page():
    page = read("docs/reference/findings.md")
    assert [rule for rule in RULES if f"| {rule} |" not in page] == []


def test_every_finding_speaks_both_languages():
    texts = {rule.id: (rule.what, rule.hint) for rule in RULES.values()}
    wrong = [
        id_
        for id_, pair in texts.items()
        if not all(HAN.search(text.zh) and LATIN.search(text.en) for text in pair)
    ]
    assert wrong == []


def test_the_page_of_findings_shows_both_languages_and_sorts_by_level():
    burden = Rule("B101", Text("每月{n}张表", "{n} sheets a month"), Text("合并", "merge"))
    error = Rule("E101", Text("没有这个词", "no such | word"), Text("看词表", "see the words"))
    page = GENERATOR["findings_page"]({rule.id: rule for rule in (burden, error)})
    rows = [line for line in page.splitlines() if line.startswith(("| B", "| E"))]
    assert rows == [
        r"| E101 | 没有这个词<br>no such \| word | 看词表<br>see the words |",
        "| B101 | 每月{n}张表<br>{n} sheets a month | 合并<br>merge |",
    ]


def test_an_empty_register_is_said_to_be_empty():
    assert "The register is empty." in GENERATOR["findings_page"]({})


def test_every_relative_link_leads_to_a_file():
    broken = {path: broken_links(path, text) for path, text in files(".md").items()}
    assert {path: ends for path, ends in broken.items() if ends} == {}


def test_a_link_to_nowhere_is_seen():
    text = "[a](nowhere.md) [b](../README.md#x) [c](https://example.org) [d](#e)\n```\n[f](g)\n```"
    assert broken_links("docs/page.md", text) == ["nowhere.md"]


def test_both_readmes_have_the_same_headings_in_the_same_order():
    assert headings(read("README.md")) == headings(read("README.zh-CN.md")) != []


def test_make_help_lists_every_target():
    said = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    ).stdout
    listed = [line.split()[0] for line in said.splitlines()]
    assert listed == TARGET.findall(read("Makefile"))


def test_every_make_target_that_a_page_names_exists():
    targets = set(TARGET.findall(read("Makefile")))
    named = {(path, name) for path, text in files(".md").items() for name in SAID.findall(text)}
    assert {(path, name) for path, name in named if name not in targets} == set()


def test_every_fragment_of_the_changelog_speaks_both_languages():
    fragments = {p: t for p, t in files(".md").items() if p.startswith("changelog.d/")}
    del fragments["changelog.d/README.md"]
    shape = re.compile(r"zh: [^\n]*[\u4e00-\u9fff][^\n]*\nen: [^\n]+\n")
    name = re.compile(r"changelog\.d/[a-z0-9-]+\.(added|changed|fixed|removed)\.md")
    wrong = [p for p, t in fragments.items() if not (name.fullmatch(p) and shape.fullmatch(t))]
    assert wrong == []
