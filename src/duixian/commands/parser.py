"""The argument parser, speaking the user's language in its headings and errors too."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from duixian.rulebook.vocabulary.text import Language, Text

UNUSABLE = 2
WRITTEN = {
    "day": Text("要写成 2010-06-01 这样的日子", "it is written as 2010-06-01"),
    "moment": Text(
        "要写成 2010-06-01 或 2010-06-01T18:00，不带时区",
        "it is written as 2010-06-01 or 2010-06-01T18:00, without a time zone",
    ),
    "many": Text("要 1 到 100000 的整数", "it is a whole number from 1 to 100000"),
    "int": Text("要整数", "it is a whole number"),
    "named": Text("不能空着", "it may not be empty"),
    "path": Text("不能空着", "it may not be empty"),
}
"""How a value is written, by the name of what reads it."""
SAID = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"one of the arguments (.*) is required", r"这几项要给一个：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        r"\1 没有 \2 这个选项，可用的有：\3",
    ),
    *(
        (rf"argument (.*?): invalid {kind} value: (.*)", rf"\1 的写法不对：\2；{how.zh}")
        for kind, how in WRITTEN.items()
    ),
    (r"argument (.*?): invalid .*? value: (.*)", r"\1 的写法不对：\2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 可能是几个里的哪一个：\2"),
    (r"argument (.*?): expected one argument", r"\1 后面要跟一个值"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 和 \2 只能给一个"),
)


class Parser(argparse.ArgumentParser):
    """A parser with one language; Chinese help and errors where that is Chinese."""

    def __init__(self, *, language: Language = "zh", **more: Any) -> None:
        super().__init__(**more, add_help=False)
        self.language = language
        if language == "zh":
            self._positionals.title, self._optionals.title = "参数", "选项"
        said = "显示这段说明" if language == "zh" else "show this help"
        self.add_argument("-h", "--help", action="help", help=said)

    def format_usage(self) -> str:
        """The usage line."""
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        """The whole help."""
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        return text.replace("usage:", "用法：", 1) if self.language == "zh" else text

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The arguments; one that nobody knows is told before what seems to be missing without it."""
        words = list(sys.argv[1:] if args is None else args)
        if unknown := [word for word in self._options(words) if not self._knows(word)]:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return super().parse_known_args(words, namespace)

    def _options(self, words: Sequence[str]) -> list[str]:
        """The options among the words: up to `--`, or up to the command where there are commands."""
        found = []
        for word in words:
            if word == "--" or (self._subparsers and not word.startswith("-")):
                break
            if word.startswith("--"):
                found.append(word.partition("=")[0])
        return found

    def _knows(self, option: str) -> bool:
        return any(each.startswith(option) for each in self._option_string_actions)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, what may have been meant, and how they are given."""
        said = self._in_my_language(message) + self._meant(message)
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{self.prog}: {said}\n")

    def _in_my_language(self, message: str) -> str:
        if self.language == "zh":
            return in_chinese(message, SAID)
        kind = re.fullmatch(r"argument .*?: invalid (.*?) value: .*", message)
        how = WRITTEN.get(kind[1]) if kind else None
        return f"{message}; {how.en}" if how else message

    def _meant(self, message: str) -> str:
        """The nearest word there is to one that there is not."""
        choice = re.fullmatch(r"argument .*?: invalid choice: '(.*)' \(choose from (.*)\)", message)
        if choice:
            asked, there = choice[1], re.findall(r"'(.*?)'", choice[2])
        else:
            option = re.fullmatch(r"unrecognized arguments: (--\S+).*", message)
            asked, there = option[1] if option else "", list(self._option_string_actions)
        near = difflib.get_close_matches(asked, there, 1) if asked else []
        if near:
            return Text(f"。是不是 {near[0]}？", f". Did you mean {near[0]}?").in_(self.language)
        if self._subparsers and asked.startswith("--"):
            said = Text("。选项写在命令后面", ". Options come after the command")
            return said.in_(self.language)
        return ""


def in_chinese(message: str, said: Iterable[tuple[str, str]]) -> str:
    """An error of the argument parser in Chinese; as it is where it is not known."""
    for english, chinese in said:
        if re.fullmatch(english, message):
            return re.sub(english, chinese, message)
    return message
