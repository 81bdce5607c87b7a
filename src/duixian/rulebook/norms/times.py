"""How long it takes to fill in a field or to make a step, from a table with sources."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from duixian.rulebook.kinds import TALLY_COUNTS, Field
from duixian.rulebook.vocabulary.text import Clause, Text
from duixian.rulebook.vocabulary.words import FieldType

from .assumed import Assumed

OPERATORS = {
    "taps": "tap",
    "minds": "mind",
    "presses": "press",
    "characters": "character",
    "waits": "wait",
}
PAPER = ("minds", "presses", "characters")
"""What is left of filling in a field when a paper sheet is typed in with the keyboard alone."""


@dataclass(frozen=True)
class Operator:
    """One small act: how long it takes in hundredths of a second, since when we say so, and why."""

    id: str
    hundredths: int
    since: dt.date
    meaning: Text
    source: Clause
    seen: str


@dataclass(frozen=True)
class Times:
    """The table of times."""

    operators: Mapping[str, Operator]
    fields: Mapping[str, Mapping[str, int]]
    around: Mapping[str, Mapping[str, int]]
    counted: Mapping[str, Mapping[str, Any]]

    def takes(self, acts: Mapping[str, int], *, paper: bool = False) -> int:
        """Hundredths of a second that some acts take together."""
        return sum(
            number * self.operators[OPERATORS[act]].hundredths
            for act, number in acts.items()
            if not paper or act in PAPER
        )

    def field(self, field: Field | str, assumed: Assumed, *, paper: bool = False) -> int:
        """Hundredths of a second to fill in one field, or one of the columns all records have."""
        if isinstance(field, str):
            return self.takes(self.fields[COLUMNS.get(field, "date")], paper=paper)
        first = self.takes(self.fields[field.type.value], paper=paper)
        if field.type is FieldType.TALLY:
            return first * (len(field.options) + len(TALLY_COUNTS))
        if field.many and field.type in (FieldType.PERSON, FieldType.UNIT):
            further = assumed.named(field) - 1
            return first + further * self.takes(self.fields["next_name"], paper=paper)
        return first


COLUMNS = {"occurred_on": "known_day", "person": "person", "unit": "unit"}


@cache
def times() -> Times:
    """The table as it comes with the program."""
    text = resources.files(__package__ or "").joinpath("minutes.toml").read_text("utf-8")
    found = tomllib.loads(text)
    operators = {
        id_: Operator(
            id_,
            row["hundredths"],
            row["since"],
            Text(row["zh"], row["en"]),
            Clause(row["source_zh"], row["source"], unverified=row["unverified"]),
            row["seen"],
        )
        for id_, row in found["operators"].items()
    }
    return Times(operators, found["fields"], found["around"], found["counted"])
