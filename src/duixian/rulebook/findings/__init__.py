"""What is wrong with what a user handed in: where, what, and what to do, all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .register import NAMING, RULES, THINGS, Level, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.vocabulary.text import Language

__all__ = ["RULES", "Finding", "Findings", "Level", "Place", "Rule"]


@dataclass(frozen=True, order=True)
class Place:
    """A spot in what was handed in: a file, and in it a line of text or a row of a table (from 1)."""

    file: str = ""
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        spot = f"{self.file}:{self.line}" if self.line else self.file
        return f"{spot} [{self.column}]" if self.column else spot


@dataclass(frozen=True, order=True)
class Finding:
    """One thing found: its rule (`id`), its place, and the values that fill the rule's sentences."""

    where: Place
    id: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        """How grave it is: error, warning, burden or law."""
        return RULES[self.id].level

    def what(self, language: Language) -> str:
        """What was found, in words."""
        return RULES[self.id].what.in_(language).format_map(self.blanks(language))

    def hint(self, language: Language) -> str:
        """What to do about it, in words."""
        return RULES[self.id].hint.in_(language).format_map(self.blanks(language))

    def blanks(self, language: Language) -> dict[str, str]:
        """What fills the blanks; a thing is called by its name in the language."""
        return {
            name: THINGS[value].in_(language) if name in NAMING and value in THINGS else value
            for name, value in self.values
        }


@dataclass
class Findings:
    """A collector: readers and checks add to it and go on, so that everything is told at once."""

    items: list[Finding] = field(default_factory=list)

    def add(self, rule: str, where: Place, **values: object) -> None:
        """Note a finding; every blank of the rule's sentences must be given a value.

        Raises:
            KeyError: the rule is not in the register.
        """
        RULES[rule].fits(values)
        self.items.append(Finding(where, rule, tuple((k, str(v)) for k, v in values.items())))

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(set(self.items)))

    def __len__(self) -> int:
        return len(set(self.items))

    def of(self, *levels: Level) -> list[Finding]:
        """The findings of some levels, in order of their places."""
        return [f for f in self if f.level in levels]
