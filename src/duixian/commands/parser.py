"""The argument parser, speaking the user's language in its headings and errors too."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from duixian.rulebook.vocabulary.text import Language

UNUSABLE = 2
SAID = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"one of the arguments (.*) is required", r"这几项要给一个：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        r"\1 没有 \2 这个选项，可用的有：\3",
    ),
    (r"argument (.*?): invalid .*? value: (.*)", r"\1 的写法不对：\2"),
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

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and how they are given."""
        if self.language == "zh":
            message = in_chinese(message, SAID)
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{self.prog}: {message}\n")


def in_chinese(message: str, said: Iterable[tuple[str, str]]) -> str:
    """An error of the argument parser in Chinese; as it is where it is not known."""
    for english, chinese in said:
        if re.fullmatch(english, message):
            return re.sub(english, chinese, message)
    return message
