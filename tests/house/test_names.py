"""Words: names by content, no work put off, no rule silenced without a known reason."""

from __future__ import annotations

import re
from pathlib import PurePath

import pytest

from house.tree import ROOT, files

NO_CONTENT = {"util", "helper", "common", "base", "manager", "misc"}
OWN_FOLDERS = {("house",), ("packs",), ("e2e",), ("stories",)}  # of tests, that mirror no room
# Written apart, so that this file is not its own finding.
PUT_OFF = re.compile(rf"\b({'|'.join(('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'))})\b")
SILENCED = re.compile(r"#\s*noqa\b(?:: [A-Z0-9, ]+?)?(?:\s+[-#] (?P<why>.+))?$")
NO = "no" + "qa"
SPOKEN = (".py", ".toml", ".yaml", ".yml", ".md", ".css", ".js", ".sh", "")


def says_nothing(path: str) -> bool:
    """Whether a file or one of its folders is named for no content: utils.py, common/, base.py."""
    parts = (part.split(".")[0].lower() for part in PurePath(path).parts)
    return any(part in NO_CONTENT or part.removesuffix("s") in NO_CONTENT for part in parts)


def known_reasons() -> set[str]:
    """The first column of the table of reasons in CONTRIBUTING."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page.partition("reasons for a `noqa`")[2].partition("###")[0]
    return set(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)) - {"reason"}


def silenced_for(source: str) -> list[str]:
    """The reasons a file gives for silencing a rule; an empty one where it gives none."""
    found = (SILENCED.search(line) for line in source.splitlines())
    return [match["why"] or "" for match in found if match]


def test_every_file_and_folder_is_named_for_what_it_holds():
    assert [path for path in files() if says_nothing(path)] == []


def test_every_folder_of_tests_stands_where_its_source_stands():
    paths = [PurePath(path) for path in files(".py") if path.startswith("tests/")]
    folders = {p.parent.relative_to("tests") for p in paths if p.name.startswith("test_")}
    folders = {folder for folder in folders if folder.parts[:1] not in OWN_FOLDERS}
    assert [f for f in sorted(folders) if not (ROOT / "src/duixian" / f).is_dir()] == []


def test_no_line_puts_work_off():
    found = [
        f"{path}:{number}"
        for path, text in files(*SPOKEN).items()
        for number, line in enumerate(text.splitlines(), 1)
        if PUT_OFF.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("word", ["todo", "fixme", "xxx", "hack"])
def test_a_word_that_puts_work_off_is_seen(word):
    assert PUT_OFF.search(f"# {word.upper()}: later")


def test_a_rule_is_silenced_only_for_a_reason_that_contributing_knows():
    known = known_reasons()
    found = {path: set(silenced_for(text)) - known for path, text in files(".py").items()}
    assert {path: reasons for path, reasons in found.items() if reasons} == {}


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        (f"x = y  # {NO}: S603 - the library's name", ["the library's name"]),
        (f"x = y  # {NO}: S603, E501  # the library's name", ["the library's name"]),
        (f"x = y  # {NO}: S603", [""]),
        (f"x = y  # {NO}", [""]),
        ("x = y", []),
    ],
)
def test_a_silenced_rule_is_seen(line, reasons):
    assert silenced_for(line) == reasons


@pytest.mark.parametrize(
    ("path", "nothing"),
    [
        ("src/duixian/utils.py", True),
        ("src/duixian/common/text.py", True),
        ("src/duixian/Helpers.py", True),
        ("src/duixian/rulebook/measures/count.py", False),
        ("src/duixian/rulebook/database.py", False),
    ],
)
def test_a_name_without_content_is_seen(path, nothing):
    assert says_nothing(path) is nothing
