"""The nine needs of a move, each a declaration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from duixian.rulebook.vocabulary.filters import Linked, Span, Where
from duixian.rulebook.vocabulary.words import Audience

Base = Literal["due", "present", "cast"]


@dataclass(frozen=True)
class Threshold:
    """A part of a base: at least, or more than, so many of so many."""

    of: Base
    at_least: tuple[int, ...] = ()
    more_than: tuple[int, ...] = ()

    def reached(self, votes: int, base: int) -> bool:
        """Whether the votes reach the part of the base; whole numbers only."""
        if self.at_least:
            num, den = self.at_least
            return votes * den >= base * num
        num, den = self.more_than
        return votes * den > base * num


@dataclass(frozen=True)
class Has:
    """These fields are filled."""

    word: ClassVar[str] = "has"
    payload: ClassVar[str] = "fields"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class WhereNeed:
    """Fields of the record itself have these values."""

    word: ClassVar[str] = "where"
    payload: ClassVar[str] = "conditions"
    conditions: Where


@dataclass(frozen=True)
class LinkedNeed:
    """There are (or are not) linked records."""

    word: ClassVar[str] = "linked"
    payload: ClassVar[str] = "linked"
    linked: Linked


@dataclass(frozen=True)
class SomeoneElse:
    """The actor is none of the persons who made these moves, stand in these fields or behind what a link names."""

    word: ClassVar[str] = "someone_else"
    payload: ClassVar[str] = "than"
    than: tuple[str, ...]


@dataclass(frozen=True)
class Vote:
    """A tally has a quorum and a majority."""

    word: ClassVar[str] = "vote"
    tally: str
    pass_: Threshold
    quorum: Threshold | None = None


@dataclass(frozen=True)
class Elapsed:
    """Time has passed since a move or a date field: at least, at most, or both."""

    word: ClassVar[str] = "elapsed"
    from_: str
    at_least: Span | None = None
    at_most: Span | None = None


@dataclass(frozen=True)
class Notice:
    """A notice of this record has run its days and no objection is open."""

    word: ClassVar[str] = "notice"
    to: Audience
    days: int | None = None
    working_days: int | None = None


@dataclass(frozen=True)
class Quota:
    """Not more than a number or a part of the group gets each value of a field."""

    word: ClassVar[str] = "quota"
    field: str
    most: dict[str, tuple[int, ...]]
    among: Literal["peers", "full_members", "scope"]
    else_: Literal["refuse", "warn"] = "refuse"


@dataclass(frozen=True)
class OnlyOne:
    """No other such record stands for the same values of some columns."""

    word: ClassVar[str] = "only_one"
    per: tuple[str, ...]
    in_: tuple[str, ...] = ("open", "done")


Need = Has | WhereNeed | LinkedNeed | SomeoneElse | Vote | Elapsed | Notice | Quota | OnlyOne
