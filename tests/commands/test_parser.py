"""Arguments that are nearly right: what is told, in both languages."""

import subprocess
import sys

import pytest

from duixian.cli import main


def told(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (["check", "--polcy", "2026", "weimin"], "duixian check: 不认识：--polcy。是不是 --policy？"),
        (["score", "--lnag", "zh"], "duixian score: 不认识：--lnag。是不是 --lang？"),
        (["--data", "x", "check", "weimin"], "duixian: 不认识：--data。选项写在命令后面"),
        (["burden", "weimin", "--members", "0"], "duixian burden: --members 的写法不对：'0'；要 1 到 100000 的整数"),
        (["check", "--explain="], "duixian check: --explain 的写法不对：''；不能空着"),
        (["compare", "p", "d", "--as-of", "2010-02-30", "--out", "o"],
         "duixian compare: --as-of 的写法不对：'2010-02-30'；要写成 2010-06-01 这样的日子"),
        (["compare", "p", "d", "--with", "2010-02-28", "--out", "o"],
         "duixian compare: --with 可能是几个里的哪一个：--with-known-at, --with-as-of"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_to_write(words, end, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert told(words, capsys) == end


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (["check", "--polcy", "2026", "weimin", "--lang", "en"],
         "duixian check: unrecognized arguments: --polcy. Did you mean --policy?"),
        (["--lang", "en", "check", "weimin"],
         "duixian: unrecognized arguments: --lang. Options come after the command"),
        (["score", "p", "d", "--as-of", "x", "--out", "o", "--lang", "en"],
         "duixian score: argument --as-of: invalid day value: 'x'; it is written as 2010-06-01"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_english_too(words, end, capsys):
    assert told(words, capsys) == end


def test_the_nearest_command_is_named(capsys):
    assert told(["chek", "weimin"], capsys).endswith("。是不是 check？")


def test_a_closed_output_is_no_reason_to_break():
    code = (
        "import sys\nsys.stdout = None\nfrom duixian.cli import main\n"
        "raise SystemExit(main(['check', 'weimin']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_whoever_stops_reading_gets_the_exit_code_all_the_same(tmp_path):
    (tmp_path / "pack.yaml").write_text(
        "id: a\nindicators:\n" + "- {what: x}\n" * 5000, encoding="utf-8"
    )
    command = [sys.executable, "-m", "duixian", "burden", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdout.close()
        assert asked.stderr.readline() != b""
        asked.stderr.close()
        assert asked.wait() == 2
