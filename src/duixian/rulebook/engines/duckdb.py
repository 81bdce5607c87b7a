"""DuckDB in memory, shut off from the network and from the files of the machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from duixian.rulebook.errors import NoRoom, NotAnswerable
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

NO_ROOM = Text(
    "内存和临时空间不够，没有算完；腾出空间，或换一台内存大些的机器再算。",
    "Memory and temporary space ran out before the end; free some, or use a machine with more.",
)
TOO_LARGE = Text(
    "有的合计太大，程序算不下；请看看数字字段有没有填错。",
    "A sum is too large to be worked out; see whether a number field was filled in wrongly.",
)
SETTINGS = (
    "SET enable_progress_bar = false",
    "SET preserve_insertion_order = false",
)


class DuckDB:
    """One database that lives as long as a run; memory and temporary space are bounded."""

    def __init__(
        self, *, threads: int | None = None, memory: str = "4GB", disk: str = "10GB"
    ) -> None:
        self.threads = threads
        self.bounds = (
            f"SET memory_limit = '{memory}'",
            f"SET max_temp_directory_size = '{disk}'",
        )

    def run(
        self,
        tables: Mapping[str, pa.Table],
        steps: Iterable[tuple[str, str]],
        wanted: Sequence[str],
    ) -> dict[str, pa.Table]:
        """Make each step's query a table that later steps can read; give back those wanted.

        Rows that a wanted step orders come back in that order; a table would not keep it.

        Raises:
            NoRoom: memory and temporary space together do not suffice.
            NotAnswerable: a sum is larger than a column of the results holds.
        """
        import duckdb

        try:
            return self._run(tables, steps, wanted)
        except duckdb.OutOfMemoryException as error:
            raise NoRoom(NO_ROOM) from error
        except (duckdb.ConversionException, duckdb.OutOfRangeException) as error:
            raise NotAnswerable(TOO_LARGE) from error

    def _run(
        self,
        tables: Mapping[str, pa.Table],
        steps: Iterable[tuple[str, str]],
        wanted: Sequence[str],
    ) -> dict[str, pa.Table]:
        import duckdb

        with (
            tempfile.TemporaryDirectory(prefix="duixian-") as spill,
            duckdb.connect() as connection,
        ):
            connection.execute(f"SET temp_directory = '{spill}'")
            for setting in (*SETTINGS, *self.bounds):
                connection.execute(setting)
            if self.threads:
                connection.execute(f"SET threads = {int(self.threads)}")
            for name, table in tables.items():
                connection.register(name, table)
            connection.execute("SET enable_external_access = false")
            found: dict[str, pa.Table] = {}
            for name, query in steps:
                if name in wanted:
                    found[name] = connection.sql(query).to_arrow_table()
                    connection.register(name, found[name])
                else:
                    connection.execute(f'CREATE TEMP TABLE "{name}" AS {query}')
            return found
