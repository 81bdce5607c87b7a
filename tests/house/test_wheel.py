"""The wheel holds everything that an installed desk needs: templates, styles, texts, packs, migrations."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from house.tree import ROOT, files

LAID_IN = (
    "duixian/desk/look/static/vendor/alpine.min.js",
    "duixian/desk/walls/locale/zh_Hans/LC_MESSAGES/django.mo",
    "duixian/shipped/chuangxianzhengyou/pack.yaml",
    "duixian/checks/E101.md",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names in a wheel that was just built."""
    if not (ROOT / "src" / LAID_IN[0]).exists():
        pytest.skip("`make assets` lays the script in")
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_every_file_of_the_program_is_in_the_wheel(wheel):
    ours = {path.removeprefix("src/") for path in files() if path.startswith("src/duixian/")}
    assert ours - wheel == set()


def test_what_git_does_not_know_is_laid_in(wheel):
    assert set(LAID_IN) - wheel == set()
