"""The files a result is made of, whatever it tells: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

import csv as writing
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.folders import Earlier, placing
from duixian.rulebook.vocabulary.text import Language

from .harmless import harmless

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_OF_A_GROUP = 100_000


@dataclass(frozen=True)
class Files:
    """What the files of one kind of result are called: a name, its tables, its note."""

    name: str
    tables: tuple[str, ...]
    note: str = "run.json"

    @property
    def workbook(self) -> str:
        """The workbook; it speaks one language."""
        return f"{self.name}.xlsx"

    @property
    def pages(self) -> dict[Language, str]:
        """The page, in each language."""
        return {"zh": f"{self.name}.html", "en": f"{self.name}.en.html"}

    @property
    def earlier(self) -> Earlier:
        """Every file it may leave; a folder with anything else is somebody's own."""
        tables = (f"{each}.{ending}" for each in self.tables for ending in ("parquet", "csv"))
        return Earlier(
            frozenset((self.note, self.workbook, *self.pages.values(), *tables)), mark=self.note
        )

    def other(self, language: Language) -> str:
        """The link from the page to itself in the other language."""
        if language == "zh":
            return f'<a href="{self.pages["en"]}" lang="en" hreflang="en">English</a>'
        return f'<a href="{self.pages["zh"]}" lang="zh-Hans" hreflang="zh-Hans">中文</a>'


@dataclass(frozen=True)
class Contents:
    """What stands in them; workbook and page are made when their turn comes."""

    tables: Mapping[str, pa.Table]
    note: Mapping[str, Any]
    workbook: Callable[[Path], None]
    page: Callable[[Language], str]


def write(files: Files, contents: Contents, folder: Path, *, csv: bool) -> None:
    """Write all of it at once or not at all.

    Raises:
        Unusable: the folder holds something else; nothing was written.
    """
    with placing(folder, files.earlier) as fresh:
        write_tables(contents.tables, fresh, csv=csv)
        write_note(contents.note, fresh / files.note)
        contents.workbook(fresh / files.workbook)
        for language, name in files.pages.items():
            write_page(contents.page(language), fresh / name)


def write_tables(tables: Mapping[str, pa.Table], folder: Path, *, csv: bool) -> None:
    """The tables into a folder that is there; the same rows give the same bytes."""
    for name, table in tables.items():
        write_parquet(table, folder / f"{name}.parquet")
        if csv:
            write_csv(table, folder / f"{name}.csv")


def write_note(note: Mapping[str, Any], path: Path) -> None:
    """The note of what a result comes from."""
    text = json.dumps(note, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_page(text: str, path: Path) -> None:
    """A page, with the same line ends on every machine."""
    path.write_text(text, encoding="utf-8", newline="\n")


def write_parquet(table: pa.Table, path: Path) -> None:
    """A table for programs."""
    import pyarrow.parquet as pq

    pq.write_table(
        table.replace_schema_metadata(None), path, compression="zstd",
        row_group_size=ROWS_OF_A_GROUP, version="2.6", store_schema=False,
    )  # fmt: skip


def write_csv(table: pa.Table, path: Path) -> None:
    """With a mark of UTF-8 at the start, without which Excel shows Chinese as rubbish."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = writing.writer(file)
        out.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=ROWS_OF_A_GROUP):
            columns = [[_cell(v) for v in column.to_pylist()] for column in batch.columns]
            out.writerows(zip(*columns, strict=True))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return harmless(";".join(value))
    return harmless(value) if isinstance(value, str) else value
