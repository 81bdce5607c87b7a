"""`duixian compare` as a user meets it: what it prints, what it leaves, what it refuses."""

import csv
import json
from pathlib import Path

from duixian.cli import main

SMALL = Path(__file__).parents[1] / "counties" / "small"
WORDS = ("compare", "chuangxianzhengyou", str(SMALL), "--as-of", "2010-12-31", "--lang", "en")


def rows(file):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_what_differs_is_written_with_the_entries_behind_it(tmp_path, capsys):
    out = tmp_path / "out"
    assert main([*WORDS, "--known-at", "2010-08-31", "--out", str(out), "--csv"]) == 0
    many, behind = len(rows(out / "numbers.csv")), len(rows(out / "entries.csv"))
    assert capsys.readouterr().err == (
        f"{many} numbers differ; what touches each is named in {behind} rows, in {out}.\n"
    )
    assert sorted(file.name for file in out.iterdir()) == [
        "comparison.en.html", "comparison.html", "comparison.xlsx", "entries.csv",
        "entries.parquet", "numbers.csv", "numbers.parquet", "places.csv", "places.parquet",
        "run.json",
    ]  # fmt: skip
    (kept,) = [
        r for r in rows(out / "numbers.csv") if (r["indicator"], r["unit"]) == ("pledges_kept", "a")
    ]
    sides = [tuple(kept[f"{c}_{s}"] for c in ("n", "d", "points")) for s in ("before", "after")]
    assert sides == [("0", "2", "0.00"), ("1", "2", "10.00")]
    (behind,) = [
        r for r in rows(out / "entries.csv") if (r["indicator"], r["unit"]) == ("pledges_kept", "a")
    ]
    assert (behind["record"], behind["seq"], behind["known_at"], behind["en"]) == (
        "g1", "2", "2010-09-30 23:59:59",
        "Kept since 2010-09-29; filled in Verdict of the people served",
    )  # fmt: skip
    run = json.loads((out / "run.json").read_text("utf-8"))
    assert (run["before"], run["after"]) == (
        {"as_of": "2010-12-31", "known_at": "2010-08-31T23:59:59"},
        {"as_of": "2010-12-31", "known_at": None},
    )


def test_two_runs_leave_the_same_bytes_and_the_second_replaces_the_first(tmp_path, capsys):
    out, words = tmp_path / "out", [*WORDS, "--known-at", "2010-08-31"]
    found = []
    for _ in range(2):
        assert main([*words, "--out", str(out)]) == 0
        found.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert found[0] == found[1]
    capsys.readouterr()


def test_two_days_are_compared_and_one_unit_alone(tmp_path, capsys):
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    words = ["compare", "chuangxianzhengyou", str(SMALL), "--as-of", "2010-09-30", "--lang", "en"]
    assert main([*words, "--with-as-of", "2010-12-31", "--unit", "b", "--out", str(out)]) == 0
    numbers = pq.read_table(out / "numbers.parquet").to_pylist()
    assert {row["unit"] for row in numbers} == {"b"}
    entries = pq.read_table(out / "entries.parquet").to_pylist()
    assert {(r["indicator"], r["why"]) for r in entries if r["record"] == "q2"} == {
        ("problems_closed", "date")
    }
    assert "with" not in capsys.readouterr().err


def test_what_cannot_be_compared_is_told(tmp_path, capsys):
    out = ["--out", str(tmp_path / "out")]
    assert main([*WORDS, *out]) == 2
    assert "E604  Only one result is asked for" in capsys.readouterr().err
    later = ["--known-at", "2010-09-01", "--with-known-at", "2010-09-01"]
    assert main([*WORDS, *later, *out]) == 2
    assert "E603" in capsys.readouterr().err
    assert main([*WORDS, "--with-as-of", "2010-01-01", *out]) == 2
    assert "E603" in capsys.readouterr().err
    assert main([*WORDS, "--known-at", "2010-09-01", "--unit", "nobody", *out]) == 2
    assert "There is no unit “nobody”." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
