"""A file is refused: the rule that says why, and what fills its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.findings import Findings, Place

if TYPE_CHECKING:
    from duixian.rulebook.vocabulary.text import Text


class Refused(Exception):
    """Stops the reading of a file; becomes a finding where the file was handed in."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = {name: str(value) for name, value in values.items()}

    @classmethod
    def odd(cls, rule: str, why: Text) -> Refused:
        """Refused for what the inside of the file is like."""
        return cls(rule, why_zh=why.zh, why_en=why.en)

    @classmethod
    def other(cls, thing: Text) -> Refused:
        """Refused because the file is something else."""
        return cls("E703", is_zh=thing.zh, is_en=thing.en)

    def note(self, name: str, findings: Findings) -> None:
        """Add it to the findings, at the file of that name."""
        findings.add(self.rule, Place(name), **self.values)
