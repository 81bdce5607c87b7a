"""Workbooks opened for writing: a full disk is told as such, and nothing is left of one half written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any


@contextmanager
def workbook_at(file: Path | IO[bytes], options: Mapping[str, Any]) -> Iterator[Any]:
    """A workbook that is written when all went well.

    The library leaves the pages it was working on in the folder of temporary files where it fails.

    Raises:
        OSError: it cannot be written; the library hides this in an error of its own.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    content = BytesIO()
    with TemporaryDirectory(prefix="duixian-") as aside:
        try:
            with xlsxwriter.Workbook(content, {**options, "tmpdir": aside}) as book:
                yield book
        except FileCreateError as error:
            inner = error.args[0] if error.args else None
            raise (inner if isinstance(inner, OSError) else OSError(str(error))) from error
    if isinstance(file, Path):
        file.write_bytes(content.getbuffer())
    else:
        file.write(content.getbuffer())
