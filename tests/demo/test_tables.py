"""The files keep the data contract, and both forms of them say the same."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from demo.conftest import KINDS, SEED, TODAY, UNITS
from duixian import demo
from duixian.rulebook.ledger import read
from duixian.rulebook.ledger.forms import all_forms
from duixian.rulebook.packs import find, open_pack


@pytest.fixture(scope="module")
def kinds():
    """Those whose records are written; a library may have more."""
    return [
        kind for kind in open_pack(find("chuangxianzhengyou")).kinds.values() if kind.id in KINDS
    ]


def test_every_table_has_the_columns_of_the_contract(folder, kinds):
    files = {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in folder.rglob("*.parquet")
    }
    found = {name: pq.read_schema(path).names for name, path in files.items()}
    assert found == {
        name: [c.name for c in form.columns] for name, form in all_forms(kinds).items()
    }


def test_the_reader_of_ledgers_finds_nothing_wrong(folder, kinds):
    ledger = read(folder, kinds)
    rows = {name: table.num_rows for name, table in ledger.tables.items()}
    assert {name: count > 0 for name, count in rows.items()} == dict.fromkeys(rows, True)
    assert ledger.single_version is False


def test_no_column_holds_an_inexact_number(folder):
    for path in folder.rglob("*.parquet"):
        assert [f.name for f in pq.read_schema(path) if pa.types.is_floating(f.type)] == []


def test_the_order_of_the_ledger_has_no_gap_and_follows_the_moments(ask):
    every = " union all ".join(f"select seq, known_at from {kind}_versions" for kind in KINDS)
    assert ask(f"""
        select min(seq), max(seq) = count(*), count(distinct seq) = count(*), bool_and(ordered) from
          (select seq, known_at >= lag(known_at, 1, known_at) over (order by seq) as ordered
           from ({every}))
        """) == [(1, True, True, True)]


def test_records_have_one_number_each_over_all_kinds(ask):
    every = " union all ".join(f'select record from "{kind}"' for kind in KINDS)
    assert ask(f"select count(*) = count(distinct record) from ({every})") == [(True,)]


def test_links_and_sides_point_at_what_exists(ask):
    every = " union all ".join(f'select record from "{kind}"' for kind in KINDS)
    lost = {
        "links": "record not in (from every) or other not in (from every)",
        "participants": "record not in (from every) or person not in (select code from persons)",
        "partners": "record not in (from every) or unit not in (select code from units)",
    }
    found = {
        table: ask(f"with every as ({every}) select count(*) from {table} where {condition}")
        for table, condition in lost.items()
    }
    assert found == {table: [(0,)] for table in lost}


def test_csv_says_what_parquet_says(tmp_path, folder, kinds):
    demo.write(tmp_path / "data", seed=SEED, units=UNITS, today=TODAY, csv=True)
    told, held = read(tmp_path / "data", kinds).tables, read(folder, kinds).tables
    assert [name for name in held if not told[name].equals(held[name])] == []
