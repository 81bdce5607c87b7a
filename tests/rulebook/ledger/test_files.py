"""Whatever bears a table's name is read or noted, never passed over and never waited for."""

from __future__ import annotations

import os

import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.ledger import read
from rulebook.ledger.cast import CLEAN, KINDS, write
from rulebook.ledger.test_reading import found_in


@pytest.mark.parametrize("sort", ["folder", "pipe", "lost link", "loop"])
def test_what_bears_a_tables_name_but_is_no_file_is_noted(tmp_path, sort):
    folder = write(tmp_path, CLEAN)
    odd = folder / "holidays.csv"
    odd.unlink(missing_ok=True)
    {
        "folder": odd.mkdir,
        "pipe": lambda: os.mkfifo(odd),
        "lost link": lambda: odd.symlink_to("nothing"),
        "loop": lambda: odd.symlink_to(odd.name),
    }[sort]()
    assert found_in(folder) == [("holidays.csv", 0, "", "E303")]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (";", "文件无法读取：列用分号隔开，要用英文逗号"),
        ("，", "文件无法读取：列用中文逗号隔开，要用英文逗号"),
        ("\t", "文件无法读取：列用制表符（Tab）隔开，要用英文逗号"),
    ],
)
def test_columns_that_stand_apart_by_another_mark_are_told_so_and_nothing_is_missing(
    tmp_path, mark, said
):
    folder = write(tmp_path, CLEAN)
    units = folder / "units.csv"
    units.write_bytes(units.read_bytes().replace(b",", mark.encode()))
    with pytest.raises(Unusable) as refused:
        read(folder, KINDS)
    told = [each for each in refused.value.findings if each.where.file == "units.csv"]
    assert [(each.id, each.what("zh")) for each in told] == [("E303", said)]


def test_a_header_that_cannot_be_read_does_not_make_the_top_missing(tmp_path):
    folder = write(tmp_path, CLEAN)
    units = folder / "units.csv"
    head, _, rest = units.read_bytes().partition(b"\n")
    units.write_bytes(head.replace(b",", b".,") + b"\n" + rest)
    assert {id_ for file, _, _, id_ in found_in(folder) if file == "units.csv"} == {"E308", "E309"}
