"""No file says from where, on one machine, packages came: another machine has its own place."""

from __future__ import annotations

import re

import pytest

from house.tree import files

HOSTS = ("pypi.org", "pythonhosted.org", "npmjs.org", "npmmirror.com", "proxy.golang.org")
MIRRORS = r"(?:mirrors?|pypi|registry|npm)\.[a-z0-9.-]+\.(?:cn|com|edu|net|org|local)"
SETTINGS = r"--?(?:extra-)?index-url|PIP_(?:EXTRA_)?INDEX_URL|find-links|trusted-host"
MACHINE = r"file:///|(?<![\w.])/(?:home|root|work|opt)/"
PLACE = re.compile("|".join([*map(re.escape, HOSTS), MIRRORS, SETTINGS, MACHINE]), re.IGNORECASE)
HERE = "tests/house/test_secrets_of_place.py"


def places(text: str) -> list[str]:
    return [found[0] for found in PLACE.finditer(text)]


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    found = {path: places(text) for path, text in files().items() if path != HERE}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("pip install -i https://pypi.org/simple x", ["pypi.org"]),
        ("pip install --index-url x", ["--index-url"]),
        ("https://mirrors.example.edu.cn/debian", ["mirrors.example.edu.cn"]),
        ("from /home/li/x import y", ["/home/"]),
        ("pip install -e '.[dev]' -c constraints.txt", []),
        ("see ../opt/x and a/work/b", []),
    ],
)
def test_a_place_is_seen(line, found):
    assert places(line) == found
