"""`duixian standing` as an office runs it: begun, advanced day by day, read; what it refuses and leaves alone."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from duixian.cli import main
from duixian.folders import alone_at

SMALL = Path(__file__).parents[1] / "counties" / "small"
PACK = "chuangxianzhengyou"
RESULTS = ("indicators", "scorecards", "rollup")
SIDES = ("participants", "partners", "links")
MIDDLE, LAST = "2010-07-02", "2010-12-31"


def standing(action, folder, data, day, *more):
    words = ["standing", action, PACK, str(folder), str(data), "--as-of", day, "--lang", "en"]
    return main([*words, *map(str, more)])


def bytes_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def put(rows, path):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def part_of(folder, records):
    """The small county with some of its records, and what these name of each other."""
    shutil.copytree(SMALL, folder)
    for path in [*(folder / "records").iterdir(), *(folder / f"{name}.csv" for name in SIDES)]:
        rows = rows_of(path)
        kept = [r for r in rows if {r["record"], r.get("other", r["record"])} <= {*records}]
        put(kept, path) if kept else path.unlink()
    return folder


def changed_after(day):
    """The records with an entry after a day, those they are linked with, and those known before it."""
    found, old = {"t1"}, set()  # the deed d1 is linked with t1
    for path in (SMALL / "records").iterdir():
        for row in rows_of(path):
            (found if row["known_at"] > day else old).add(row["record"])
    return found, found & old


def same_results(one, other):
    return [(one / f"{n}.parquet").read_bytes() for n in RESULTS] == [
        (other / f"{n}.parquet").read_bytes() for n in RESULTS
    ]


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A standing of the middle of the year."""
    folder = tmp_path_factory.mktemp("begun") / "standing"
    assert standing("begin", folder, SMALL, MIDDLE) == 0
    return folder


@pytest.fixture
def kept(begun, tmp_path):
    shutil.copytree(begun, tmp_path / "standing")
    return tmp_path / "standing"


def test_a_standing_reads_as_the_whole_ledger_scores(tmp_path, capsys):
    kept, out, whole = (tmp_path / name for name in ("standing", "out", "whole"))
    assert standing("begin", kept, SMALL, LAST) == 0
    assert capsys.readouterr().err == (
        f"The standing is of 2010-12-31: 20 records in 34 rows, in {kept}.\n"
    )
    assert standing("read", kept, SMALL, LAST, "--out", out) == 0
    assert capsys.readouterr().err == f"Read 3 units; the results are in {out}.\n"
    words = ["score", PACK, str(SMALL), "--as-of", LAST, "--known-at", LAST]
    assert main([*words, "--out", str(whole)]) == 0
    assert same_results(out, whole)
    notes = [json.loads((each / "run.json").read_text("utf-8")) for each in (out, whole)]
    assert notes[0].pop("standing")["day"] == LAST
    assert notes[0] == notes[1]


def test_a_day_that_was_put_to_it_leaves_the_bytes_of_one_begun_with_everything(
    kept, tmp_path, capsys
):
    changed, before = changed_after(MIDDLE)
    assert before == {"q1", "g1", "t1"}
    day, earlier = part_of(tmp_path / "day", changed), part_of(tmp_path / "earlier", before)
    assert standing("advance", kept, day, LAST, "--before", earlier) == 0
    whole = tmp_path / "whole"
    assert standing("begin", whole, SMALL, LAST) == 0
    capsys.readouterr()
    assert bytes_in(kept) == bytes_in(whole)


def test_results_of_a_later_day_need_no_records(kept, tmp_path, capsys):
    out, whole, rosters = tmp_path / "out", tmp_path / "score", part_of(tmp_path / "rosters", ())
    assert standing("read", kept, rosters, "2010-11-30", "--out", out) == 0
    words = ["score", PACK, str(SMALL), "--as-of", "2010-11-30", "--known-at", MIDDLE]
    assert main([*words, "--out", str(whole)]) == 0
    capsys.readouterr()
    assert same_results(out, whole)


@pytest.mark.parametrize(
    ("day", "before", "said"),
    [
        (("q1", "v4"), None, "E270  The standing knows 1 of these records already: q1."),
        (("q1", "v4"), ("v1",), "E270  The standing knows 1 of these records already: q1."),
        (("g1",), ("g1", "q2"), "E271  The folder of --before holds 1 records that the standing does not know: q2."),
    ],
)  # fmt: skip
def test_what_would_count_twice_is_refused(kept, tmp_path, capsys, day, before, said):
    was = bytes_in(kept)
    data = part_of(tmp_path / "day", day)
    more = []
    if before:
        # entered by the day of the standing, so that it should know them
        earlier = part_of(tmp_path / "earlier", before)
        for path in (earlier / "records").iterdir():
            put(
                [
                    {**row, "known_at": "2010-06-01", "state_on": "2010-06-01"}
                    for row in rows_of(path)
                ],
                path,
            )
        more = ["--before", earlier]
    assert standing("advance", kept, data, LAST, *more) == 2
    assert said in capsys.readouterr().err
    assert bytes_in(kept) == was


def test_a_changed_record_comes_with_what_it_is_linked_with(kept, tmp_path, capsys):
    was = bytes_in(kept)
    day, earlier = part_of(tmp_path / "day", ("t1",)), part_of(tmp_path / "earlier", ("t1",))
    tasks = day / "records" / "task.csv"
    put([{**row, "text": "清淤"} for row in rows_of(tasks)], tasks)
    assert standing("advance", kept, day, LAST, "--before", earlier) == 2
    assert capsys.readouterr().err == (
        "records  E272  Records that changed are linked with 1 that were not handed in: d1.\n"
        "    → Hand in what they are linked with, and what that is linked with, in both folders.\n"
        "1 finding; nothing was changed.\n"
    )
    assert bytes_in(kept) == was


def test_records_without_change_may_be_handed_in_on_both_sides(kept, tmp_path, capsys):
    both = part_of(tmp_path / "both", ("v1", "t1"))
    assert standing("advance", kept, both, MIDDLE, "--before", both) == 0
    again = tmp_path / "again"
    assert standing("begin", again, SMALL, MIDDLE) == 0
    capsys.readouterr()
    assert bytes_in(kept) == bytes_in(again)


@pytest.mark.parametrize("file", ["units.parquet", "known_records.parquet", "standing.json"])
def test_a_standing_that_was_changed_by_hand_is_refused(kept, tmp_path, capsys, file):
    (kept / file).write_bytes((kept / file).read_bytes()[:-9])
    assert standing("read", kept, SMALL, LAST, "--out", tmp_path / "out") == 2
    assert (
        f"E274  The file “{file}” of the standing is damaged or was changed."
        in capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists()


def test_what_is_no_standing_is_said_and_other_things_are_left_alone(kept, tmp_path, capsys):
    assert standing("advance", tmp_path / "none", SMALL, LAST) == 2
    assert "E273  There is no standing here." in capsys.readouterr().err
    (kept / "letter.txt").write_text("mine", "utf-8")
    assert standing("begin", kept, SMALL, LAST) == 2
    assert "letter.txt" in capsys.readouterr().err
    assert (kept / "letter.txt").read_text("utf-8") == "mine"


def test_an_earlier_day_and_another_pack_are_refused(kept, tmp_path, capsys):
    assert standing("read", kept, SMALL, "2010-05-31", "--out", tmp_path / "out") == 2
    assert "The standing is of a later day than 2010-05-31 already" in capsys.readouterr().err
    assert standing("advance", kept, SMALL, "2010-05-31") == 2
    assert "The standing is of a later day than 2010-05-31 already" in capsys.readouterr().err
    words = [
        "standing",
        "advance",
        "weimin",
        str(kept),
        str(part_of(tmp_path / "no", ())),
        "--as-of",
        LAST,
    ]
    assert main([*words, "--lang", "zh"]) == 2
    assert "底账是另一个方案包的，或者比这一天还晚" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(kept, tmp_path, capsys):
    assert standing("advance", kept, tmp_path / "none", LAST) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_two_do_not_advance_a_standing_at_once(tmp_path, capsys):
    folder = tmp_path / "standing"
    assert standing("begin", folder, SMALL, MIDDLE) == 0
    before = bytes_in(folder)
    with alone_at(folder):
        assert standing("advance", folder, SMALL, LAST) != 0
    assert "Another run is working at “standing”" in capsys.readouterr().err
    assert bytes_in(folder) == before
