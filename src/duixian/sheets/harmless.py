"""Text that a spreadsheet must not take for a formula."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """The text, with a quote before it where a spreadsheet would work it out as a formula."""
    return f"'{text}" if text.startswith(STARTS) else text
