"""Whatever bears a table's name is read or noted, never passed over and never waited for."""

from __future__ import annotations

import os

import pytest

from rulebook.ledger.cast import CLEAN, write
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


def test_a_header_that_cannot_be_read_does_not_make_the_top_missing(tmp_path):
    folder = write(tmp_path, CLEAN)
    units = folder / "units.csv"
    units.write_bytes(units.read_bytes().replace(b",", b";"))
    assert {id_ for file, _, _, id_ in found_in(folder) if file == "units.csv"} == {"E308", "E309"}
