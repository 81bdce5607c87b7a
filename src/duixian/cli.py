"""The commands: check a pack, weigh it, print the words, score a county, explain a number, make a demo, draft.

Everything heavy is imported by the command that needs it, so that `duixian --help` answers at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from duixian.commands.arguments import LANGUAGES, Commands, day, many, moment, named, path
from duixian.commands.machine import refused
from duixian.commands.parser import Parser
from duixian.commands.told import findings_text, say
from duixian.rulebook.errors import DuixianError, Unusable
from duixian.rulebook.vocabulary.text import Language, Text

CLEAN, FOUND, UNUSABLE, STOPPED = 0, 1, 2, 130
ENDINGS = tuple(
    each for each in (signal.SIGTERM, getattr(signal, "SIGHUP", None)) if each is not None
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 for clean, 1 for findings, 2 for unusable."""
    if sys.stdout is None or sys.stderr is None:  # closed by whoever called, as a service may
        sys.stdout, sys.stderr = (each or _nowhere() for each in (sys.stdout, sys.stderr))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as the other stream does
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(words, os.environ)
    parser = commands(language)
    given = parser.parse_args(words)
    if given.command is None:
        parser.print_help()
        return CLEAN
    try:
        with stoppable():
            return int(given.run(given))
    except KeyboardInterrupt:
        say(Text("已停下，没有留下半成品。", "Stopped; nothing half-made was left."), language)
        return STOPPED
    except BrokenPipeError:
        return CLEAN
    except Unusable as error:
        sys.stderr.write(findings_text(error.findings, language))
        say(error.text, language)
        return UNUSABLE
    except DuixianError as error:
        say(error.text, language)
        return UNUSABLE
    except (OSError, UnicodeEncodeError) as error:
        say(refused(error), language)
        return UNUSABLE


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


@contextmanager
def stoppable() -> Iterator[None]:
    """Being told to end, or losing the terminal, tidies up as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only there may signals be handled
        return
    before = {each: signal.getsignal(each) for each in ENDINGS}
    for each, handler in before.items():
        if handler is signal.SIG_DFL:  # `nohup` has said to ignore it
            signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def language_of(words: Sequence[str], environment: os._Environ[str] | dict[str, str]) -> Language:
    """The language asked for by `--lang`, else that of the machine; Chinese unless it is English."""
    said = " ".join(words).replace("--lang=", "--lang ").split()
    asked = said[said.index("--lang") + 1 :] if "--lang" in said else []
    if asked and asked[0] in LANGUAGES:
        return "en" if asked[0] == "en" else "zh"
    machine = environment.get("LC_ALL") or environment.get("LANG") or ""
    return "en" if machine.lower().startswith("en") else "zh"


def commands(language: Language) -> Parser:
    """All commands."""
    all_ = Commands(language)
    for each in (
        _check,
        _burden,
        _words,
        _score,
        _round,
        _explain,
        _compare,
        _rehearse,
        _demo,
        _draft,
        _serve,
        _backup,
        _restore,
    ):
        each(all_)
    return all_.parser


def _check(all_: Commands) -> None:
    text = all_.text
    check = all_.add(
        "check",
        "检查方案包：写错的、不成立的、违反规定的，一次说全",
        "check a campaign pack: all findings at once",
    )
    one = check.add_mutually_exclusive_group(required=True)
    all_.pack(one, optional=True)
    one.add_argument(
        "--explain",
        metavar="ID",
        type=named,
        help=text("只讲一条：为什么、错例、对例、来源", "one finding: why, wrong, right, source"),
    )
    check.add_argument(
        "--policy", choices=("2010", "2026"), help=text("按哪一年的规定", "whose rules")
    )
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help=text("输出格式", "output format")
    )
    _running(all_, check)


def _burden(all_: Commands) -> None:
    text = all_.text
    burden = all_.add(
        "burden",
        "算方案包给支部和乡镇添多少负担：每月几次、几项、几分钟",
        "reckon what a pack asks of branches and townships: entries, fields, minutes a month",
    )
    all_.pack(burden)
    _running(all_, burden)
    for name, usual, said in (
        ("--members", 20, text("支部有多少名党员", "members of the branch")),
        ("--branches", 12, text("乡镇有多少个支部", "branches of the township")),
    ):
        burden.add_argument(name, metavar="N", type=many, default=usual, help=said)
    burden.add_argument(
        "--budget",
        metavar="N",
        type=many,
        help=text(
            "一个支部每月最多多少分钟，不写则每周 20 分钟",
            "minutes a month a branch has at most; 20 a week if not given",
        ),
    )
    burden.add_argument(
        "--format", choices=("text", "json"), default="text", help=text("输出格式", "output format")
    )


def _running(all_: Commands, parser: Parser) -> None:
    """The argument of packs that run already; it may be given several times."""
    parser.add_argument(
        "--beside",
        metavar="PACK",
        type=named,
        action="append",
        default=[],
        help=all_.text(
            "正在开展的活动的方案包，可写几次",
            "a pack that runs already; may be given several times",
        ),
    )


def _words(all_: Commands) -> None:
    words = all_.add("words", "列出方案包可用的词", "print the words a pack may use")
    words.add_argument(
        "--tables",
        action="store_true",
        help=all_.text("改为列出数据表的约定", "print the data contract instead"),
    )


def _score(all_: Commands) -> None:
    text = all_.text
    score = all_.add("score", "给全县算成绩单", "score a county")
    all_.pack(score)
    all_.data(score)
    score.add_argument(
        "--out",
        metavar="DIR",
        type=path,
        required=True,
        help=text("结果放在哪里", "where the results go"),
    )
    score.add_argument("--csv", action="store_true", help=text("另存 CSV", "write CSV as well"))
    score.add_argument(
        "--sheets",
        action="store_true",
        help=text("另存工作簿和网页", "write a workbook and a page as well"),
    )
    score.add_argument(
        "--units",
        metavar="CODES",
        help=text(
            "工作簿里哪些组织用公式列出，代码用逗号隔开；不写则各处抽 20 个",
            "units whose numbers are formulas in the workbook, codes with commas; 20 here and there if not given",
        ),
    )
    score.add_argument(
        "--engine", choices=("duckdb",), default="duckdb", help=text("用什么算", "what computes")
    )


def _round(all_: Commands) -> None:
    text = all_.text
    round_ = all_.add(
        "round",
        "一轮考评：名次和等次，提出的和定下的都在",
        "ranks and grades of a round, proposed and decided",
    )
    all_.pack(round_)
    all_.data(round_)
    round_.add_argument(
        "--round",
        metavar="ID",
        required=True,
        help=text("方案包里哪一轮", "which round of the pack"),
    )
    round_.add_argument(
        "--out",
        metavar="DIR",
        type=path,
        required=True,
        help=text("结果放在哪里", "where the results go"),
    )
    round_.add_argument(
        "--seed",
        metavar="TEXT",
        default="",
        help=text(
            "抽签的种子；不写则用台账里公布的", "seed of lots; the published one if not given"
        ),
    )
    round_.add_argument(
        "--trial",
        action="store_true",
        help=text(
            "没有启动也先看看，不算数", "look at a round that was not started; it does not count"
        ),
    )
    round_.add_argument("--csv", action="store_true", help=text("另存 CSV", "write CSV as well"))


def _explain(all_: Commands) -> None:
    text = all_.text
    explain = all_.add("explain", "说清一个数是怎么来的", "say why a number is what it is")
    all_.pack(explain)
    all_.data(explain)
    who = explain.add_mutually_exclusive_group(required=True)
    who.add_argument("--unit", metavar="CODE", help=text("组织代码", "code of a unit"))
    who.add_argument("--person", metavar="CODE", help=text("人员代码", "code of a person"))
    what = explain.add_mutually_exclusive_group(required=True)
    what.add_argument("--indicator", metavar="ID", help=text("哪项指标", "which indicator"))
    what.add_argument(
        "--heading", metavar="ID", help=text("哪一项的得分合计", "the points of which heading")
    )


def _compare(all_: Commands) -> None:
    text = all_.text
    compare = all_.add(
        "compare",
        "两次结果对照：哪些数变了，是中间哪几笔流水变的",
        "two results side by side: which numbers differ, and through which entries",
    )
    all_.pack(compare)
    all_.data(compare)
    other = compare.add_mutually_exclusive_group()
    other.add_argument(
        "--with-known-at",
        metavar="TIME",
        type=moment,
        help=text("另一次按哪一刻已知的算，不写就是现在", "the other moment, now if not given"),
    )
    other.add_argument(
        "--with-as-of",
        metavar="DATE",
        type=day,
        help=text("改为和这一天的结果对照", "compare with the result of this day instead"),
    )
    compare.add_argument(
        "--unit", metavar="CODE", type=named, help=text("只看一个组织", "one unit only")
    )
    compare.add_argument(
        "--out",
        metavar="DIR",
        type=path,
        required=True,
        help=text("结果放在哪里", "where the results go"),
    )
    compare.add_argument("--csv", action="store_true", help=text("另存 CSV", "write CSV as well"))


def _rehearse(all_: Commands) -> None:
    text = all_.text
    rehearse = all_.add(
        "rehearse",
        "预演：把已有的记录放到新方案下，谁没有数、谁升谁降",
        "a new pack on the records that are there: who has no number, who gains, who loses",
    )
    all_.pack(rehearse)
    rehearse.add_argument(
        "data",
        metavar="DATA",
        type=path,
        help=text("数据表的文件夹，比如去年的", "folder of tables, such as last year's"),
    )
    rehearse.add_argument(
        "--against",
        metavar="PACK",
        type=named,
        help=text("和哪个方案包比升降", "the pack against which units gain or lose"),
    )
    rehearse.add_argument(
        "--as-of",
        metavar="DATE",
        type=day,
        required=True,
        help=text("截至哪一天", "the day of the result"),
    )
    rehearse.add_argument(
        "--out",
        metavar="DIR",
        type=path,
        required=True,
        help=text("结果放在哪里", "where the results go"),
    )
    rehearse.add_argument("--csv", action="store_true", help=text("另存 CSV", "write CSV as well"))


def _demo(all_: Commands) -> None:
    text = all_.text
    demo = all_.add("demo", "造一个演示县（全是虚构）", "make a demo county (all invented)")
    demo.add_argument("folder", metavar="DIR", type=path, help=text("放在哪里", "where it goes"))
    demo.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help=text("种子：同一个数造同一个县", "same number, same county"),
    )
    demo.add_argument(
        "--units", type=int, default=1500, metavar="N", help=text("多少个支部", "how many branches")
    )
    demo.add_argument(
        "--today",
        type=day,
        default=None,
        metavar="DATE",
        help=text("今天是哪一天", "what day is today"),
    )
    demo.add_argument("--csv", action="store_true", help=text("写成 CSV", "write CSV"))


def _draft(all_: Commands) -> None:
    text = all_.text
    draft = all_.add("draft", "把讲话稿变成方案包草稿", "turn a speech into a draft pack")
    draft.add_argument(
        "file",
        metavar="FILE",
        type=path,
        help=text("讲话稿：txt、html、docx", "the speech: txt, html or docx"),
    )
    draft.add_argument(
        "--out", metavar="DIR", type=path, help=text("草稿放在哪里", "where the draft goes")
    )
    draft.add_argument(
        "--format",
        choices=("files", "json"),
        default="files",
        help=text("json 则写到标准输出", "json goes to standard output"),
    )


def _serve(all_: Commands) -> None:
    text = all_.text
    serve = all_.add("serve", "启动桌面：登录、记实、成绩单", "serve the desk to sign in to")
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="HOST",
        help=text("在哪个地址上服务", "the address to serve on"),
    )
    serve.add_argument("--port", type=int, default=8000, metavar="N", help=text("端口", "the port"))
    _folder(all_, serve)
    serve.add_argument(
        "--county",
        type=named,
        default="县委",
        metavar="NAME",
        help=text("第一次启动时，最上一级叫什么", "what the top is called, on the first start"),
    )
    serve.add_argument(
        "--demo",
        type=int,
        nargs="?",
        const=300,
        default=0,
        metavar="N",
        help=text(
            "第一次启动时装入演示县（N 个支部，不写则 300）",
            "fill a first start with a demo county of N branches (300 if not given)",
        ),
    )


def _backup(all_: Commands) -> None:
    backup = all_.add(
        "backup", "备份成一个文件，不用停机", "save everything in one file, without stopping"
    )
    _file(all_, backup)
    _folder(all_, backup)


def _restore(all_: Commands) -> None:
    restore = all_.add(
        "restore", "把备份恢复到空文件夹，并逐笔核对", "put a copy into an empty folder, checked"
    )
    _file(all_, restore)
    _folder(all_, restore)


def _file(all_: Commands, parser: Parser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=path, help=all_.text("备份文件", "the file of the copy")
    )


def _folder(all_: Commands, parser: Parser) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=path,
        default=Path("data"),
        help=all_.text("数据文件夹，不写则是 ./data", "the data folder, ./data if not given"),
    )


if __name__ == "__main__":
    sys.exit(main())
