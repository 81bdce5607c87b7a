"""`duixian rehearse` as a user meets it: what it prints, what it leaves, what it refuses."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from duixian.cli import main

SMALL = Path(__file__).parents[1] / "counties" / "small"
PACK = "chuangxianzhengyou"
WORDS = ("rehearse", "weimin", str(SMALL), "--as-of", "2010-12-31", "--lang", "en")


def test_a_pack_of_today_is_tried_on_records_of_2010(tmp_path, capsys):
    out = tmp_path / "out"
    assert main([*WORDS, "--against", PACK, "--out", str(out), "--csv"]) == 0
    assert capsys.readouterr().err == f"Rehearsed; begin with {out / 'rehearsal.en.html'}.\n"
    assert sorted(file.name for file in out.iterdir()) == [
        "asked.csv", "asked.parquet", "grades.csv", "grades.parquet", "moved.csv",
        "moved.parquet", "rehearsal.en.html", "rehearsal.html", "rehearsal.xlsx", "run.json",
        "units.csv", "units.parquet",
    ]  # fmt: skip
    run = json.loads((out / "run.json").read_text("utf-8"))
    assert (run["pack"]["calendar_moved_back_by_years"], run["against"]["id"]) == (16, PACK)
    kept = [
        (row["unit"], row["status"], row["n"], row["d"])
        for row in pq.read_table(out / "units.parquet").to_pylist()
        if row["indicator"] == "promises_kept"
    ]
    assert ("a", "value", 1, 2) in kept
    assert ("e", "none", None, None) in kept


def test_a_pack_against_itself_moves_nobody(tmp_path, capsys):
    out = tmp_path / "out"
    words = ["rehearse", PACK, str(SMALL), "--as-of", "2010-12-31", "--against", PACK]
    assert main([*words, "--out", str(out)]) == 0
    capsys.readouterr()
    moved = pq.read_table(out / "moved.parquet").to_pylist()
    assert {row["direction"] for row in moved} == {"same", "unknown"}
    assert all(row["before"] == row["after"] for row in moved)


def test_the_same_rehearsal_leaves_the_same_bytes(tmp_path, capsys):
    found = []
    for _ in range(2):
        assert main([*WORDS, "--out", str(tmp_path / "out")]) == 0
        found.append({file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()})
    capsys.readouterr()
    assert found[0] == found[1]


def test_what_is_not_there_is_told_and_other_things_are_left_alone(tmp_path, capsys):
    assert main([*WORDS, "--against", "nothing", "--out", str(tmp_path / "out")]) == 2
    assert "No folder and no shipped pack is called “nothing”." in capsys.readouterr().err
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", "utf-8")
    assert main([*WORDS, "--out", str(tmp_path / "mine")]) == 2
    assert "letter.txt" in capsys.readouterr().err
