"""The page of prohibitions: every one is there, every finding of law is on it, all it names exists."""

from __future__ import annotations

import re

from duixian.rulebook.findings import RULES
from duixian.rulebook.findings.register.law import LAW
from house.tree import ROOT, files

PAGE = (ROOT / "docs/reference/prohibitions.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| P")]
WATCHING = re.compile(r"last_login|navigator\.geolocation|\bheartbeat\b")


def test_all_twenty_stand_on_the_page_in_order():
    assert [row[0] for row in ROWS] == [f"| P{n}" for n in range(1, 21)]


def test_each_is_held_by_something_or_said_to_be_missing():
    assert [row[0] for row in ROWS if not "".join(row[2:]).strip(" |")] == []


def test_every_finding_of_law_stands_on_the_page_and_every_finding_named_exists():
    named = set(re.findall(r"\b[EWBL]\d{3}\b", "".join("".join(row) for row in ROWS)))
    assert {rule.id for rule in LAW} - named == set()
    assert named - RULES.keys() == set()


def test_every_file_that_is_said_to_hold_something_exists():
    paths = re.findall(r"`((?:tests|src|packs)/[^`]+)`", PAGE)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert len(paths) > 10


def test_nothing_watches_who_signed_in_or_where_they_are():
    watched = [
        path
        for path, text in files(".py", ".js", ".html").items()
        if path.startswith("src/") and "/migrations/" not in path and WATCHING.search(text)
    ]
    assert watched == []
