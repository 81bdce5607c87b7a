"""Why a page of a pack cannot be read, by what people who type Chinese do to it."""

from __future__ import annotations

import codecs
import re

import yaml

FULL_WIDTH = re.compile(
    r"(?:^|[\s{,，｛\[［-])[A-Za-z_]\w*：|，\s*[a-z_]+\s*[:：]|[:：]\s*[【［｛]"
)
"""A key before a Chinese colon, a Chinese comma before a key, a Chinese bracket that opens a value."""
ODD_BLANK = re.compile(r"^[\s{-]*[A-Za-z_]\w*:[\u00a0\u2000-\u200b\u3000]|^ *[\u00a0\u3000]")
TAB = re.compile(r"^ *\t")
SAID = (
    ("escape", "escape"),
    ("cannot start any token", "mark"),
    ("expected ',' or", "open"),
    ("while scanning a quoted", "open"),
    ("unexpected end of stream", "open"),
    ("':'", "colon"),
    ("mapping values are not allowed", "colon"),
    ("block", "indent"),
    ("<document start>", "indent"),
)
"""What the library says, in part, and what it comes from."""


def of_bytes(content: bytes) -> str:
    """What a page that is not UTF-8 seems to be."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "not UTF-8"
    return "GB18030" if b"\x00" not in content else "not UTF-8"


def of_lines(content: str, error: yaml.MarkedYAMLError) -> str:
    """What is wrong in the lines where reading stopped."""
    last = error.problem_mark.line if error.problem_mark else 0
    first = error.context_mark.line if error.context_mark else last
    lines = content.splitlines()[max(min(first, last - 1), 0) : last + 1]
    for pattern, reason in (
        (TAB, "tab"),
        (ODD_BLANK, "odd blank"),
        (FULL_WIDTH, "full-width mark"),
    ):
        if any(pattern.search(line) for line in lines):
            return reason
    said = f"{error.context} {error.problem}"
    return next((reason for part, reason in SAID if part in said), "not YAML")


SHOWN = 20


def shortened(text: str) -> str:
    """The beginning of a text, enough to find it."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def full_width(text: str) -> bool:
    """Whether a word that fits nowhere has a Chinese mark where YAML wants its own."""
    return bool(FULL_WIDTH.search(text)) or text[:1] in "【［｛‘" or text[-1:] in "】］｝’"
