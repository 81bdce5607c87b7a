"""Packs: what does not matter leaves the fingerprint alone, and every value that matters changes it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from duixian.rulebook.errors import NotFound, Unusable
from duixian.rulebook.packs import find, open_pack, read_pack, shipped
from rulebook.packs.small import FILES, reading, told, write

PACK, DEED = FILES["pack.yaml"], FILES["kinds/deed.yaml"]


def fingerprint(folder, old="", new=""):
    return open_pack(write(folder, old, new)).fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: small", "# a comment\n\nid:   'small'"),
        ("name: {zh: 小, en: Small}", 'name:\n  en: Small\n  zh: "小"'),
        ("uses: []\n", "uses:\n  []  # none\n"),
        ("    of: deed\n    window: {period: year}", "    window: {period: year}\n    of: deed"),
    ],
)
def test_another_way_of_writing_has_the_same_fingerprint(old, new, tmp_path):
    assert fingerprint(tmp_path / "other", old, new) == fingerprint(tmp_path)


def test_a_pack_split_over_two_files_has_the_same_fingerprint(tmp_path):
    head, examples = PACK.split("examples:")
    texts = {"pack.yaml": head, "examples.yaml": f"examples:{examples}"}
    split = open_pack(write(tmp_path / "other", **texts))
    assert split.fingerprint == fingerprint(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("zh: 农村", "zh: 乡村"),
        ("clause: {zh: 条}", "clause: {zh: 条, unverified: yes}"),
        ("most: 5", "most: 6"),
        ("of: deed\n", "of: [deed]\n    carried_in: no\n"),
        ("name: one", "name: 1"),
        ("scale: 2", "scale: 1"),
    ],
)
def test_every_changed_value_has_another_fingerprint(old, new, tmp_path):
    assert fingerprint(tmp_path / "other", old, new) != fingerprint(tmp_path)


def with_library(folder, title="库"):
    """The small pack, its kind kept in a library beside it."""
    library = folder / "shared"
    (library / "kinds").mkdir(parents=True)
    (library / "library.yaml").write_text(
        f"id: shared\nname: {{zh: {title}, en: Shared}}\nkinds: [deed]\n", encoding="utf-8"
    )
    pack = write(folder, "uses: []", "uses: [shared]")
    shutil.move(pack / "kinds" / "deed.yaml", library / "kinds" / "deed.yaml")
    return pack


def test_a_changed_library_changes_the_fingerprint_of_its_packs(tmp_path):
    pack = with_library(tmp_path)
    before = open_pack(pack).fingerprint
    kind = tmp_path / "shared" / "kinds" / "deed.yaml"
    kind.write_text(DEED.replace("zh: 实事", "zh: 好事"), encoding="utf-8")
    assert open_pack(pack).fingerprint != before
    assert open_pack(with_library(tmp_path / "other", "别库")).fingerprint != before


def test_a_library_that_names_a_kind_it_does_not_hold_is_told(tmp_path):
    pack = with_library(tmp_path)
    (tmp_path / "shared" / "library.yaml").write_text(
        "id: shared\nname: {zh: 库, en: Shared}\nkinds: [deed, dance]\n", encoding="utf-8"
    )
    assert told(read_pack(pack)) == [("shared/library.yaml", 3, "E106")]


def test_a_file_with_the_wrong_ending_is_not_passed_over_in_silence(tmp_path):
    pack = with_library(tmp_path)
    (pack / "more.yml").write_text("theme: x\n", encoding="utf-8")
    assert told(read_pack(pack)) == [("more.yml", 0, "W203")]


def test_a_pack_read_from_inside_its_folder_has_its_name_and_its_library(tmp_path, monkeypatch):
    pack = with_library(tmp_path)
    outside = open_pack(pack)
    monkeypatch.chdir(pack)
    assert open_pack(Path()) == outside
    (pack / "more.yaml").write_text("colour: red\n", encoding="utf-8")
    assert [str(f.where) for f in read_pack(Path()).findings] == ["small/more.yaml:1"]


def test_a_pack_is_found_by_its_folder_or_by_the_name_of_a_shipped_one(tmp_path):
    assert find(str(tmp_path)) == tmp_path
    assert find("chuangxianzhengyou") == shipped() / "chuangxianzhengyou"
    with pytest.raises(NotFound, match="chuangxianzhengyou"):
        find("nowhere")


def test_a_key_in_two_files_is_told_with_the_place_of_the_first(tmp_path):
    pack = write(tmp_path, **{"more.yaml": "theme: 一\nuses: []\n"})
    found = read_pack(pack).findings
    assert [(str(f.where), f.id, dict(f.values)["first"]) for f in found] == [
        ("small/pack.yaml:4", "E105", "small/more.yaml:2")
    ]


def test_what_could_not_be_read_is_not_blamed_on_those_who_name_it(tmp_path):
    found = reading(tmp_path, "name: {zh: 实事, en: Deed}", "name: {zh: 实事}")
    assert told(found) == [("kinds/deed.yaml", 2, "E117")]
    found = reading(tmp_path, "id: goods\n    name: {zh: 好, en: Goods}", "id: goods\n    name: {}")
    assert {f.id for f in found.findings} == {"E117"}


def test_a_broken_file_hides_nothing_that_stands_in_the_others(tmp_path):
    head, examples = PACK.split("examples:")
    broken = f"examples: [{examples}"
    pack = write(
        tmp_path,
        **{"pack.yaml": head.replace("when_none: 0", "when_none: none"), "examples.yaml": broken},
    )
    assert told(read_pack(pack)) == [("examples.yaml", 2, "E101"), ("pack.yaml", 27, "E211")]
    with pytest.raises(Unusable):
        open_pack(pack)


@pytest.mark.parametrize("name", ["folder.yaml", "pipe.yaml", "lost.yaml", "loop.yaml"])
def test_what_is_no_file_is_a_finding_and_is_not_waited_for(name, tmp_path):
    folder = write(tmp_path)
    odd = folder / name
    {
        "folder.yaml": odd.mkdir,
        "pipe.yaml": lambda: os.mkfifo(odd),
        "lost.yaml": lambda: odd.symlink_to("nothing"),
        "loop.yaml": lambda: odd.symlink_to(name),
    }[name]()
    found = [(f.id, f.where.file) for f in read_pack(folder).findings]
    assert found == [("E101", f"{folder.name}/{name}")]
