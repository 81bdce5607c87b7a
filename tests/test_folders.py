"""Folders come whole or not at all, and never over something of somebody else's."""

import os
import subprocess
import sys

import pytest

from duixian.folders import alone_at, placing, refuse_others, settling
from duixian.rulebook.errors import Unusable
from duixian.sheets import RESULTS


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def put(folder, **files):
    with placing(folder, RESULTS.earlier) as fresh:
        for name, text in files.items():
            (fresh / name.replace("_", ".")).write_text(text, encoding="utf-8")


def interrupted(folder):
    with placing(folder, RESULTS.earlier) as fresh:
        (fresh / "run.json").write_text("2", encoding="utf-8")
        raise KeyboardInterrupt


def test_a_result_stands_in_its_place_when_it_is_whole(tmp_path):
    put(tmp_path / "deep" / "out", run_json="1")
    assert names(tmp_path / "deep") == ["out"]
    assert (tmp_path / "deep" / "out" / "run.json").read_text(encoding="utf-8") == "1"


def test_an_earlier_result_is_replaced_with_all_its_files(tmp_path):
    put(tmp_path / "out", run_json="1", scorecards_csv="old")
    put(tmp_path / "out", run_json="2")
    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == ["run.json"]


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "out").mkdir()
    put(tmp_path / "out", run_json="1")
    assert names(tmp_path / "out") == ["run.json"]


def test_a_link_to_a_folder_goes_on_leading_there(tmp_path):
    put(tmp_path / "real", run_json="1")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    put(tmp_path / "link", run_json="2")
    assert names(tmp_path) == ["link", "real"]
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "run.json").read_text(encoding="utf-8") == "2"


def test_an_interrupted_run_leaves_everything_as_it_was(tmp_path):
    put(tmp_path / "out", run_json="1")
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out")
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "run.json").read_text(encoding="utf-8") == "1"


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (["letter.docx", "run.json"], "letter.docx"),
        (["scorecards.csv"], "scorecards.csv"),
        (["a", "b", "c", "d", "e", "f"], "a, b, c, d, e, …"),
    ],
)
def test_a_folder_of_somebody_elses_is_refused_and_left_alone(tmp_path, there, told):
    folder = tmp_path / "out"
    folder.mkdir()
    for name in there:
        (folder / name).write_text("mine", encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        put(folder, run_json="1")
    found = list(refused.value.findings)
    assert [(f.id, f.what("en")) for f in found] == [
        ("E601", f"The folder holds other things ({told}) and was left alone.")
    ]
    assert names(tmp_path) == ["out"]
    assert names(folder) == sorted(there)


def test_a_file_in_its_place_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(Unusable):
        put(tmp_path / "out", run_json="1")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_settled_folder_holds_what_was_written(tmp_path):
    with settling(tmp_path / "deep" / "7") as fresh:
        (fresh / "a").write_text("one")
        assert not (tmp_path / "deep" / "7").exists()
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["7"]
    assert (tmp_path / "deep" / "7" / "a").read_text() == "one"


def test_where_somebody_was_quicker_theirs_stays_and_nothing_is_left_beside(tmp_path):
    with settling(tmp_path / "7") as fresh:
        (fresh / "a").write_text("ours")
        with settling(tmp_path / "7") as quicker:
            (quicker / "a").write_text("theirs")
    assert [p.name for p in tmp_path.iterdir()] == ["7"]
    assert (tmp_path / "7" / "a").read_text() == "theirs"


def half_written(folder):
    with settling(folder) as fresh:
        (fresh / "a").write_text("half")
        raise RuntimeError


def test_what_stops_the_settling_leaves_no_folder(tmp_path):
    with pytest.raises(RuntimeError):
        half_written(tmp_path / "7")
    assert list(tmp_path.iterdir()) == []


def refused(folder, data=None):
    with pytest.raises(Unusable) as stopped:
        refuse_others(folder, RESULTS.earlier, data)
    return [(each.id, each.what("en")) for each in stopped.value.findings]


def test_a_file_in_the_way_and_a_place_that_cannot_be_written_are_told_before_any_work(tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    assert refused(tmp_path / "file") == [
        ("E611", "“file” is a file and no folder; it was left alone.")
    ]
    near = tmp_path / "file"
    assert refused(near / "deep" / "out") == [
        (
            "E612",
            f"“{near}” cannot be written to: it is no folder, or without permission, or read-only.",
        )
    ]
    assert names(tmp_path) == ["file"]


def test_results_do_not_lie_among_the_tables_they_are_made_from(tmp_path):
    data = tmp_path / "county"
    data.mkdir()
    (data / "units.csv").write_text("code\n", "utf-8")
    sentence = (
        f"Results cannot go into the folder of tables “{data}”: the next reading would meet them."
    )
    assert refused(data / "deep" / "out", data) == [("E613", sentence)]
    assert [id_ for id_, _ in refused(data, data)] == ["E601", "E613"]
    refuse_others(tmp_path / "out", RESULTS.earlier, data)


def ended():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_run_left_is_cleared_away_by_the_next(tmp_path):
    put(tmp_path / "out", run_json="1")
    for name in (
        f".out.{ended()}.new",
        f".out.{ended()}.old",
        f".out.{os.getppid()}.new",
        ".other.1.new",
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text("0", encoding="utf-8")
    put(tmp_path / "out", run_json="2")
    assert names(tmp_path) == sorted([f".out.{os.getppid()}.new", ".other.1.new", "out"])
    assert (tmp_path / "out" / "run.json").read_text(encoding="utf-8") == "2"


def test_a_folder_that_a_killed_run_had_put_aside_comes_back(tmp_path):
    aside = tmp_path / f".out.{ended()}.old"
    put(aside, run_json="1")
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out")
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "run.json").read_text(encoding="utf-8") == "1"


def test_only_one_works_at_a_folder(tmp_path):
    with (
        alone_at(tmp_path / "out"),
        pytest.raises(Unusable) as refused,
        alone_at(tmp_path / "out"),
    ):
        pass
    assert [finding.id for finding in refused.value.findings] == ["E617"]
    with alone_at(tmp_path / "out"), alone_at(tmp_path / "other"):
        pass
