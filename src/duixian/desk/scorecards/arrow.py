"""Tables on the disk, uncompressed and mapped into memory: nothing is decoded, processes share them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = ".arrow"


def write_all(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write tables into a folder, each under its name."""
    import pyarrow as pa

    for name, table in tables.items():
        path = folder / f"{quote(name, safe='')}{SUFFIX}"
        with pa.ipc.new_file(str(path), table.schema) as file:
            file.write_table(table.combine_chunks())


def read_all(folder: Path) -> dict[str, pa.Table]:
    """The tables of a folder by name."""
    import pyarrow as pa

    return {
        unquote(path.name.removesuffix(SUFFIX)): pa.ipc.open_file(
            pa.memory_map(str(path))
        ).read_all()
        for path in folder.glob(f"*{SUFFIX}")
    }
