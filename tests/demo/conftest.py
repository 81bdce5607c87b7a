"""One small county, written once, and plain queries over its files."""

import datetime as dt

import duckdb
import pytest

from duixian import demo
from duixian.demo.book import FIELDS
from duixian.demo.county import build

TODAY = dt.date(2012, 6, 30)
SEED, UNITS = 7, 150
KINDS = tuple(FIELDS)


@pytest.fixture(scope="session")
def county():
    return build(SEED, UNITS, TODAY)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("county") / "data"
    demo.write(path, seed=SEED, units=UNITS, today=TODAY)
    return path


@pytest.fixture(scope="session")
def cast():
    return demo.characters(SEED, UNITS)


@pytest.fixture(scope="session")
def ask(folder):
    """Rows of a query; `<kind>` is the newest version of each record, `<kind>_versions` all."""
    connection = duckdb.connect()
    for path in sorted(folder.rglob("*.parquet")):
        name = f"{path.stem}_versions" if path.stem in KINDS else path.stem
        connection.execute(f"create view {name} as select * from '{path}'")
    for kind in KINDS:
        connection.execute(
            f'create view "{kind}" as select * from {kind}_versions'
            " qualify row_number() over (partition by record order by seq desc) = 1"
        )
    connection.execute(f"create view day as select date '{TODAY}' as today")
    yield lambda query, *values: connection.execute(query, values).fetchall()
    connection.close()
