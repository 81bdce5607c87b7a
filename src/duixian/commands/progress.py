"""Progress of long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable

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
