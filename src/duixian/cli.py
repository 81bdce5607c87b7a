"""The command line: one command is run, and what stops it becomes a sentence and an exit code.

Everything heavy is imported by the command that needs it, so that `duixian --help` answers at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from duixian.commands.arguments import LANGUAGES
from duixian.commands.machine import refused
from duixian.commands.offered import parser
from duixian.commands.told import findings_text, say
from duixian.rulebook.errors import DuixianError, Unusable
from duixian.rulebook.findings import Finding
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
    offered = parser(language)
    given = offered.parse_args(words)
    if given.command is None:
        offered.print_help()
        return CLEAN
    try:
        with stoppable():
            return int(given.run(given))
    except KeyboardInterrupt:
        say(Text("已停下，没有留下半成品。", "Stopped; nothing half-made was left."), language)
        return STOPPED
    except BrokenPipeError:
        return CLEAN
    except DuixianError as error:
        return _unusable(
            error.text, language, error.findings if isinstance(error, Unusable) else ()
        )
    except (OSError, UnicodeEncodeError) as error:
        return _unusable(refused(error), language)


def _unusable(text: Text, language: Language, findings: Iterable[Finding] = ()) -> int:
    with suppress(
        BrokenPipeError
    ):  # whoever asked has stopped reading; it is unusable all the same
        sys.stderr.write(findings_text(findings, language))
        say(text, language)
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


if __name__ == "__main__":
    sys.exit(main())
