"""Examples: every indicator has one, and each gives the numbers it promises."""

from __future__ import annotations

from duixian.rulebook.scorecards.standard import Pack

from ..shape import Reader


def check_examples(pack: Pack, reader: Reader) -> None:
    """Run all examples."""
