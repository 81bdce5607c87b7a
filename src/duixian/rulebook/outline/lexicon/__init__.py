"""The words and rules of the trade, as data: one TOML file for each thing that is looked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["alternatives", "table"]


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of one file of this folder; callers only read it."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def alternatives(words: list[str]) -> str:
    """A pattern for any of the words, the longest first.

    >>> alternatives(["批评", "通报批评"])
    '(?:通报批评|批评)'
    """
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"
