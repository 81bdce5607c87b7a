"""A pack with twenty mistakes is told of all twenty at once, each in its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.packs import open_pack, read_pack

MISTAKEN = Path(__file__).parent / "mistaken"
TWENTY = [
    ("examples.yaml", 8, "E220"),
    ("indicators.yaml", 2, "E117"),
    ("indicators.yaml", 3, "E111"),
    ("indicators.yaml", 14, "E112"),
    ("indicators.yaml", 21, "E106"),
    ("indicators.yaml", 26, "E106"),
    ("indicators.yaml", 27, "E106"),
    ("indicators.yaml", 32, "E106"),
    ("indicators.yaml", 34, "E211"),
    ("indicators.yaml", 42, "E214"),
    ("indicators.yaml", 43, "E106"),
    ("indicators.yaml", 53, "E213"),
    ("indicators.yaml", 58, "E215"),
    ("indicators.yaml", 60, "E219"),
    ("kinds/levy.yaml", 8, "E207"),
    ("kinds/levy.yaml", 17, "L101"),
    ("pack.yaml", 7, "E105"),
    ("pack.yaml", 8, "E115"),
    ("pack.yaml", 10, "E112"),
    ("pack.yaml", 12, "E103"),
]


def test_all_twenty_mistakes_are_told_at_once():
    findings = read_pack(MISTAKEN).findings
    found = [(f.where.file.removeprefix("mistaken/"), f.where.line, f.id) for f in findings]
    assert found == TWENTY


def test_each_mistake_stands_on_the_line_that_says_so():
    marked = [
        (path.relative_to(MISTAKEN).as_posix(), number)
        for path in sorted(MISTAKEN.rglob("*.yaml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.rpartition(" # ")[2].split(" ")[0].isdigit()
    ]
    assert sorted(marked) == [(file, line) for file, line, _ in TWENTY]


def test_a_mistaken_pack_is_not_handed_out():
    reading = read_pack(MISTAKEN)
    assert reading.pack is None
    with pytest.raises(Unusable) as refused:
        open_pack(MISTAKEN)
    assert list(refused.value.findings) == list(reading.findings)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_can_be_said(language):
    for finding in read_pack(MISTAKEN).findings:
        for sentence in (finding.what(language), finding.hint(language)):
            assert sentence
            assert "{" not in sentence
