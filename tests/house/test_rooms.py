"""Each room has a page that says what it is for; pages name only files and functions that exist."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from house.tree import ROOT, files

PAGES = {path: text for path, text in files(".md").items() if path.startswith("src/")}
NAMED = re.compile(r"`([\w/]+\.(?:py|toml|txt|css)|[\w/]+/)`")
FUNCTIONS = re.compile(r"`(src/[\w/]+\.py)::((?:\w+)(?:`, `\w+(?=`))*)")
QUOTED = re.compile(r"`(tests/[\w/]+(?:\.py|/))`")


HOUSES = ("rulebook", "desk")  # folders that hold rooms


def rooms() -> set[PurePosixPath]:
    """The folders of the program, and those of the rulebook and of the desk."""
    code = {PurePosixPath(path).parent for path in files(".py") if path.startswith("src/duixian/")}
    code -= {PurePosixPath("src/duixian")}
    found = {folder for folder in code if len(folder.parts) == 3}
    found |= {folder for folder in code if folder.parts[2] in HOUSES and len(folder.parts) == 4}
    return found - {PurePosixPath("src/duixian/rulebook")}


def test_every_room_has_its_page():
    assert {str(room) for room in rooms() if f"{room}/README.md" not in PAGES} == set()


@pytest.mark.parametrize("path", PAGES)
def test_the_page_of_a_room_names_only_what_is_there(path):
    room = ROOT / PurePosixPath(path).parent
    places = (room, room.parent, ROOT, ROOT / "src/duixian/rulebook")
    named = NAMED.findall(PAGES[path])
    assert [name for name in named if not any((place / name).exists() for place in places)] == []
    assert named != []


def test_the_walk_names_functions_that_exist():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = [
        (file, name) for file, names in FUNCTIONS.findall(page) for name in names.split("`, `")
    ]
    missing = [
        (file, name)
        for file, name in named
        if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert (len(named) > 10, missing) == (True, [])


def test_the_tests_named_as_holding_a_ceiling_exist():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [name for name in QUOTED.findall(page) if not (ROOT / name).exists()] == []


def test_the_map_shows_every_room():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^ {2,4}(\w+)/", page, re.MULTILINE))
    assert drawn == {room.name for room in rooms()} | {"rulebook"}
