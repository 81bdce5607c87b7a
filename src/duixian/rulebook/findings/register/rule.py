"""One rule of the register: an id, a level, and its sentences in two languages."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from duixian.rulebook.vocabulary.text import Text


class Level(StrEnum):
    """How grave a finding is: only errors keep a pack or data from use."""

    ERROR = "E"
    WARNING = "W"
    BURDEN = "B"
    LAW = "L"


@dataclass(frozen=True)
class Rule:
    """What one finding says (`what`) and advises (`hint`); `{name}` marks a blank to be filled."""

    id: str
    what: Text
    hint: Text

    @property
    def level(self) -> Level:
        """The first letter of the id is the level."""
        return Level(self.id[0])

    def blanks(self) -> frozenset[str]:
        """The names of the blanks in all four sentences."""
        texts = (self.what.zh, self.what.en, self.hint.zh, self.hint.en)
        return frozenset(
            name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name
        )

    def fits(self, values: Mapping[str, object]) -> None:
        """Refuse values that do not fill the blanks exactly.

        Raises:
            KeyError: a blank would stay empty, or a value has no blank.
        """
        if self.blanks() != values.keys():
            raise KeyError(self.id, sorted(self.blanks() ^ values.keys()))


def rule(id_: str, zh: str, en: str, hint_zh: str, hint_en: str) -> Rule:
    """A rule from its four sentences."""
    return Rule(id_, Text(zh, en), Text(hint_zh, hint_en))
