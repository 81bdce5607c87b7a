"""One encoding for a file: found by its bytes, never guessed against them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.ledger.encodings import as_utf8, encoding_of
from duixian.rulebook.ledger.notes import Notes

LIKE_UTF8 = bytes.fromhex("E4B0B0E4B0A1")  # three common characters of GB18030, by chance UTF-8 too
COMMON = st.text(
    st.integers(0xB0, 0xD6).flatmap(
        lambda lead: st.integers(0xA1, 0xFE).map(lambda trail: bytes([lead, trail]).decode("gbk"))
    ),
    max_size=8,
)
RARE = st.text(st.sampled_from("甲𠮷㛃·，a1,\"'"), max_size=8)


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        (b"a,b,1", "?"),
        ("村支部".encode(), "UTF-8"),
        ("𠮷村支部".encode(), "UTF-8"),
        ("乙镇党委".encode(), "UTF-8"),
        ("村支部".encode("gb18030"), "GB18030"),
        ("㛃·𠮷".encode("gb18030"), "GB18030"),
        ("·".encode(), "?"),
        (LIKE_UTF8, "?"),
        (b"\xff\xfe", ""),
        ("甲".encode() + "乙".encode("gb18030") + b",", ""),
    ],
)
def test_a_line_is_surely_in_one_encoding_or_possibly_in_both_or_in_none(line, encoding):
    assert encoding_of(line) == encoding


@given(lines=st.lists(COMMON | RARE), encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_text_in_one_encoding_comes_back_and_nothing_is_told(lines, encoding):
    notes = Notes()
    text = "\n".join(lines)
    read = as_utf8(text.encode(encoding), "t.csv", notes)
    assert (list(notes.close()), (read or b"").decode()) == ([], text)


def test_rows_are_counted_by_record_where_a_cell_spans_lines():
    notes = Notes()
    first = '1,"甲\n乙"\n2,"丙\n'.encode("gb18030")
    assert as_utf8(b"n,text\n" + first + '丁支部"\n'.encode(), "t.csv", notes) is None
    told = [(f.where.line, f.id, dict(f.values)) for f in notes.close()]
    assert told == [(3, "E304", {"this": "UTF-8", "rest": "GB18030"})]


def test_gb18030_may_carry_its_mark():
    assert as_utf8("\ufeff甲".encode("gb18030"), "t.csv", Notes()) == "甲".encode()
