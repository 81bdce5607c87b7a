"""What a lamp shows: a shade, which is a word, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from duixian.rulebook.vocabulary.text import Text


class Shade(StrEnum):
    """The shades; grey is no lamp at all: nothing is owed, or nothing can be said."""

    GREY = "grey"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    @property
    def said(self) -> Text:
        """The shade as a word."""
        return NAMES[self]

    @property
    def rank(self) -> int:
        """How much it asks for somebody: 0 for grey, 3 for red."""
        return RANKS[self]


NAMES = {
    Shade.GREY: Text("不亮灯", "No lamp"),
    Shade.GREEN: Text("绿灯", "Green"),
    Shade.YELLOW: Text("黄灯", "Yellow"),
    Shade.RED: Text("红灯", "Red"),
}
RANKS = {shade: rank for rank, shade in enumerate(Shade)}


@dataclass(frozen=True)
class Lit:
    """A lamp as it shows: its shade, and why."""

    shade: Shade
    why: Text
