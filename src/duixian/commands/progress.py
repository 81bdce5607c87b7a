"""Progress of long work, shown where somebody watches: on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from duixian.rulebook.vocabulary.text import Language, Text

Progress = Callable[[str, int, int], None]


def progress() -> Progress | None:
    """A function that shows how far the work is, on one line; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(what: str, done: int, of: int) -> None:
        end = "\n" if done >= of else ""
        sys.stderr.write(f"\r{what} {done}/{of}  {end}")
        sys.stderr.flush()

    return show


class Steps:
    """The steps of a long piece of work, one after another on one line."""

    def __init__(self, names: Sequence[Text], language: Language) -> None:
        self.show = progress()
        self.names: Iterator[tuple[int, Text]] = iter(enumerate(names, 1))
        self.of = len(names) + 1
        self.language = language

    def next(self) -> None:
        """The next step begins."""
        number, name = next(self.names)
        if self.show:
            self.show(name.in_(self.language), number, self.of)

    def end(self) -> None:
        """All is done."""
        if self.show:
            self.show("", self.of, self.of)
