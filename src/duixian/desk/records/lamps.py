"""The lamp of a record as lists show it: a word and why, for tasks and problems in hand; for nobody else."""

from __future__ import annotations

import datetime as dt

from duixian.desk.look import wording
from duixian.holidays import published
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lamps import Case, Lit, Shade, lit
from duixian.rulebook.lifecycle import TimeLeft
from duixian.rulebook.vocabulary.words import Stage

from .models import Record


def lamp_of(record: Record, kind: Kind | None, day: dt.date) -> Lit | None:
    """The lamp by the time left; nothing where a kind has none, or where it shows nothing."""
    if kind is None or not isinstance(kind.lamp, TimeLeft):
        return None
    case = Case(Stage(record.stage), record.state in kind.stopped, record.due_on)
    found = lit(kind.lamp, case, day, published())
    return None if found.shade is Shade.GREY else found


def in_words(lamp: Lit | None) -> str:
    """A lamp as one word with its reason; nothing where there is none."""
    if lamp is None:
        return ""
    language = wording.reading()
    if lamp.shade is Shade.RED:  # how late it is stands beside
        return lamp.shade.said.in_(language)
    between = "，" if language == "zh" else ", "
    return f"{lamp.shade.said.in_(language)}{between}{lamp.why.in_(language)}"
