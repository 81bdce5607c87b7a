"""What the three lines are called on every page and in every workbook."""

from __future__ import annotations

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line

LINE_NAMES = {
    Line.DONE: Text("做了什么", "What was done"),
    Line.EFFECT: Text("做成什么", "What came of it"),
    Line.VOICE: Text("群众怎么说", "What people say"),
}
