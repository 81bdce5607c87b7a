"""`duixian signals` over the demo county: what was planted is asked about, in words and as a table."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from duixian import demo
from duixian.cli import main

UNITS, TODAY = 40, dt.date(2012, 6, 30)


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county") / "demo"
    assert main(["demo", str(folder), "--units", str(UNITS), "--today", str(TODAY)]) == 0
    return folder


@pytest.fixture(scope="module")
def cast():
    return demo.characters(seed=1, units=UNITS)


@pytest.fixture
def rows(county, capsys):
    asked = ["signals", "chuangxianzhengyou", str(county), "--as-of", str(TODAY)]
    assert main([*asked, "--format", "csv", "--lang", "en"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def units_of(rows, sort):
    return {row["unit of the record"] for row in rows if row["sort"] == sort}


def named(county, code):
    from pyarrow import parquet

    units = parquet.read_table(county / "units.parquet").to_pylist()
    return next(unit["name"] for unit in units if unit["code"] == code)


def test_what_was_planted_is_asked_about(county, cast, rows):
    tiger = named(county, cast["paper_tiger"])
    assert units_of(rows, "Texts of earlier years") == {tiger}
    assert units_of(rows, "Entered before an inspection") == {tiger}
    pair = {named(county, cast[part]) for part in ("copy_one", "copy_two")}
    assert pair in [
        {row["unit of the record"] for row in rows if row["question"] == key}
        for key in {row["question"] for row in rows if row["sort"] == "Texts of two units"}
    ]
    assert named(county, cast["late_known"]) in units_of(rows, "Entered long after")
    sample = [r for r in rows if r["sort"] == "The same text" and "一致好评" in r["text"]]
    assert len({row["unit of the record"] for row in sample}) > 3


def test_the_quiet_good_branch_is_not_asked_about(county, cast, rows):
    quiet = named(county, cast["quiet_good"])
    assert [row["sort"] for row in rows if quiet in row["units"]] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh", "不进任何成绩，不排名次，不点人名"), ("en", "they enter no number, rank nobody, name nobody")],
)  # fmt: skip
def test_the_page_says_how_many_and_that_none_is_a_penalty(county, capsys, language, sentence):
    asked = ["signals", "chuangxianzhengyou", str(county), "--as-of", str(TODAY)]
    assert main([*asked, "--lang", language]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert any(letter.isdigit() for letter in first)
    assert sentence in second
