"""DuckDB in memory, shut off from the network and from the files of the machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from duixian.rulebook.errors import NoRoom, NotAnswerable
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    Source: TypeAlias = pa.Table | Path

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
        found: dict[str, pa.Table] = {}
        with self._open(tables) as connection:
            for name, query in steps:
                if name in wanted:
                    found[name] = connection.sql(query).to_arrow_table()
                    connection.register(name, found[name])
                else:
                    connection.execute(f'CREATE TEMP TABLE "{name}" AS {query}')
        return found

    def store(
        self,
        tables: Mapping[str, Source],
        views: Iterable[tuple[str, str]],
        steps: Iterable[tuple[str, str]],
        wanted: Sequence[str],
        into: Path,
    ) -> dict[str, Path]:
        """The same for tables that memory need not hold: those wanted are written as Parquet into a folder.

        A table may be a Parquet file or a folder of them; `views` are queries that are never kept, each
        read as often as it is asked for.

        Raises:
            NoRoom: memory and temporary space together do not suffice.
            NotAnswerable: a sum is larger than a column of the results holds.
        """
        found = {name: into / f"{name}.parquet" for name in wanted}
        with self._open(tables, into) as connection:
            for name, query in views:
                connection.execute(f'CREATE TEMP VIEW "{name}" AS {query}')
            for name, query in steps:
                if name in found:
                    file = _quoted(found[name])
                    connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet)")
                    written = f"SELECT * FROM read_parquet('{file}')"
                    connection.execute(f'CREATE TEMP VIEW "{name}" AS {written}')
                else:
                    connection.execute(f'CREATE TEMP TABLE "{name}" AS {query}')
        return found

    @contextmanager
    def _open(
        self, tables: Mapping[str, Source], into: Path | None = None
    ) -> Iterator[DuckDBPyConnection]:
        """A database with these tables and nothing else; but for files handed to it, no file can be opened."""
        import duckdb

        try:
            with (
                tempfile.TemporaryDirectory(prefix="duixian-") as spill,
                duckdb.connect() as connection,
            ):
                connection.execute(f"SET temp_directory = '{spill}'")
                for setting in (*SETTINGS, *self.bounds):
                    connection.execute(setting)
                if self.threads:
                    connection.execute(f"SET threads = {int(self.threads)}")
                files = {name: table for name, table in tables.items() if isinstance(table, Path)}
                for name, table in tables.items():
                    if name not in files:
                        connection.register(name, table)
                allowed = [
                    f"'{_quoted(path)}'" for path in (*files.values(), *filter(None, [into]))
                ]
                if allowed:
                    connection.execute(f"SET allowed_directories = [{', '.join(allowed)}]")
                    connection.execute(f"SET allowed_paths = [{', '.join(allowed)}]")
                connection.execute("SET enable_external_access = false")
                for name, path in files.items():
                    source = path / "*.parquet" if path.is_dir() else path
                    query = f"SELECT * FROM read_parquet('{_quoted(source)}')"
                    connection.execute(f'CREATE TEMP VIEW "{name}" AS {query}')
                yield connection
        except duckdb.OutOfMemoryException as error:
            raise NoRoom(NO_ROOM) from error
        except (duckdb.ConversionException, duckdb.OutOfRangeException) as error:
            raise NotAnswerable(TOO_LARGE) from error


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
