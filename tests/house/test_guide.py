"""The guide is true: its samples work, and every console block prints what the page says.

A block begins with ```console; a line `$ duixian ...` is run, the lines below it are what it prints,
`...` alone on a line stands for any lines, within a line for anything in it. The blocks of a page run in order, in one folder where
`docs` and `packs` are those of the repository and `out` is empty at first.
"""

from __future__ import annotations

import re
import shlex

import pytest

from duixian.cli import main
from house.tree import ROOT, files

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ duixian (.*)\n", re.MULTILINE)
ELIDED = "..."
GUIDE = ROOT / "docs" / "guide"


def read(page: str) -> str:
    return (GUIDE / page).read_text(encoding="utf-8")


def runs(text: str) -> list[tuple[str, str]]:
    """The commands of a page with what it says they print."""
    found = []
    for block in BLOCK.findall(text):
        _, *parts = COMMAND.split(block)
        found += zip(parts[::2], parts[1::2], strict=True)
    return found


def says(promised: str, printed: str) -> bool:
    """Whether the lines printed are those promised, any where the page leaves some out."""
    lines = promised.strip().splitlines()
    within = [r"[^\n]*".join(map(re.escape, line.split(ELIDED))) for line in lines]
    parts = [".*" if line == ELIDED else f"{w}\n" for line, w in zip(lines, within, strict=True)]
    return re.fullmatch("".join(parts), printed, re.DOTALL) is not None


PAGES = {path: text for path, text in files(".md").items() if runs(text)}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_what_its_commands_print(path, tmp_path, monkeypatch, capsys):
    for name in ("docs", "packs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if path.endswith(".zh-CN.md") else "en_GB.UTF-8")
    wrong = []
    for command, promised in runs(PAGES[path]):
        main(shlex.split(command))
        told = capsys.readouterr()
        if not says(promised, told.err + told.out):
            wrong.append(f"$ duixian {command}\n{told.err}{told.out}")
    assert "".join(wrong) == ""


# They need a data folder or go on until stopped; tests/desk/upkeep/ runs them.
ON_AN_INSTALLATION = {"serve", "backup", "restore"}


@pytest.mark.parametrize("path", ["README.md", "README.zh-CN.md"])
def test_the_front_page_shows_every_command(path):
    folder = (ROOT / "src/duixian/commands").glob("*.py")
    named = {p.stem for p in folder if "\ndef run(" in p.read_text(encoding="utf-8")}
    shown = {command.split()[0] for command, _ in runs(PAGES[path])}
    assert shown == named - ON_AN_INSTALLATION != set()
    assert {name for name in ON_AN_INSTALLATION if f"duixian {name} " in PAGES[path]} == (
        ON_AN_INSTALLATION
    )


@pytest.mark.parametrize("folder", ["docs/guide/pack-sample"])
def test_the_sample_pack_has_no_findings(folder, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code = main(["check", folder, "--format", "json"])
    told = capsys.readouterr().out
    assert (code, '"findings": []' in told, '"under_2026": 0' in told) == (0, True, True)


def test_the_sample_pack_shows_every_measure_that_is_computed():
    from duixian.rulebook.packs import open_pack
    from duixian.rulebook.vocabulary.words import LISTS

    built = {w.id for words in LISTS if words.id == "measures" for w in words.words if w.built}
    pack = open_pack(ROOT / "docs/guide/pack-sample")
    assert {i.measure.word for i in pack.indicators} == built


def test_the_sample_county_is_in_gb18030_as_a_spreadsheet_saves_it():
    content = (ROOT / "docs/guide/county-sample/units.csv").read_bytes()
    assert "漪笛冲村党支部" in content.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")


def test_what_the_guide_shows_of_the_sample_pack_stands_in_it():
    pieces = [piece for path in ("pack.md", "pack.zh-CN.md") for piece in YAML.findall(read(path))]
    files = (
        p for folder in ("pack-sample", "local-sample") for p in (GUIDE / folder).rglob("*.yaml")
    )
    sample = [p.read_text(encoding="utf-8") for p in files]
    assert len(pieces) == 12
    assert [piece for piece in pieces if not any(piece in text for text in sample)] == []


@pytest.mark.parametrize("page", ["pack", "county"])
def test_both_languages_of_a_page_go_the_same_way(page):
    zh, en = read(f"{page}.zh-CN.md"), read(f"{page}.md")
    assert [command for command, _ in runs(zh)] == [command for command, _ in runs(en)] != []
    levels = [
        [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)] for text in (zh, en)
    ]
    assert levels[0] == levels[1]


def test_a_block_that_promises_something_else_is_seen():
    page = "```console\n$ duixian --x 'a b'\none\n...\nfour\n$ duixian y\n```\n"
    assert runs(page) == [("--x 'a b'", "one\n...\nfour\n"), ("y", "")]
    assert says("one\n...\nfour\n", "one\ntwo\nthree\nfour\n")
    assert not says("one\n...\nfour\n", "one\ntwo\nthree\n")
    assert not says("one\n", "one\ntwo\n")
    assert says("a ... c\n", "a b c\n")
    assert not says("a ... c\n", "a b\nc\n")
