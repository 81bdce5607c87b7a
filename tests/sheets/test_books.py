"""A workbook that cannot be written is told as what it is, and leaves nothing."""

import errno
import tempfile

import pytest
from xlsxwriter.exceptions import FileCreateError

from duixian.sheets.books import workbook_at


@pytest.fixture
def aside(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    (tmp_path / "aside").mkdir()
    return tmp_path / "aside"


def test_an_error_of_the_library_is_the_machines_own_again_and_no_page_is_left(tmp_path, aside):
    def full():
        with workbook_at(tmp_path / "a.xlsx", {"constant_memory": True}) as book:
            book.add_worksheet("a").write(0, 0, "x")
            assert [each.name for each in aside.glob("*/*")] != []
            raise FileCreateError(OSError(errno.ENOSPC, "No space left on device"))

    with pytest.raises(OSError, match="No space left") as refused:
        full()
    assert refused.value.errno == errno.ENOSPC
    assert (list(aside.iterdir()), (tmp_path / "a.xlsx").exists()) == ([], False)


def test_a_workbook_is_written_whole_and_leaves_nothing_aside(tmp_path, aside):
    import openpyxl

    with workbook_at(tmp_path / "a.xlsx", {}) as book:
        book.add_worksheet("a").write(0, 0, "x")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["a"]["A1"].value == "x"
    assert list(aside.iterdir()) == []
