"""No record is scored twice on one line: which pairs of indicators would, told from the pack alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import Days
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.measures import Judged, Measure, Selection
from duixian.rulebook.measures.overlap import may_share
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    from .standard import Indicator, Pack


@dataclass(frozen=True)
class Twice:
    """Two indicators with points that may both count a record of one kind for one unit."""

    one: Indicator
    other: Indicator
    kind: str

    @property
    def said_aloud(self) -> bool:
        """Whether one of them says with a reason that it scores again what the other does."""
        return self.other.id in self.one.again or self.one.id in self.other.again


def scored_twice(pack: Pack, calendar: Mapping[str, Days]) -> Iterator[Twice]:
    """All such pairs, by the dates of a calendar, whether they say so or not."""
    scored = [indicator for indicator in pack.indicators if indicator.points]
    for one, other in combinations(scored, 2):
        if one.line is other.line and _same_units(one, other, pack):
            for kind in _shared(one.measure, other.measure, pack, calendar):
                yield Twice(one, other, kind)


def refuse_twice(pack: Pack, calendar: Mapping[str, Days]) -> None:
    """Refuse a county's own calendar that brings together what the pack keeps apart.

    Raises:
        NotAnswerable: a record could be scored twice.
    """
    known = [(t.one.id, t.other.id, t.kind) for t in scored_twice(pack, pack.days())]
    for found in scored_twice(pack, calendar):
        if not found.said_aloud and (found.one.id, found.other.id, found.kind) not in known:
            one, other = found.one, found.other
            raise NotAnswerable(
                Text(
                    f"按本地的活动日历，“{one.name.zh}”和“{other.name.zh}”的时间重叠，同一条记录会得两次分；请改日历。",
                    f"By your own calendar the windows of “{one.name.en}” and “{other.name.en}” overlap, "
                    "so that a record would be scored twice; change the calendar.",
                )
            )


def _same_units(one: Indicator, other: Indicator, pack: Pack) -> bool:
    return pack.track_of(one) is pack.track_of(other) and not {*pack.applies_to(one)}.isdisjoint(
        pack.applies_to(other)
    )


def _shared(
    one: Measure, other: Measure, pack: Pack, calendar: Mapping[str, Days]
) -> Iterator[str]:
    """The kinds of which both may count a record. Units and members on a roster are no records."""
    for id_, kind in pack.kinds.items():
        pairs = product(counted(one, id_), counted(other, id_))
        if id_ not in ROSTERS and any(
            may_share(ours, theirs, kind, pack.countable, calendar) for ours, theirs in pairs
        ):
            yield id_


def counted(measure: Measure, kind: str) -> Iterator[Selection]:
    """Everything by which a measure counts records of a kind, above or below the line."""
    chosen = (measure.judgements,) if isinstance(measure, Judged) else measure.selections
    yield from (selection for selection in chosen if kind in selection.of)
    for roster in measure.rosters:
        if kind in roster.of:
            yield Selection((kind,), roster.in_)
