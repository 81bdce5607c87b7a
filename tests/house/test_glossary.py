"""One concept has one name: every word of a pack, every room and every command is in the glossary."""

from __future__ import annotations

import re
from pathlib import PurePath

from duixian.rulebook.vocabulary.words import LISTS
from house.tree import ROOT, files

PAGE = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", re.MULTILINE)
HOUSES = ("rulebook", "desk")  # folders that hold rooms
HAN = re.compile(r"[\u4e00-\u9fff]")


def part(title: str) -> dict[str, str]:
    """The rows under a heading: identifier to Chinese term."""
    body = re.split(rf"^##+ .*{re.escape(title)}$", PAGE, maxsplit=1, flags=re.MULTILINE)[1]
    return {row[0]: row[1] for row in ROW.findall(re.split(r"^##", body, flags=re.MULTILINE)[0])}


def rooms() -> set[str]:
    """The folders of the program, of the rulebook and of the desk that hold code."""
    paths = [path.split("/")[2:] for path in files(".py") if path.startswith("src/duixian/")]
    outer = {path[0] for path in paths if len(path) > 1}
    return outer | {path[1] for path in paths if path[0] in HOUSES and len(path) > 2}


def test_every_word_of_a_pack_has_a_chinese_term_and_whether_it_is_computed():
    terms = {words.id: part(f"/ {words.id}") for words in LISTS}
    assert {id_: list(rows) for id_, rows in terms.items()} == {
        words.id: [word.id for word in words.words] for words in LISTS
    }
    later = {(id_, word) for id_, rows in terms.items() for word in rows if "还不算" in rows[word]}
    assert later == {(ws.id, w.id) for ws in LISTS for w in ws.words if not w.built}


def test_every_room_stands_in_the_glossary():
    assert set(part("/ Rooms")) == rooms()


def test_every_command_stands_in_the_glossary():
    folder = "src/duixian/commands/"
    modules = {path: text for path, text in files(".py").items() if path.startswith(folder)}
    named = {PurePath(path).stem for path, text in modules.items() if "\ndef run(" in text}
    assert set(part("/ Commands")) == named != set()


def test_every_row_says_it_in_chinese_and_in_english():
    rows = ROW.findall(PAGE)
    wrong = [row for row in rows if not (HAN.search(row[1]) and re.search("[A-Za-z]", row[2]))]
    assert (len(rows) > 150, wrong) == (True, [])


def test_no_concept_is_explained_twice():
    concepts = re.findall(r"^\| `(\w+)`", PAGE.partition("## 房间")[0], re.MULTILINE)
    assert sorted(set(concepts)) == sorted(concepts)
