"""From the bytes of a file to its text; input is hostile until it has been measured."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .refusing import refused

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 8_000_000
MOST_LETTERS = 100_000
# Tab, line feed, form feed and carriage return are met in honest texts; the rest are not.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
ODD_LETTERS = {"Co", "Cn", "Cs"}


def read(source: bytes, name: str) -> str:
    """The text of a txt, html or docx file, as it stands in it.

    Raises:
        Unusable: the file is empty, too large, binary, damaged, hostile or of another kind.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    reader = READERS.get(ending)
    if len(source) > MOST_BYTES:
        raise refused("E405", name, size=len(source), most=MOST_BYTES)
    if reader is None:
        raise refused("E402", name, ending=ending)
    text = reader(source, name)
    if not text.strip():
        raise refused("E401", name)
    if len(text) > MOST_LETTERS:
        raise refused("E409", name, size=len(text), most=MOST_LETTERS)
    return text


def decode(source: bytes, name: str) -> str:
    """Text from bytes in UTF-8 or GB18030; nothing is replaced or left out."""
    if (bad := CONTROL.search(source.decode("latin-1"))) is not None:
        raise refused("E403", name, offset=bad.start())
    for encoding in ("utf-8", "gb18030"):
        try:
            text = source.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return text
    raise refused("E404", name)


def _plausible(text: str) -> bool:
    """GB18030 decodes most bytes; letters that no one uses show that it was something else."""
    odd = sum(unicodedata.category(char) in ODD_LETTERS for char in text)
    return odd * 100 <= len(text)


def read_page(source: bytes, name: str) -> str:
    """The visible text of an html page, a line for each block."""
    from .pages import visible_text

    return visible_text(decode(source, name))


def read_document(source: bytes, name: str) -> str:
    """The paragraphs and table cells of a docx file, a line for each."""
    from .office import paragraphs

    return paragraphs(source, name)


READERS: dict[str, Callable[[bytes, str], str]] = {
    "txt": decode,
    "html": read_page,
    "htm": read_page,
    "docx": read_document,
}
