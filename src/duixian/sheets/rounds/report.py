"""A round ready to be laid out: what was held, by what, and how each thing is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from duixian.rulebook.ranks import Draw, Grading, Ranking
from duixian.rulebook.ranks.declared import Peers
from duixian.rulebook.rounds.held import Held
from duixian.rulebook.rounds.life import Life
from duixian.rulebook.rounds.occasion import Occasion
from duixian.rulebook.vocabulary.text import Text

Trial = Literal["", "not_started", "not_frozen", "another_moment", "asked"]
ALL = Text("全部", "all")
TYPES: Mapping[str, Text] = {
    "committee": Text("党委", "committee"),
    "general_branch": Text("党总支", "general branch"),
    "branch": Text("党支部", "branch"),
    "group": Text("党小组", "group"),
}
"""What the usual types of units are called; others by their own word."""


@dataclass(frozen=True)
class Report:
    """What a round yields, what it comes from, and why it is only a trial, if it is one."""

    occasion: Occasion
    held: Held
    life: Life | None
    known_at: dt.datetime | None
    run: Mapping[str, Any]
    why_trial: Trial = ""

    @property
    def trial(self) -> bool:
        """Whether nothing of this counts."""
        return self.why_trial != ""

    @cached_property
    def rankings(self) -> Sequence[Ranking]:
        """The rankings of the round."""
        return self.occasion.pack.rankings_in(self.occasion.round.id)

    @cached_property
    def gradings(self) -> Sequence[Grading]:
        """The grades of the round."""
        return self.occasion.pack.gradings_in(self.occasion.round.id)

    @property
    def draws(self) -> Sequence[Draw]:
        """The draws of the round."""
        return self.occasion.round.draws

    def name(self, unit: str) -> str:
        """What a unit is called."""
        return self.occasion.tree.units[unit].name or unit

    def group(self, within: Peers, peers: Sequence[str]) -> Text:
        """What a peer group is called."""
        names = [self._called(column, value) for column, value in zip(within, peers, strict=True)]
        if not names:
            return ALL
        return Text("，".join(n.zh for n in names), ", ".join(n.en for n in names))

    def _called(self, column: str, value: str) -> Text:
        if column == "category":
            names = {c.id: c.name for c in self.occasion.pack.categories}
            return names.get(value, Text(value, value))
        if column == "type":
            return TYPES.get(value, Text(value, value))
        if column == "parent" and value in self.occasion.tree.units:
            value = self.name(value)
        return Text(value, value)
