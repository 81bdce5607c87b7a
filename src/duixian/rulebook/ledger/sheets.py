"""A file's content on its way into the ledger: as found, then as declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.kinds import Kind

    from .schema import TableForm


@dataclass(frozen=True)
class Sheet:
    """A table as it was found; `rows` are the numbers a person sees: the header is row 1."""

    file: str
    table: pa.Table
    rows: pa.Array
    sha256: str


@dataclass(frozen=True)
class Loaded:
    """A table in exactly the columns of its form; a table that was not given is empty.

    `unread` marks an empty one that should have rows: nothing can be said about what it lacks.
    """

    form: TableForm
    file: str
    table: pa.Table
    rows: pa.Array
    kind: Kind | None = None
    unread: bool = False

    def column(self, name: str) -> pa.Array:
        """One column in one piece."""
        import pyarrow as pa

        whole = self.table.column(name).combine_chunks()
        return whole if isinstance(whole, pa.Array) else whole.chunk(0)
