"""A folder becomes a ledger, whatever it is written in; otherwise everything wrong is told."""

from __future__ import annotations

import datetime as dt
import hashlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.ledger import read
from rulebook.ledger.cast import CLEAN, KINDS, write

MOMENT = dt.datetime.fromisoformat
FORMS = ["utf-8", "utf-8-sig", "gb18030", "parquet"]


def found_in(folder) -> list[tuple[str, int, str, str]]:
    with pytest.raises(Unusable) as told:
        read(folder, KINDS)
    return [(f.where.file, f.where.line, f.where.column, f.id) for f in told.value.findings]


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_folder_reads_the_same_in_every_form(tmp_path, form):
    plain = read(write(tmp_path / "plain", CLEAN), KINDS)
    other = read(write(tmp_path / "other", CLEAN, form), KINDS)
    assert other.tables == plain.tables
    assert (other.single_version, other.warnings) == (False, ())


@pytest.mark.parametrize("form", FORMS)
def test_rare_characters_and_line_breaks_survive(tmp_path, form):
    ledger = read(write(tmp_path, CLEAN, form), KINDS)
    assert ledger.tables["units"].column("name").to_pylist()[3:5] == [
        "𠮷村支部",
        "㛃·丁村支部,东片",
    ]
    assert ledger.tables["records/pledge"].column("text").to_pylist() == [
        "修𠮷桥",
        "修𠮷桥",
        "办㛃·讲堂\n每月一次",
    ]


def test_cells_become_the_declared_values(tmp_path):
    ledger = read(write(tmp_path, CLEAN), KINDS)
    assert ledger.tables["records/task"].to_pylist() == [
        {
            "record": "T1",
            "seq": 2,
            "known_at": MOMENT("2010-05-02T10:00:00"),
            "unit": "T",
            "person": "p",
            "state": "assigned",
            "state_on": dt.date(2010, 5, 2),
            "occurred_on": dt.date(2010, 5, 2),
            "due_on": dt.date(2010, 12, 31),
            "campaigns": None,
            "fields": ["road", "water"],
            "cost": 1250,
            "target": 3,
            "planned_on": dt.date(2010, 6, 1),
            "urgent": "yes",
            "leader": "S",
            "checker": "q",
            "reporter": "k7f3",
        }
    ]


def test_a_day_as_known_at_means_its_end(tmp_path):
    pledges = read(write(tmp_path, CLEAN), KINDS).tables["records/pledge"]
    assert pledges.column("known_at").to_pylist() == [
        MOMENT("2010-05-01T09:00:00"),
        MOMENT("2010-09-21T23:59:59"),
        MOMENT("2010-10-01T08:30:00"),
    ]


def test_the_same_bytes_give_the_same_ledger_and_their_hashes(tmp_path):
    folder = write(tmp_path, CLEAN)
    ledger = read(folder, KINDS)
    assert read(folder, KINDS) == ledger
    assert ledger.hashes == {
        f"{name}.csv": hashlib.sha256(content.encode()).hexdigest()
        for name, content in CLEAN.items()
    }


def test_tables_that_are_not_given_are_empty_with_the_right_columns(tmp_path):
    whole = read(write(tmp_path / "whole", CLEAN), KINDS)
    units = read(write(tmp_path / "units", {"units": CLEAN["units"]}), KINDS)
    assert {n: t.schema for n, t in units.tables.items()} == {
        n: t.schema for n, t in whole.tables.items()
    }
    assert {n: t.num_rows for n, t in units.tables.items() if t.num_rows} == {"units": 6}
    assert units.single_version is True


def test_one_row_for_each_record_is_a_single_version(tmp_path):
    lines = CLEAN["records/pledge"].splitlines(keepends=True)
    single = {**CLEAN, "records/pledge": "".join([lines[0], lines[1], *lines[3:]])}
    assert read(write(tmp_path, single), KINDS).single_version is True


def test_typed_parquet_reads_as_text_does(tmp_path):
    plain = read(write(tmp_path / "plain", CLEAN), KINDS)
    typed = write(tmp_path / "typed", CLEAN, "parquet")
    for name in ("units", "persons", "calendar", "records/pledge", "records/problem"):
        pq.write_table(plain.tables[name], typed / f"{name}.parquet")
    task = plain.tables["records/task"]
    at = task.column_names.index("cost")
    cost = pa.array(["12.50"]).cast(pa.decimal128(10, 3))
    task = task.set_column(at, "cost", cost)
    at = task.column_names.index("urgent")
    pq.write_table(task.set_column(at, "urgent", pa.array([True])), typed / "records/task.parquet")
    holidays = plain.tables["holidays"]
    days = holidays.column("day").cast(pa.timestamp("us"))
    pq.write_table(holidays.set_column(0, "day", days), typed / "holidays.parquet")
    assert read(typed, KINDS).tables == plain.tables


def test_parquet_columns_of_other_types_are_refused_by_name(tmp_path):
    folder = write(tmp_path, CLEAN, "parquet")
    table = pq.read_table(folder / "units.parquet")
    for name, values in {
        "members": pa.array([1.5] * 6),
        "households": pa.array([dt.date(2010, 1, 1)] * 6),
        "category": pa.array([{"x": 1}] * 6),
        "type": pa.array([7] * 6),
        "opened_on": pa.array([MOMENT("2000-01-01T05:00:00")] * 6),
    }.items():
        table = table.set_column(table.column_names.index(name), name, values)
    pq.write_table(table, folder / "units.parquet")
    assert found_in(folder) == [
        ("units.parquet", 1, "category", "E311"),
        ("units.parquet", 1, "households", "E311"),
        ("units.parquet", 1, "members", "E312"),
        ("units.parquet", 1, "type", "E311"),
        *(("units.parquet", row, "opened_on", "E313") for row in range(2, 8)),
    ]


def test_nothing_but_a_missing_table_is_told_of_an_empty_folder(tmp_path):
    assert found_in(tmp_path) == [("units", 0, "", "E301")]


def test_files_that_cannot_be_right_are_told_apart(tmp_path):
    folder = write(tmp_path, CLEAN)
    write(tmp_path, {"holidays": CLEAN["holidays"]}, "parquet")
    (folder / "calendar.csv").write_bytes(b"")
    (folder / "links.csv").unlink()
    (folder / "links.parquet").write_bytes(b"PAR1 but not really")
    (folder / "records/deed.csv").write_text("record\n")
    (folder / "partners.csv").write_text(f'record,"{"x" * 200_000}"\n')
    (folder / "notes.txt").write_text("?")
    assert found_in(folder) == [
        ("calendar.csv", 0, "", "E303"),
        ("holidays.csv", 0, "", "E302"),
        ("links.parquet", 0, "", "E303"),
        ("notes.txt", 0, "", "W301"),
        ("partners.csv", 0, "", "E303"),
        ("records/deed.csv", 0, "", "E307"),
    ]


def test_a_file_nobody_knows_is_told_but_keeps_nothing_from_use(tmp_path):
    folder = write(tmp_path, CLEAN)
    (folder / "units.xlsx").write_bytes(b"?")
    (folder / ".hidden").write_bytes(b"?")
    (folder / "README.txt").write_bytes(b"?")
    warnings = read(folder, KINDS).warnings
    assert [(f.where.file, f.id) for f in warnings] == [("units.xlsx", "W301")]


def test_columns_missing_unknown_and_repeated_are_told_at_the_header(tmp_path):
    holidays = "day,day,worked,\n2010-10-01,2010-10-01,no,\n"
    assert found_in(write(tmp_path, {**CLEAN, "holidays": holidays})) == [
        ("holidays.csv", 1, "", "E308"),
        ("holidays.csv", 1, "", "E309"),
        ("holidays.csv", 1, "", "E310"),
    ]


def test_rows_of_nothing_are_passed_over_and_rows_keep_their_numbers(tmp_path):
    holidays = "day,works\n\n2010-10-01,no\n,\n2010-10-02\n2010-10-03,perhaps\n\n"
    assert found_in(write(tmp_path, {**CLEAN, "holidays": holidays})) == [
        ("holidays.csv", 5, "", "E306"),
        ("holidays.csv", 6, "works", "E329"),
    ]


def test_two_encodings_in_one_file_are_told_by_the_rows_of_the_rarer(tmp_path):
    lines = [line.encode("gb18030") for line in CLEAN["units"].splitlines()]
    lines[4] = CLEAN["units"].splitlines()[4].encode()
    folder = write(tmp_path, CLEAN)
    (folder / "units.csv").write_bytes(b"\n".join(lines))
    assert found_in(folder) == [("units.csv", 5, "", "E304")]


def test_a_quote_that_is_never_closed_swallows_no_rows(tmp_path):
    links = CLEAN["links"] + 'P2,renews,"P1\nP2,renews,P2\nP2,renews,P2\n'
    assert found_in(write(tmp_path, {**CLEAN, "links": links})) == [("links.csv", 3, "", "E343")]


def test_bytes_of_no_encoding_are_told_by_row(tmp_path):
    folder = write(tmp_path, CLEAN)
    (folder / "holidays.csv").write_bytes(b"day,works\n2010-10-01,no\n2010-10-02,\xff\xff\n")
    assert found_in(folder) == [("holidays.csv", 3, "", "E305")]


def test_endless_findings_are_listed_to_two_hundred_and_the_rest_is_counted(tmp_path):
    days = "".join(f"2010-13-{i},no\n" for i in range(250))
    folder = write(tmp_path, {**CLEAN, "holidays": f"day,works\n{days}"})
    with pytest.raises(Unusable) as told:
        read(folder, KINDS)
    rest, *listed = told.value.findings
    assert [f.where.line for f in listed] == list(range(2, 202))
    assert {f.id for f in listed} == {"E313"}
    assert (rest.id, rest.where.column, rest.what("en")) == ("E399", "day", "and 50 more of E313")
