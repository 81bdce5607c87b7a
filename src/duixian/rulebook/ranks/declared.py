"""What a pack says of rounds, ranks, grades and draws; all of it is about units, never about persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.text import Clause, Dated, Text
from duixian.rulebook.vocabulary.words import Line

PeerColumn = Literal["type", "category", "parent"]
PEER_COLUMNS: tuple[PeerColumn, ...] = get_args(PeerColumn)
Peers = tuple[PeerColumn, ...]


@dataclass(frozen=True)
class By:
    """What is looked at: the points of one line, of one heading on it, or the value of one indicator."""

    line: Line | None = None
    heading: str | None = None
    indicator: str | None = None


@dataclass(frozen=True)
class Ranking:
    """Units of a peer group in order; `next` decides ties where `ties` says so.

    Where an indicator is looked at, a denominator below `least_denominator` is listed without a
    rank; where the points of a line are, it is only said beside the rank.
    """

    id: str
    name: Text
    by: By
    only_in: tuple[str, ...]
    clause: Clause
    within: Peers = ()
    ties: Literal["shared", "next", "lot"] = "shared"
    next_: tuple[str, ...] = ()
    top: int = 0
    bottom: int = 0
    least_denominator: int = 0


@dataclass(frozen=True)
class Blend:
    """The scores of several judges of one rating, each with its weight; the weights make 100."""

    parts: Mapping[str, Decimal]


@dataclass(frozen=True)
class Headings:
    """One star for each heading whose points on the line reach this part of what it can have."""

    line: Line
    reach: Mapping[str, Dated[Decimal]]


@dataclass(frozen=True)
class Band:
    """A grade from a number on."""

    from_: Dated[Decimal]
    grade: str


@dataclass(frozen=True)
class Veto:
    """An indicator below (or above) a line bars some grades; without a value it bars none."""

    indicator: str
    bars: tuple[str, ...]
    below: Dated[Decimal] | None = None
    above: Dated[Decimal] | None = None
    clause: Clause | None = None


@dataclass(frozen=True)
class Quota:
    """At most this part of a peer group gets a grade, rounded down; `most` is [part, whole]."""

    grade: str
    most: tuple[int, ...]
    within: Peers = ()
    clause: Clause | None = None


@dataclass(frozen=True)
class Grading:
    """How a grade is proposed: a number, bands on it, what bars, how many at most.

    `of` is the kind of record in which people decide; its options are the grades. The number comes
    from one of `by`, `blend` and `headings`: one line, or the judges of one rating, never a sum
    over lines.
    """

    id: str
    name: Text
    of: str
    only_in: tuple[str, ...]
    clause: Clause
    bands: tuple[Band, ...]
    by: By | None = None
    blend: Blend | None = None
    headings: Headings | None = None
    veto: tuple[Veto, ...] = ()
    quota: tuple[Quota, ...] = ()

    @property
    def scale(self) -> tuple[str, ...]:
        """The grades, best first."""
        return tuple(band.grade for band in self.bands)

    @property
    def line(self) -> Line | None:
        """The line the number comes from; none where judges or one indicator are looked at."""
        if self.headings:
            return self.headings.line
        return self.by.line if self.by else None


@dataclass(frozen=True)
class Draw:
    """So many units of each peer group, by a lot that anyone can recompute: whom to inspect."""

    id: str
    name: Text
    take: int
    clause: Clause
    within: Peers = ()


@dataclass(frozen=True)
class Round:
    """A declared occasion that alone yields grades and ranks; its criteria are out `beforehand`."""

    id: str
    name: Text
    clause: Clause
    beforehand: Span
    types: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    draws: tuple[Draw, ...] = ()
