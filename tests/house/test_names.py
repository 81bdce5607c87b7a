"""Names: by content; and no word that puts work off."""

from __future__ import annotations

import re
from pathlib import PurePath

import pytest

from house.tree import files

NO_CONTENT = {"util", "helper", "common", "base", "manager", "misc"}
# Written apart, so that this file is not its own finding.
PUT_OFF = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
SPOKEN = (".py", ".toml", ".yaml", ".yml", ".md", ".css", ".js", ".sh", ".txt", "")


def says_nothing(path: str) -> bool:
    """Whether a file or one of its folders is named for no content: utils.py, common/, base.py."""
    parts = (part.split(".")[0].lower() for part in PurePath(path).parts)
    return any(part in NO_CONTENT or part.removesuffix("s") in NO_CONTENT for part in parts)


def test_every_file_and_folder_is_named_for_what_it_holds():
    assert [path for path in files() if says_nothing(path)] == []


def test_no_line_puts_work_off():
    found = [
        f"{path}:{number}"
        for path, text in files(*SPOKEN).items()
        if not path.startswith("tests/speeches/")
        for number, line in enumerate(text.splitlines(), 1)
        if PUT_OFF.search(line)
    ]
    assert found == []


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
