"""`duixian draw`: a seed is promised, units are drawn, and what was published is compared."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import pytest

from commands.office import COUNTY
from duixian.cli import main
from duixian.rulebook.ranks.draws import commitment, drawn
from duixian.rulebook.ranks.lots import RECOMPUTE, hash_of, lots
from house.tree import ROOT

LISTED = "unit,group\na,x\nb,x\nc,y\n"


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LISTED, encoding="utf-8")
    return path


def test_the_hash_of_a_seed_goes_to_the_output(capsys):
    assert main(["draw", "commit", "--seed", "six dice"]) == 0
    assert capsys.readouterr().out == f"{commitment('six dice')}\n"


def test_so_many_are_drawn_of_each_group_in_the_order_of_their_lots(listed, capsys):
    assert (
        main(["draw", "hold", str(listed), "--seed", "spring", "--take", "1", "--lang", "en"]) == 0
    )
    told = capsys.readouterr()
    assert [*csv.reader(io.StringIO(told.out))] == [
        ["group", "place", "unit"], ["x", "1", "a"], ["y", "1", "c"],
    ]  # fmt: skip
    assert told.err == (
        f"2 drawn of 3 units in 2 groups; the hash of the seed is {commitment('spring')}.\n"
    )


def test_the_ten_lines_give_what_the_command_gives(listed, tmp_path, capsys):
    assert main(["draw", "script"]) == 0
    script = tmp_path / "ours.py"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-I", str(script), "spring", "1", str(listed)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert said == f"commitment {commitment('spring')}\nx a\ny c\n"


@pytest.mark.parametrize(("units", "code"), [("a,c", 0), ("c, a", 0), ("a,b", 1), ("a", 1)])
def test_what_was_published_is_compared_with_what_the_seed_gives(listed, capsys, units, code):
    words = ["draw", "verify", str(listed), "--seed", "spring", "--take", "1", "--drawn", units]
    assert main([*words, "--lang", "en"]) == code
    told = capsys.readouterr()
    if code:
        assert "E615" in told.out
    else:
        assert told.err == "It fits: 2 units, none more and none less.\n"


def test_another_seed_than_the_one_promised_is_refused(listed, capsys):
    words = ["draw", "hold", str(listed), "--seed", "spring", "--take", "1"]
    assert main([*words, "--commitment", commitment("autumn")]) == 2
    assert "E258" in capsys.readouterr().err
    assert main([*words, "--commitment", commitment("spring").upper()]) == 0


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("unit\na\n", "E685"),
        ("unit,group\na,x\na,y\n", "E686"),
        ("unit,group\n,x\n", "E686"),
        ("unit,group\n", "E616"),
        ("", "E685"),
    ],
)
def test_a_list_that_cannot_be_drawn_from_is_refused(tmp_path, capsys, text, id_):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["draw", "hold", str(path), "--seed", "s", "--take", "1"]) == 2
    assert id_ in capsys.readouterr().err


def test_a_list_that_does_not_exist_and_one_in_another_encoding_are_told(tmp_path, capsys):
    assert main(["draw", "hold", str(tmp_path / "no"), "--seed", "s", "--take", "1"]) == 2
    path = tmp_path / "list.csv"
    path.write_bytes("unit,group\n甲,乙\n".encode("gbk"))
    assert main(["draw", "hold", str(path), "--seed", "s", "--take", "1"]) == 2
    assert "E685" in capsys.readouterr().err


def test_units_are_drawn_from_the_tables_of_a_county(capsys):
    words = ["draw", "hold", str(COUNTY), "--pack", "chuangxianzhengyou", "--as-of", "2010-12-31"]
    assert (
        main([*words, "--types", "branch", "--within", "whole", "--seed", "dice", "--take", "2"])
        == 0
    )
    rows = [*csv.reader(io.StringIO(capsys.readouterr().out))][1:]
    assert [unit for _, _, unit in rows] == drawn("dice", ["a", "b", "e"])[:2]


def test_tables_need_a_pack_and_a_day(capsys):
    assert main(["draw", "hold", str(COUNTY), "--seed", "dice", "--take", "2", "--lang", "en"]) == 2
    assert "Drawing from tables needs a pack and a day" in capsys.readouterr().err


def test_the_hash_of_a_list_does_not_hang_on_the_order_in_which_it_is_given():
    groups = {"a": "x", "b": "x", "c": "y"}
    assert hash_of(groups) == hash_of(dict(reversed(groups.items())))
    assert hash_of(groups) != hash_of({**groups, "d": "y"})
    assert [lot.taken for lot in lots("spring", groups, 5)] == [["a", "b"], ["c"]]


@pytest.mark.parametrize("page", ["loop.md", "loop.zh-CN.md"])
def test_the_ten_lines_stand_in_the_guide(page):
    assert RECOMPUTE in (ROOT / "docs" / "guide" / page).read_text(encoding="utf-8")
