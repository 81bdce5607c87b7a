"""UTF-8 or GB18030: which of the two a file is, and which rows do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .notes import Notes

BOM = b"\xef\xbb\xbf"
UTF8 = "UTF-8"
GB18030 = "GB18030"
NEITHER = ""
EITHER = "?"
# GB18030 bytes can be UTF-8 by chance: easily where UTF-8 takes two bytes, and now and then where it
# takes three, but then hardly with any byte below those of the common characters.
THREE_BYTES = "\u0800"
COMMON = 0xA1
ASCII_END = 0x80


def as_utf8(content: bytes, name: str, notes: Notes) -> bytes | None:
    """The text of a file as UTF-8 without a mark; nothing if none fits the whole, and notes."""
    if decodes(content, UTF8):
        return content.removeprefix(BOM)
    seen = [(row, encoding_of(line)) for row, line in numbered_lines(content.removeprefix(BOM))]
    if note_misfits(seen, name, notes):
        return None
    return content.decode(GB18030).removeprefix("\ufeff").encode(UTF8)


def note_misfits(seen: list[tuple[int, str]], name: str, notes: Notes) -> bool:
    """Note rows of neither encoding and, where both occur, the rows of the rarer one."""
    for row in dict.fromkeys(row for row, encoding in seen if encoding == NEITHER):
        notes.add("E305", Place(name, row))
    utf8 = list(dict.fromkeys(row for row, encoding in seen if encoding == UTF8))
    other = list(dict.fromkeys(row for row, encoding in seen if encoding == GB18030))
    if not utf8:
        return any(encoding == NEITHER for _, encoding in seen)
    few, this, rest = (utf8, UTF8, GB18030) if len(utf8) < len(other) else (other, GB18030, UTF8)
    for row in few:
        notes.add("E304", Place(name, row), this=this, rest=rest)
    return True


def encoding_of(line: bytes) -> str:
    """Which encoding a line is surely in; EITHER where both are possible, NEITHER where none is."""
    if line.isascii():
        return EITHER
    if not decodes(line, UTF8):
        return GB18030 if decodes(line, GB18030) else NEITHER
    if not decodes(line, GB18030):
        return UTF8
    long = any(c >= THREE_BYTES for c in line.decode(UTF8))
    return UTF8 if long and any(ASCII_END <= byte < COMMON for byte in line) else EITHER


def decodes(content: bytes, encoding: str) -> bool:
    """Whether bytes are text of an encoding."""
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def numbered_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of a CSV file with the number of their row: a quoted cell may span lines."""
    row, inside = 0, False
    for line in content.split(b"\n"):
        row += not inside
        inside ^= line.count(b'"') % 2 == 1
        yield row, line
