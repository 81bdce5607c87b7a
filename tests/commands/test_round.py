"""`duixian round` as an office meets it: what it refuses, what it leaves, and what counts."""

from __future__ import annotations

import csv
import json

import pytest

from commands.office import SEED, data_in, pack_in
from duixian.cli import main
from duixian.rulebook.ranks.draws import drawn

FILES = {"ranks", "grades", "draws"}


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return pack_in(tmp_path_factory.mktemp("office"))


def round_of(pack, data, out, *more):
    words = ["round", str(pack), str(data), "--round", "yearend", "--as-of", "2010-12-31"]
    return main([*words, "--out", str(out), "--csv", "--lang", "en", *more])


def rows(out, name):
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_started_round_leaves_ranks_grades_draws_workbook_and_pages(pack, tmp_path, capsys):
    out = tmp_path / "out"
    assert round_of(pack, data_in(tmp_path, pack), out) == 0
    assert capsys.readouterr().err == f"Ranks and grades of 3 units; the results are in {out}.\n"
    assert {path.name for path in out.iterdir()} == {
        *(f"{name}.{suffix}" for name in FILES for suffix in ("csv", "parquet")),
        "round.json", "round.xlsx", "round.html", "round.en.html",
    }  # fmt: skip
    assert [(r["unit"], r["shown"], r["rank"], r["end"], r["small"]) for r in rows(out, "ranks")] == [
        ("e", "100%", "1", "top", ""), ("a", "66.67%", "2", "", "pledges_kept"),
        ("b", "26.67%", "3", "", "pledges_kept"),
    ]  # fmt: skip
    kept = [
        (r["unit"], r["proposed"], r["on_record"], r["decided"], r["differences"])
        for r in rows(out, "grades")
    ]
    assert kept == [
        ("e", "5", "", "", "open"),
        ("a", "4", "5", "4", "proposal_moved"),
        ("b", "3", "", "", "open"),
    ]
    assert [r["unit"] for r in rows(out, "draws")] == drawn(SEED, ["a", "b", "e"])


def test_the_same_round_gives_the_same_bytes(pack, tmp_path):
    data = data_in(tmp_path, pack)
    for name in ("one", "two"):
        assert round_of(pack, data, tmp_path / name) == 0
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("until", "told"),
    [("frozen", "it stands at “Criteria frozen”"), ("published", "it stands at “Criteria published”")],
)  # fmt: skip
def test_a_round_that_nobody_started_yields_nothing(pack, tmp_path, capsys, until, told):
    data = data_in(tmp_path, pack, until=until)
    assert round_of(pack, data, tmp_path / "out") == 2
    assert capsys.readouterr().err == (
        f"This round was not started ({told}), so it yields no ranks and grades. "
        "Publish and freeze its criteria and have it started; for a look, add --trial.\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_trial_says_on_every_form_that_it_does_not_count(pack, tmp_path, capsys):
    from openpyxl import load_workbook

    data, out = data_in(tmp_path, pack, until="frozen", decided=False), tmp_path / "out"
    assert round_of(pack, data, out, "--trial") == 0
    assert "(a trial: it does not count)" in capsys.readouterr().err
    note = json.loads((out / "round.json").read_text("utf-8"))
    assert note["round"]["trial"] is True
    assert "试算，不算数：台账里没有启动了的这一轮。" in (out / "round.html").read_text("utf-8")
    assert "A trial, it does not count" in (out / "round.en.html").read_text("utf-8")
    book = load_workbook(out / "round.xlsx")
    notes = [book[name]["A2"].value for name in book.sheetnames if name[0].isdigit()]
    assert [note.startswith("A trial: it does not count. ") for note in notes] == [True, True]


def test_another_pack_than_the_frozen_one_is_refused(pack, tmp_path, capsys):
    data = data_in(tmp_path, pack)
    changed = tmp_path / "changed"
    changed.mkdir()
    other = pack_in(changed)
    rules = (other / "rounds.yaml").read_text("utf-8")
    (other / "rounds.yaml").write_text(rules.replace("{from: 50,", "{from: 55,"), "utf-8")
    assert round_of(other, data, tmp_path / "out") == 2
    assert "E257  The pack is not the one that was frozen" in capsys.readouterr().err
    assert round_of(other, data, tmp_path / "out", "--trial") == 0
    assert "does not fit what was published and frozen" in (
        tmp_path / "out/round.en.html"
    ).read_text("utf-8")


def test_another_seed_than_the_promised_one_is_refused(pack, tmp_path, capsys):
    assert round_of(pack, data_in(tmp_path, pack), tmp_path / "out", "--seed", "a better one") == 2
    assert "E258  The seed does not fit the hash that was published" in capsys.readouterr().err


def test_another_moment_than_the_frozen_one_is_a_look_and_says_so(pack, tmp_path):
    out = tmp_path / "out"
    assert round_of(pack, data_in(tmp_path, pack), out, "--known-at", "2011-03-01") == 0
    note = json.loads((out / "round.json").read_text("utf-8"))
    assert (note["known_at"], note["round"]["trial"]) == ("2011-03-01T23:59:59", True)


def test_a_round_that_the_pack_does_not_have_is_told_with_those_it_has(pack, tmp_path, capsys):
    data = data_in(tmp_path, pack)
    words = [
        "round",
        str(pack),
        str(data),
        "--round",
        "spring",
        "--as-of",
        "2010-12-31",
        "--lang",
        "en",
    ]
    assert main([*words, "--out", str(tmp_path / "out")]) == 2
    assert (
        capsys.readouterr().err
        == "There is no round “spring”. There are: yearend, supervision, year_end.\n"
    )


def test_a_folder_with_something_else_is_left_alone(pack, tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("x", "utf-8")
    assert round_of(pack, data_in(tmp_path, pack), out) == 2
    assert "E601" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
