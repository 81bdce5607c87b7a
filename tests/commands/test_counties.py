"""A day without units, and a county without any: told instead of empty results."""

import shutil
from pathlib import Path

import pytest

from duixian.cli import main

SMALL = Path(__file__).parents[1] / "counties" / "small"
PACK = "chuangxianzhengyou"


@pytest.mark.parametrize(
    "words",
    [
        ["score", PACK, str(SMALL), "--as-of", "1900-01-01"],
        ["round", PACK, str(SMALL), "--as-of", "1900-01-01", "--round", "supervision", "--trial"],
        ["rehearse", PACK, str(SMALL), "--as-of", "1900-01-01"],
        ["compare", PACK, str(SMALL), "--as-of", "1900-01-01", "--with-as-of", "2010-12-31"],
    ],
)
def test_a_day_before_the_beginning_is_told_with_the_first_there_is(words, tmp_path, capsys):
    assert main([*words, "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "units  E610  No unit stands on 1900-01-01; there is nothing to work out.",
        (
            "    → Name another day, or check when the units opened and closed "
            "(the first opened on 1980-01-01)."
        ),
        "1 finding; nothing was changed.",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_table_of_units_without_rows_is_told(tmp_path, capsys):
    county = tmp_path / "county"
    county.mkdir()
    shutil.copy(SMALL / "units.csv", county)
    head = (county / "units.csv").read_text("utf-8").splitlines()[0]
    (county / "units.csv").write_text(head + "\n", "utf-8")
    out = str(tmp_path / "out")
    assert main(["score", PACK, str(county), "--as-of", "2010-12-31", "--out", out]) == 2
    assert "E614  组织表是空的，算不出什么。" in capsys.readouterr().err
    assert not Path(out).exists()


def test_units_of_no_type_that_the_pack_scores_are_said_to_have_no_scorecard(tmp_path, capsys):
    county = tmp_path / "county"
    county.mkdir()
    text = (SMALL / "units.csv").read_text("utf-8").splitlines()
    (county / "units.csv").write_text("\n".join(text[:2]) + "\n", "utf-8")
    out = tmp_path / "out"
    words = ["score", PACK, str(county), "--as-of", "2010-12-31", "--out", str(out)]
    assert main([*words, "--lang", "en"]) == 0
    assert capsys.readouterr().err == (
        "No unit has a scorecard: none on this day is of a type and category that the pack scores. "
        f"The results are in {out}.\n"
    )
