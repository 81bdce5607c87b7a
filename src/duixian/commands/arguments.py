"""What all commands share of their arguments: the help in one language, and values typed as text."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from duixian import __version__
from duixian.commands.parser import Parser
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Language, Text

DESK = ("django", "granian", "huey", "rfc8785", "whitenoise", "axes", "django_otp", "django_htmx")
MOST = 100_000
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def day(value: str) -> dt.date:
    """A day as an argument."""
    return dt.date.fromisoformat(value)


def path(value: str) -> Path:
    """A file or folder as an argument; an empty name would mean the current one."""
    if not value:
        raise ValueError(value)
    return Path(value)


def named(value: str) -> str:
    """A name as an argument."""
    if not value:
        raise ValueError(value)
    return value


def many(value: str) -> int:
    """A number of things, one at least, as an argument."""
    number = int(value)
    if not 0 < number <= MOST:
        raise ValueError(value)
    return number


def moment(value: str) -> dt.date:
    """A day (its end) or a moment as an argument; like the tables, without a time zone."""
    if len(value) <= len("2010-06-01"):
        return day(value)
    found = dt.datetime.fromisoformat(value)
    if found.tzinfo:
        raise ValueError(value)
    return found


class Commands:
    """The parser, with its help in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.parser = Parser(
            language=language,
            prog="duixian",
            description=self.text(
                "兑现：承诺兑现，问题销号，数字打得开。",
                "Promises kept, problems closed, numbers that open.",
            ),
        )
        self.parser.add_argument(
            "--version",
            action="version",
            version=f"duixian {__version__}",
            help=self.text("显示版本", "show the version"),
        )
        self.parser.set_defaults(command=None)
        self.each = self.parser.add_subparsers(dest="command", metavar=self.text("命令", "COMMAND"))

    def text(self, zh: str, en: str) -> str:
        """A help text in the language of the parser."""
        return zh if self.language == "zh" else en

    def add(self, name: str, zh: str, en: str) -> Parser:
        """One command; what it does stands in `duixian.commands.<name>`."""
        said = self.text(zh, en)
        parser = self.each.add_parser(name, help=said, description=said, language=self.language)
        parser.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=self.language,
            help=self.text("用哪种语言", "language"),
        )
        parser.set_defaults(run=lambda given: _run(name, given))
        return parser

    def pack(self, parser: argparse._ActionsContainer, *, optional: bool = False) -> None:
        """The argument PACK."""
        parser.add_argument(
            "pack",
            nargs="?" if optional else None,
            type=named,
            metavar="PACK",
            help=self.text(
                "方案包的文件夹，或自带方案包的名字", "folder of a pack, or name of a shipped pack"
            ),
        )

    def data(self, parser: Parser) -> None:
        """The arguments DATA, day and moment."""
        self.tables(
            parser,
            "数据表的文件夹（duixian words --tables）",
            "folder of tables (see duixian words --tables)",
        )
        self.as_of(parser)
        parser.add_argument(
            "--known-at",
            metavar="TIME",
            type=moment,
            help=self.text("按哪一刻已知的算", "as known at a moment"),
        )

    def tables(self, parser: Parser, zh: str, en: str) -> None:
        """The argument DATA alone, and which tables it means."""
        parser.add_argument("data", metavar="DATA", type=path, help=self.text(zh, en))

    def as_of(self, parser: Parser) -> None:
        """The day of a result."""
        parser.add_argument(
            "--as-of",
            metavar="DATE",
            type=day,
            required=True,
            help=self.text("截至哪一天", "the day of the result"),
        )

    def out(self, parser: Parser) -> None:
        """The folder of results."""
        parser.add_argument(
            "--out",
            metavar="DIR",
            type=path,
            required=True,
            help=self.text("结果放在哪里", "where the results go"),
        )

    def csv(self, parser: Parser) -> None:
        """Whether tables are written as CSV too."""
        parser.add_argument(
            "--csv", action="store_true", help=self.text("另存 CSV", "write CSV as well")
        )

    def form(self, parser: Parser) -> None:
        """For people or for programs."""
        parser.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            help=self.text("输出格式", "output format"),
        )

    def beside(self, parser: Parser) -> None:
        """Packs that run already; the argument may be given several times."""
        parser.add_argument(
            "--beside",
            metavar="PACK",
            type=named,
            action="append",
            default=[],
            help=self.text(
                "正在开展的活动的方案包，可写几次",
                "a pack that runs already; may be given several times",
            ),
        )

    def copy(self, parser: Parser) -> None:
        """The file of a copy of everything."""
        parser.add_argument(
            "file", metavar="FILE", type=path, help=self.text("备份文件", "the file of the copy")
        )

    def folder(self, parser: Parser) -> None:
        """The folder in which the desk keeps what it has."""
        parser.add_argument(
            "--data",
            metavar="DIR",
            type=path,
            default=Path("data"),
            help=self.text("数据文件夹，不写则是 ./data", "the data folder, ./data if not given"),
        )


def _run(name: str, given: argparse.Namespace) -> int:
    from importlib import import_module

    try:
        return int(import_module(f"duixian.commands.{name}").run(given))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in DESK:
            raise
        raise NotAnswerable(
            Text(
                f"桌面没有装全，缺 {error.name}。请运行：pip install 'duixian[desk]'",
                f"The desk is not installed, {error.name} is missing. Run: pip install 'duixian[desk]'",
            )
        ) from error
