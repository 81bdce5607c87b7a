"""Which records are meant: the twelve keys of a selection."""

from __future__ import annotations

from dataclasses import dataclass, field

from duixian.rulebook.calendars import Standing, Window
from duixian.rulebook.vocabulary.filters import Linked, Where
from duixian.rulebook.vocabulary.words import ByDate, Timing

STANDING = Standing()


@dataclass(frozen=True)
class Part:
    """The filters that may narrow a selection further."""

    in_: tuple[str, ...] = ()
    where: Where = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    timing: tuple[Timing, ...] = ()
    linked: Linked | None = None
    tagged: str | None = None


@dataclass(frozen=True)
class Selection:
    """Records of some kinds that meet all conditions; the values of one key are joined by "or"."""

    of: tuple[str, ...]
    in_: tuple[str, ...] = ("done",)
    where: Where = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    timing: tuple[Timing, ...] = ()
    linked: Linked | None = None
    tagged: str | None = None
    for_: tuple[str, ...] = ()
    by: ByDate = ByDate.OCCURRED_ON
    window: Window = STANDING
    carried_in: bool = False

    @property
    def filters(self) -> Part:
        """Its conditions on the record alone, apart from dates and units."""
        return Part(
            self.in_, self.where, self.has, self.lacks, self.timing, self.linked, self.tagged
        )
