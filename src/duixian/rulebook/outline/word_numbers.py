"""The numbers that Word writes before paragraphs by itself: 一、 （一） 1. ①; they stand in no run of text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from .numbers import CIRCLED, chinese

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

CHINESE = ("chinese", "japaneseCounting", "taiwanese", "ideograph")
MOST_CHINESE = 99
MOST_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered: where it starts, in which figures, in which words."""

    start: int
    figures: str
    words: str


@dataclass
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, dict[int, Level]]
    styles: dict[str, tuple[str, int]]
    counted: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, paragraph: _Element) -> str:
        """What Word would write before a paragraph; nothing for one without a number."""
        list_, level = self._place(paragraph)
        shape = self.lists.get(list_, {}).get(level)
        if shape is None or shape.figures in ("bullet", "none"):
            return ""
        counted = self.counted[list_]
        counted[level] = counted.get(level, shape.start - 1) + 1
        for deeper in [other for other in counted if other > level]:
            del counted[deeper]
        return re.sub(r"%([1-9])", lambda m: self._figure(list_, int(m.group(1)) - 1), shape.words)

    def _figure(self, list_: str, level: int) -> str:
        shape = self.lists[list_].get(level)
        if shape is None:
            return ""
        return figure(self.counted[list_].get(level, shape.start), shape.figures)

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or its style's."""
        own = _numbered(paragraph)
        if own:
            return own
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return (
            self.styles.get(str(style.get(qn("w:val"))), ("", 0)) if style is not None else ("", 0)
        )


def figure(value: int, figures: str) -> str:
    """A number in the figures of a list.

    >>> [figure(12, f) for f in ("chineseCounting", "decimal", "decimalEnclosedCircle", "upperLetter")]
    ['十二', '12', '12', 'L']
    """
    if figures.startswith(CHINESE) and 0 < value <= MOST_CHINESE:
        return chinese(value)
    if figures.startswith("decimalEnclosed") and 0 < value <= len(CIRCLED):
        return CIRCLED[value - 1]
    if figures in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (value - 1) % 26)
        return letter if figures == "upperLetter" else letter.lower()
    return str(value)


def numbering(document: Document) -> Numbering:
    """The lists of a document; empty where it has none."""
    parts = [
        rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")
    ]
    root: _Element | None = getattr(parts[0], "element", None) if parts else None
    lists = _lists(root) if root is not None else {}
    styles = {}
    for style in document.styles.element.iter(qn("w:style")):
        placed = _numbered(style)
        if placed:
            styles[str(style.get(qn("w:styleId")))] = placed
    return Numbering(lists, styles)


def _numbered(element: _Element) -> tuple[str, int] | None:
    """The list and level that a paragraph or style names."""
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None
    list_ = _value(properties, "w:numId")
    return list_, _whole(_value(properties, "w:ilvl"), 0)


def _lists(root: _Element) -> dict[str, dict[int, Level]]:
    """Each list by its number, with its levels."""
    shapes = {
        str(shape.get(qn("w:abstractNumId"))): {
            _whole(str(level.get(qn("w:ilvl"))), 0): Level(
                _whole(_value(level, "w:start"), 1),
                _value(level, "w:numFmt"),
                _value(level, "w:lvlText"),
            )
            for level in list(shape.iter(qn("w:lvl")))[:MOST_LEVELS]
        }
        for shape in root.iter(qn("w:abstractNum"))
    }
    return {
        str(list_.get(qn("w:numId"))): shapes.get(_value(list_, "w:abstractNumId"), {})
        for list_ in root.iter(qn("w:num"))
    }


def _value(element: _Element, tag: str) -> str:
    found = element.find(qn(tag))
    return str(found.get(qn("w:val"))) if found is not None else ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < MOST_LEVELS else otherwise
