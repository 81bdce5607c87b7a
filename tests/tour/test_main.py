"""The walk: it makes what it promises, and never clears away what is not its own."""

from pathlib import Path

from duixian.tour.__main__ import begin, steps


def test_the_walk_leaves_a_stranger_s_folder_alone(tmp_path, capsys):
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "units.csv").write_text("mine", "utf-8")
    assert begin([str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert f"{tmp_path}  E601  The folder holds other things (county) and was left alone." in told
    assert (tmp_path / "county" / "units.csv").read_text("utf-8") == "mine"


def test_the_walk_takes_these_steps():
    commands = [words[0] for _, words in steps(Path("out"), Path("speech.txt"))]
    assert commands == ["draft", "check", "check", "demo", "score", "explain"]
