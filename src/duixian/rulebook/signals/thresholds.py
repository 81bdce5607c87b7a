"""From when on a question is asked: values with their day and our reason, from a table."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources

from duixian.rulebook.vocabulary.text import Clause, Dated, Since, Text


@dataclass(frozen=True)
class Threshold:
    """One value: what it means, and why we chose it."""

    id: str
    meaning: Text
    why: Clause
    value: Dated[Fraction]


@dataclass(frozen=True)
class Thresholds:
    """All values in force on a day."""

    characters: int
    alike: Fraction
    months: int
    standing: int
    shared: int
    again: int
    days_before: int
    times_usual: int
    bunched: int
    late_days: int
    late_part: Fraction
    late: int
    last_day_part: Fraction
    last_day: int


PARTS = frozenset({"alike", "late_part", "last_day_part"})


def thresholds(day: dt.date) -> Thresholds:
    """The values in force on a day."""
    on = {id_: each.value.on(day) for id_, each in table().items()}
    return Thresholds(**{i: v if i in PARTS else v.numerator for i, v in on.items()})  # type: ignore[arg-type]


@cache
def table() -> Mapping[str, Threshold]:
    """The table as it comes with the program."""
    text = resources.files(__package__ or "").joinpath("thresholds.toml").read_text("utf-8")
    return {
        id_: Threshold(
            id_,
            Text(row["zh"], row["en"]),
            Clause(row["why_zh"], row["why"]),
            Dated(tuple(Since(step["since"], number(step["value"])) for step in row["steps"])),
        )
        for id_, row in tomllib.loads(text).items()
    }


def number(written: int | list[int]) -> Fraction:
    """A value as it is written: a whole number, or numerator and denominator."""
    return Fraction(*written) if isinstance(written, list) else Fraction(written)
