"""A document in the official form: page, type and order of headings as GB/T 9704—2012 has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

NUMERALS = "一二三四五六七八九十"
TITLE, HEADING, BODY = "方正小标宋_GBK", "黑体", "仿宋_GB2312"
TITLE_POINTS, BODY_POINTS, TABLE_POINTS, LINE_POINTS = 22, 16, 12, 29
PAGE_MM = (210, 297)
MARGINS_MM = (37, 35, 28, 26)
"""Top, bottom, left, right: what is left is the 156 by 225 that the standard prints on."""
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Table:
    """A table under its header; every cell is text or a whole number."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str | int]]


@dataclass(frozen=True)
class Part:
    """One part under a heading of the first rank: paragraphs, then tables."""

    heading: str
    paragraphs: Sequence[str] = ()
    tables: Sequence[Table] = ()


@dataclass(frozen=True)
class Document:
    """A title, what stands before the first heading, the parts, and who signs on which day."""

    title: str
    opening: Sequence[str]
    parts: Sequence[Part]
    signed: str
    day: dt.date


def numbered(nth: int) -> str:
    """The number of a heading of the first rank.

    >>> [numbered(n) for n in (1, 10, 11, 20, 21)]
    ['一', '十', '十一', '二十', '二十一']
    """
    tens, ones = divmod(nth, 10)
    head = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")


def write_document(file: Path | IO[bytes], document: Document) -> None:
    """Write a document that opens in a word processor; the fonts are named and none is embedded."""
    import docx

    made = docx.Document()
    made.core_properties.author = plain(document.signed)
    made.core_properties.title = plain(document.title)
    made.core_properties.created = made.core_properties.modified = CREATED
    _lay_out(made.sections[0])
    _paragraph(made, document.title, TITLE, TITLE_POINTS, centred=True)
    for text in document.opening:
        _paragraph(made, text, BODY, BODY_POINTS, indented=True)
    for nth, part in enumerate(document.parts, 1):
        _heading(made, f"{numbered(nth)}、{part.heading}")
        for text in part.paragraphs:
            _paragraph(made, text, BODY, BODY_POINTS, indented=True)
        for table in part.tables:
            _table(made, table)
    _paragraph(made, "", BODY, BODY_POINTS)
    day = f"{document.day.year}年{document.day.month}月{document.day.day}日"
    for text in (document.signed, day):
        _paragraph(made, text, BODY, BODY_POINTS, right=True)
    made.save(file if not isinstance(file, Path) else str(file))


def _lay_out(section: Any) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = (Mm(n) for n in PAGE_MM)
    top, bottom, left, right = (Mm(n) for n in MARGINS_MM)
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right


def _heading(made: Any, text: str) -> None:
    """A heading of the first rank: a style of its own, so that the outline of the document shows it."""
    paragraph = made.add_paragraph(style="Heading 1")
    _spaced(paragraph, indented=True)
    _typed(paragraph.add_run(plain(text)), HEADING, BODY_POINTS)


def _paragraph(
    made: Any,
    text: str,
    font: str,
    points: int,
    *,
    centred: bool = False,
    right: bool = False,
    indented: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = made.add_paragraph()
    _spaced(paragraph, indented=indented)
    if centred or right:
        held = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.alignment = held
    _typed(paragraph.add_run(plain(text)), font, points)


def plain(text: str) -> str:
    """A text without signs that no document may hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def _spaced(paragraph: Any, *, indented: bool) -> None:
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(LINE_POINTS)
    if indented:
        form.first_line_indent = Pt(2 * BODY_POINTS)


def _typed(run: Any, font: str, points: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run.font.name, run.font.size = font, Pt(points)
    run.font.bold, run.font.color.rgb = False, RGBColor(0, 0, 0)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)  # noqa: SLF001  # no other way to name it


def _table(made: Any, table: Table) -> None:
    rows = [tuple(table.columns), *table.rows]
    drawn = made.add_table(rows=len(rows), cols=len(table.columns))
    drawn.style = "Table Grid"
    for cells, row, font in zip(
        drawn.rows, rows, (HEADING, *(BODY,) * len(table.rows)), strict=True
    ):
        for cell, value in zip(cells.cells, row, strict=True):
            _typed(cell.paragraphs[0].add_run(plain(str(value))), font, TABLE_POINTS)
