"""The public face: same bytes for the same county, all files or none, no day after today."""

import datetime as dt
import hashlib

import pytest

from demo.conftest import KINDS
from duixian import demo
from duixian.demo.county import build
from duixian.demo.writing import TABLES
from duixian.rulebook.errors import Unusable

TODAY = dt.date(2012, 6, 30)
LEAST = demo.LEAST_UNITS


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).digest() for p in files}


def written(path, **chosen):
    demo.write(path, **({"seed": 1, "units": LEAST, "today": TODAY} | chosen))
    return bytes_of(path)


def test_the_same_arguments_give_the_same_bytes(tmp_path):
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_csv_is_the_same_again_too(tmp_path):
    assert written(tmp_path / "one", csv=True) == written(tmp_path / "two", csv=True)


def test_another_seed_is_another_county(tmp_path):
    one, two = written(tmp_path / "one"), written(tmp_path / "two", seed=2)
    same = {name for name in one if one[name] == two[name]}
    assert same == {"calendar.parquet", "holidays.parquet"}


def test_all_tables_stand_in_the_folder_and_nothing_beside_it(tmp_path):
    written(tmp_path / "data")
    fixed = (
        "calendar",
        "heirs",
        "holidays",
        "links",
        "participants",
        "partners",
        "persons",
        "posts",
    )
    assert set(bytes_of(tmp_path)) == {
        "data/README.txt",
        *(f"data/{name}.parquet" for name in (*fixed, "unit_moves", "units")),
        *(f"data/records/{kind}.parquet" for kind in KINDS),
    }


@pytest.mark.parametrize("stop", [("records", 1), ("tables", 1), ("tables", TABLES)])
def test_stopping_half_way_leaves_nothing(tmp_path, stop):
    steps = []

    def progress(step, done, total):
        assert 0 < done <= total
        steps.append(step)
        if (step, steps.count(step)) == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.write(tmp_path / "data", units=LEAST, today=TODAY, progress=progress)
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_at_its_total(tmp_path):
    last = {}
    demo.write(
        tmp_path / "data",
        units=LEAST,
        today=TODAY,
        progress=lambda step, done, total: last.update({step: (done, total)}),
    )
    assert {step: done == total for step, (done, total) in last.items()} == {
        "records": True,
        "tables": True,
    }


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Unusable):
        demo.write(tmp_path, units=LEAST, today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "data").mkdir()
    assert "units.parquet" in written(tmp_path / "data")


@pytest.mark.parametrize("units", [LEAST - 1, demo.MOST_UNITS + 1])
def test_a_county_too_small_for_its_cast_or_too_large_is_refused(tmp_path, units):
    with pytest.raises(ValueError, match="units must lie between"):
        demo.write(tmp_path / "data", units=units, today=TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("year", [1, 1949, 2101, 9999])
def test_a_day_outside_the_calendar_is_refused(tmp_path, year):
    with pytest.raises(ValueError, match="today must lie in 1950 to 2100"):
        demo.write(tmp_path / "data", units=LEAST, today=dt.date(year, 6, 30))
    assert list(tmp_path.iterdir()) == []


def test_the_cast_is_the_same_whatever_the_day():
    for today in (dt.date(2024, 2, 29), dt.date(1950, 1, 1), dt.date(2100, 12, 31)):
        units = build(3, LEAST, today).tree.units.values()
        assert {u.part: u.code for u in units if u.part} == demo.characters(3, LEAST)


def test_the_note_names_every_part_in_both_languages(folder, cast):
    note = (folder / "README.txt").read_text(encoding="utf-8")
    zh, en = note.split("Demo data:")
    assert {part: (code in zh, code in en) for part, code in cast.items()} == dict.fromkeys(
        cast, (True, True)
    )
    assert "全部是虚构的" in zh
    assert "Everything is invented" in en
