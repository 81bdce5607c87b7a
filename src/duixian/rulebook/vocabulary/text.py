"""Words in two languages, the sources of rules, and values that change by date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Language = Literal["zh", "en"]
T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Text:
    """One text in Chinese and English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in the language asked for."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Clause:
    """Where a rule or a number comes from: document and place in it.

    `unverified` marks a source whose full text was not seen; it is printed wherever the rule is used.
    """

    zh: str
    en: str = ""
    unverified: bool = False

    def in_(self, language: Language) -> str:
        """The source in the language asked for, with the warning if its text was not seen."""
        text = self.zh if language == "zh" or not self.en else self.en
        if not self.unverified:
            return text
        warning = (
            "未核对原文，以本级规定为准" if language == "zh" else "not checked against the original"
        )
        return f"{text}（{warning}）" if language == "zh" else f"{text} ({warning})"


@dataclass(frozen=True)
class Since(Generic[T]):
    """One value of a parameter, valid from a day on."""

    since: dt.date
    value: T
    clause: Clause | None = None


@dataclass(frozen=True)
class Dated(Generic[T]):
    """A parameter that may change by date; steps are in order of their days."""

    steps: tuple[Since[T], ...]

    def on(self, day: dt.date) -> T:
        """The value in force on a day; before the first step, the first step's value."""
        return self.step(day).value

    def step(self, day: dt.date) -> Since[T]:
        """The step in force on a day."""
        return next((s for s in reversed(self.steps) if s.since <= day), self.steps[0])
