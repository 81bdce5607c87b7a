"""The commands as a user meets them: what they print, what they leave, how they end."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from duixian.cli import language_of, main, stoppable

COUNTY = Path(__file__).parent / "counties" / "small"
PACK = "chuangxianzhengyou"
DAY = ("--as-of", "2010-12-31")


def test_the_shipped_pack_checks_clean_and_says_how_it_would_fare_today(capsys):
    assert main(["check", PACK, "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert re.sub("[0-9a-f]{16}", "PRINT", told[0]) == (
        "Strive to excel: 59 indicators, 21 examples, fingerprint PRINT. "
        "0 errors, 0 warnings, 0 against the rules."
    )
    assert told[1:] == [
        "Basis: Central opinion on the campaign of 2010 (not checked against the original)",
        "41 clauses were not checked against the original, and every use says so.",
        "under 2026: 1 finding",
    ]


def test_under_todays_rules_phases_are_findings_but_no_errors(capsys):
    assert main(["check", PACK, "--policy", "2026", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(f["id"], f["file"], f["line"]) for f in told["findings"]] == [
        ("L103", "chuangxianzhengyou/pack.yaml", 14)
    ]
    assert told["under_2026"] == 1


def test_an_unknown_pack_is_told_with_the_names_there_are(capsys):
    assert main(["check", "nothing", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "No folder and no shipped pack is called “nothing”. Shipped: bairizhengzhi, "
        "chuangxianzhengyou, jiguandangjian, named_samples, weimin, xuexishijian, xuexixing, "
        "zhidujianshe.\n"
    )


def test_a_pack_with_an_error_exits_with_1_and_one_that_cannot_be_read_with_2(tmp_path, capsys):
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: mine\n", "utf-8")
    assert main(["check", str(pack), "--lang", "en"]) == 1
    (pack / "pack.yaml").write_text("id: [mine\n", "utf-8")
    assert main(["check", str(pack), "--lang", "en"]) == 2
    assert "mine/pack.yaml:2  E101  The file cannot be read" in capsys.readouterr().out


def test_scoring_twice_gives_the_same_bytes_and_no_doubles(tmp_path, capsys):
    import pyarrow.parquet as pq

    for name in ("one", "two"):
        assert (
            main(
                [
                    "score",
                    PACK,
                    str(COUNTY),
                    *DAY,
                    "--out",
                    str(tmp_path / name),
                    "--csv",
                    "--lang",
                    "en",
                ]
            )
            == 0
        )
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert files == [
        "indicators.csv", "indicators.parquet", "rollup.csv", "rollup.parquet", "run.json",
        "scorecards.csv", "scorecards.parquet",
    ]  # fmt: skip
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    types = {
        str(f.type)
        for name in files
        if name.endswith(".parquet")
        for f in pq.read_schema(tmp_path / "one" / name)
    }
    assert not {t for t in types if "double" in t or "float" in t}
    assert capsys.readouterr().err.splitlines()[-1].startswith("Scored 3 units; the results are in")


def test_the_results_hold_the_numbers_worked_out_by_hand(tmp_path, capsys):
    import pyarrow.parquet as pq

    assert main(["score", PACK, str(COUNTY), *DAY, "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    rows = pq.read_table(tmp_path / "out" / "indicators.parquet").to_pylist()
    found = {
        (r["indicator"], r["person"] or r["unit"]): (r["status"], r["n"], r["d"], str(r["points"]))
        for r in rows
    }
    assert found["pledges_kept", "a"] == ("value", 1, 2, "10.00")
    assert found["pledges_kept", "b"] == ("value", 0, 1, "0.00")
    assert found["pledges_kept", "e"] == ("none", None, None, "None")
    assert found["satisfaction", "b"] == ("too_few", None, None, "None")
    assert found["tasks_overdue", "b"] == ("value", 1, 1, "8.00")
    assert found["households_visited", "a"] == ("value", 1, 1, "None")
    assert found["own_deeds", "p2"] == ("value", 1, 1, "None")
    up = {
        (r["indicator"], r["unit"]): r
        for r in pq.read_table(tmp_path / "out" / "rollup.parquet").to_pylist()
    }
    county = up["pledges_kept", "C"]
    assert (county["n"], county["d"], county["with_value"], county["without"]) == (1, 3, 2, 1)
    assert (county["worst_n"], county["worst_d"], county["best_n"], county["best_d"]) == (
        0,
        1,
        1,
        2,
    )
    assert (county["median_n"], county["median_d"], county["nothing"]) == (1, 4, ["b", "e"])
    assert (up["households_visited", "T"]["n"], up["households_visited", "S"]["n"]) == (1, 1)
    assert (county["owed"], str(county["owed_since"])) == (4, "2009-12-31")


def test_the_workbook_holds_the_units_asked_for(tmp_path, capsys):
    import openpyxl

    words = [
        "score",
        PACK,
        str(COUNTY),
        *DAY,
        "--out",
        str(tmp_path / "out"),
        "--sheets",
        "--lang",
        "en",
    ]
    assert main([*words, "--units", "b,e"]) == 0
    book = openpyxl.load_workbook(tmp_path / "out" / "scorecards.xlsx", read_only=True)
    codes = {cell for row in book["Scorecards"].iter_rows(values_only=True) for cell in row}
    assert codes & {"a", "b", "e"} == {"b", "e"}
    assert main([*words, "--units", "b,nobody"]) == 2
    assert "There is no scorecard of the unit nobody." in capsys.readouterr().err


def test_wrong_data_is_told_all_at_once_and_nothing_is_written(tmp_path, capsys):
    data = tmp_path / "data"
    (data / "records").mkdir(parents=True)
    for file in COUNTY.rglob("*.csv"):
        text = (
            file.read_text("utf-8")
            .replace("2010-10-31", "2010-13-31")
            .replace("a,p1,visit", "a,p1")
        )
        (data / file.relative_to(COUNTY)).write_text(text, "utf-8")
    (data / "units.csv").write_text(
        (COUNTY / "units.csv").read_text("utf-8").replace("e,S,", "e,X,"), "utf-8"
    )
    assert (
        main(["score", PACK, str(data), *DAY, "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    )
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("    ")]
    assert [line.split("  ")[0:2] for line in told[:-1]] == [
        ["records/pledge.csv:4 [due_on]", "E313"], ["units.csv:7 [parent]", "E320"],
    ]  # fmt: skip
    assert told[-1] == "2 findings; nothing was changed."
    assert not (tmp_path / "out").exists()


def test_a_county_with_single_rows_refuses_to_say_what_was_known_when(tmp_path, capsys):
    for file in COUNTY.rglob("*.csv"):
        target = tmp_path / file.relative_to(COUNTY)
        target.parent.mkdir(exist_ok=True)
        if file.parent.name != "records":
            target.write_bytes(file.read_bytes())
    (tmp_path / "links.csv").unlink()
    (tmp_path / "partners.csv").unlink()
    (tmp_path / "participants.csv").unlink()
    asked = ["explain", PACK, str(tmp_path), "--unit", "a", "--indicator", "pledges_kept", *DAY]
    assert main([*asked, "--known-at", "2010-07-01", "--lang", "en"]) == 2
    assert "nobody can tell what was known when" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["explain", PACK, str(COUNTY), *DAY, "--unit", "z", "--indicator", "pledges_kept"], "There is no unit “z” on this day.\n"),
        (["explain", PACK, "/nowhere", *DAY, "--unit", "a", "--indicator", "pledges_kept"], "There is no folder “/nowhere”.\n"),
        (["draft", "/nowhere.txt", "--out", "x"], "There is no file “/nowhere.txt”.\n"),
        (["demo", "x", "--units", "1"], "The number of branches must lie between"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_in_a_sentence(words, told, capsys):
    assert main([*words, "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["score", "x"], "duixian score: 缺少：DATA, --as-of, --out\n"),
        (["demo", "--units", "x", "y"], "duixian demo: --units 的写法不对：'x'；要整数\n"),
        (["explain", "p", "d", *DAY, "--indicator", "i"], "duixian explain: 这几项要给一个：--unit --person\n"),
        (["check", ""], "duixian check: PACK 的写法不对：''；不能空着\n"),
        (["check", "p", "--more"], "duixian check: 不认识：--more\n"),
    ],
)  # fmt: skip
def test_arguments_are_refused_in_chinese(words, told, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*words, "--lang", "zh"] if words[0] != "check" else words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(told)


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [([], {}, "zh"), ([], {"LANG": "en_US.UTF-8"}, "en"), (["x", "--lang", "zh"], {"LANG": "en_GB"}, "zh"),
     (["--lang=en"], {}, "en"), ([], {"LANG": "de_DE"}, "zh")],
)  # fmt: skip
def test_the_language_is_the_one_asked_for_else_the_machines(words, environment, language):
    assert language_of(words, environment) == language


def test_a_pack_s_name_cannot_steer_the_terminal(tmp_path, capsys):
    pack = tmp_path / "odd"
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        'id: odd\nname: {zh: "红\\x1b[31m", en: "red\\x1b[31m\\u202e"}\npolicy: \'2010\'\nuses: []\n'
        "calendar: []\ncategories: []\nstandards: []\n",
        "utf-8",
    )
    assert main(["check", str(pack), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("red\ufffd[31m\ufffd: 0 indicators")


def test_words_lists_every_closed_list_with_its_count(capsys):
    assert main(["words", "--lang", "en"]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("## ")]
    assert [re.search(r"· (.*) \((\d+)\)", line).groups() for line in heads][:6] == [
        ("field types", "11"), ("stages", "5"), ("actors", "8"), ("needs", "9"), ("effects", "3"), ("clocks", "3"),
    ]  # fmt: skip


def test_a_stopped_run_leaves_nothing(tmp_path):
    """Ctrl-C in the middle of the work: the process ends with 130 and no folder stands."""
    code = (
        "import duixian.commands.score as s, duixian.cli as c\n"
        "def stopped(*a, **k): raise KeyboardInterrupt\n"
        "s.write = stopped\n"
        f"raise SystemExit(c.main(['score', {PACK!r}, {str(COUNTY)!r}, '--as-of', '2010-12-31', '--out', {str(tmp_path / 'out')!r}]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, list(tmp_path.iterdir())) == (130, [])


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "名字太长。"), ("en", "File name too long.")]
)
def test_what_the_machine_refuses_is_told_in_a_sentence_and_leaves_nothing(
    tmp_path, capsys, language, told
):
    out = tmp_path / ("x" * 300)
    assert main(["score", PACK, str(COUNTY), *DAY, "--out", str(out), "--lang", language]) == 2
    assert capsys.readouterr().err.endswith(told + "\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_being_told_to_end_tidies_up_as_ctrl_c_does(name):
    number = signal.Signals[name]
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), stoppable():
        signal.raise_signal(number)
    assert signal.getsignal(number) == before


def test_a_moment_of_another_time_zone_is_refused_as_in_the_tables(tmp_path, capsys):
    asked = ["--known-at", "2010-07-03T23:59:59+08:00", "--out", str(tmp_path / "out")]
    with pytest.raises(SystemExit, match="2"):
        main(["score", PACK, str(COUNTY), *DAY, *asked, "--lang", "en"])
    assert "--known-at" in capsys.readouterr().err


def test_a_terminal_without_chinese_gets_escapes_and_no_traceback():
    done = subprocess.run(
        [sys.executable, "-m", "duixian", "check", PACK, "--lang", "zh"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(r"\u521b\u5148\u4e89\u4f18")


def test_a_folder_whose_name_is_no_text_is_refused_in_a_sentence(tmp_path, capsys):
    out = f"{tmp_path}/out\udcff"
    assert main(["demo", out, "--units", "24", "--today", "2012-06-30", "--lang", "en"]) == 2
    assert (
        capsys.readouterr().err.splitlines()[-1].startswith("A file could not be read or written")
    )
    assert list(tmp_path.iterdir()) == []


def test_the_points_of_a_heading_are_told_part_by_part(capsys):
    asked = ["explain", PACK, str(COUNTY), *DAY, "--unit", "a", "--lang", "en"]
    assert main([*asked, "--heading", "results"]) == 0
    title, *told, source = capsys.readouterr().out.splitlines()
    assert title.startswith("Good results · what came of it · 甲一村支部 (a) · as of 31 Dec 2010")
    assert told == [
        "Pledges kept of those due: 10 of 20",
        "Tasks overdue: 10 of 10",
        "Result: 20 of 30 in all.",
    ]
    assert source.startswith("Pack: ")
    assert main([*asked, "--heading", "team"]) == 2
    assert "There are: results, masses." in capsys.readouterr().err


def test_the_burden_is_told_in_a_sentence_a_table_and_what_is_assumed(capsys):
    assert main(["burden", PACK, "--members", "50", "--beside", PACK, "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Strive to excel. A branch of 50 members: about ")
    assert told[0].endswith("are saved because one record serves several.")
    assert told[2].split() == [
        "who",
        "what",
        "how",
        "often",
        "entries",
        "fields",
        "minutes",
        "because",
        "of",
    ]
    alone, together, shared = (
        next(line.partition(": ")[2] for line in told if line.startswith(start))
        for start in ("A branch: ", "A branch, together: ", "Shared, not filled in again: ")
    )
    assert alone == together == shared


def test_the_burden_for_programs_is_exact(capsys):
    assert main(["burden", PACK, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["pack"], told["members"], told["branches"]) == (PACK, 20, 12)
    assert told["together"] == told["alone"]
    assert told["reused"] == {"entries": "0", "fields": "0", "minutes": "0"}
    assert {row["kind"] for row in told["alone"]["rows"]} >= {"study", "pledge", "survey"}


def test_what_is_too_much_together_is_a_finding_but_no_error(capsys):
    assert main(["burden", PACK, "--budget", "1", "--lang", "en"]) == 0
    assert "  B101  A branch of 20 members needs " in capsys.readouterr().out


def test_a_pack_with_errors_has_no_burden_but_its_findings(tmp_path, capsys):
    (tmp_path / "pack.yaml").write_text("id: mine\n", "utf-8")
    assert main(["burden", str(tmp_path), "--lang", "en"]) == 2
    assert "E117" in capsys.readouterr().err


def test_a_finding_is_explained_in_one_language(capsys):
    assert main(["check", "--explain", "l103", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("L103 The campaign has phases\n\nWhy\n  Phases bring a meeting")
    assert "\nWrong\n  # pack.yaml\n  calendar:\n" in told
    assert not any(
        "\u4e00" <= letter <= "\u9fff"
        for letter in told.replace("动员部署", "").replace("七一走访慰问", "")
    )


def test_a_finding_without_a_page_says_its_own_words_and_an_unknown_one_is_refused(capsys):
    assert main(["check", "--explain", "E401", "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "E401 The file is empty: there is nothing to read.\n    → Hand in a file that holds the text of the speech.\n"
    )
    assert main(["check", "--explain", "E999", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(
        "There is no finding “E999”. Explained are: B101, B102,"
    )


def test_a_pack_is_checked_beside_those_that_run(tmp_path, capsys):
    from duixian.rulebook.packs.pages import page_of
    from rulebook.packs.laid_over import laid_over

    pack = laid_over(page_of("B108").wrong, tmp_path)
    assert main(["check", str(pack), "--lang", "en"]) == 0
    assert "B108" not in capsys.readouterr().out
    assert main(["check", str(pack), "--beside", str(tmp_path / "beside"), "--lang", "en"]) == 0
    assert "B108  All that “Gift” asks for a running campaign asks for" in capsys.readouterr().out
