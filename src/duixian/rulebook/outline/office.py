"""The paragraphs of a docx file, opened only after its archive has been measured."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from .refusing import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element
MOST_PARTS = 2_000
MOST_UNPACKED = 40_000_000
MARKUP = (".xml", ".rels", ".vml")


def paragraphs(source: bytes, name: str) -> str:
    """The paragraphs and table cells of a docx file, a line for each.

    Raises:
        Unusable: no docx, damaged, encrypted, a bomb, or with entities declared.
    """
    import docx

    _measure(source, name)
    try:
        document = docx.Document(io.BytesIO(source))
        return "\n".join(_lines(document))
    # Whatever a damaged package makes the libraries raise, the user is told the one thing
    # that helps; what is lost is the library's own wording of it.
    except Exception as error:
        raise refused("E406", name, reason=type(error).__name__) from error


def _lines(document: Document) -> Iterator[str]:
    """Paragraphs with the numbers Word gives them, and the rows of tables."""
    from docx.oxml.ns import qn
    from docx.table import Table

    from .word_numbers import numbering

    labels = numbering(document)
    for element in document.element.body.iter(qn("w:p"), qn("w:tbl")):
        # Text boxes stand twice in a file, and cells are read with their rows.
        if next(element.iterancestors(qn("w:tbl"), qn("w:txbxContent")), None) is not None:
            continue
        if element.tag == qn("w:p"):
            yield labels.label(element) + _text(element)
        else:
            for row in Table(element, document).rows:
                yield " ".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells))


def _text(paragraph: _Element) -> str:
    """The words of a paragraph as it stands now: insertions taken, what was moved away left out."""
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n"}
    pieces = []
    for piece in paragraph.iter(qn("w:t"), *signs):
        around = next(piece.iterancestors(qn("w:p"), qn("w:moveFrom"), qn("w:del"), qn("w:pPr")))
        if around is paragraph:
            pieces.append(signs.get(str(piece.tag), piece.text or ""))
    return "".join(pieces)


def _measure(source: bytes, name: str) -> None:
    """Refuse archives that are no docx, too large unpacked, encrypted or with entities."""
    if not source:
        raise refused("E401", name)
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            parts = archive.infolist()
            _weigh(parts, name)
            for part in parts:
                if part.filename.lower().endswith(MARKUP):
                    _refuse_entities(archive, part, name)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        zlib.error,
    ) as error:
        raise refused("E406", name, reason=type(error).__name__) from error


def _weigh(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse by the archive's own list, before anything is unpacked."""
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise refused("E407", name, size=size, most=MOST_UNPACKED)
    if not any(part.filename == "word/document.xml" for part in parts):
        raise refused("E406", name, reason="word/document.xml")


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Read no more than the list announced; an announced size that is a lie is a bomb as well."""
    with archive.open(part) as stream:
        markup = stream.read(part.file_size + 1)
    if len(markup) > part.file_size:
        raise refused("E407", name, size=len(markup), most=part.file_size)
    if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
        raise refused("E408", name, part=part.filename)
