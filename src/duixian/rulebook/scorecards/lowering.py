"""What a registered problem does to points: an indicator that it could lower gives none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import (
    Count,
    Coverage,
    Distinct,
    Measure,
    Part,
    Ratio,
    Roster,
    Selection,
    Share,
    Sum,
)
from duixian.rulebook.vocabulary.words import Actor

from .points import Bands, Each, Points
from .standard import Pack


class Way(Enum):
    """Where a number can go when one more record is there."""

    UP = 1
    DOWN = -1


Ways = frozenset[Way]
NOWHERE: Ways = frozenset()
UP, DOWN = frozenset({Way.UP}), frozenset({Way.DOWN})
ANYWHERE = UP | DOWN


def shielded(kind: Kind) -> bool:
    """Whether registering one may never lower anything: the kind says so, or the public registers it."""
    first = (move for move in kind.moves if not move.from_)
    return kind.never_lowers or any(Actor.REPORTER in move.by for move in first)


def lowered_by(pack: Pack, measure: Measure, points: Points) -> list[str]:
    """The shielded kinds of which one more record could mean fewer points, in whatever state it is."""
    return [
        kind.id
        for kind in pack.kinds.values()
        if shielded(kind) and Way.DOWN in earned(points, value(measure, kind, pack))
    ]


def earned(points: Points, ways: Ways) -> Ways:
    """Where the points go when the value can go these ways."""
    rising = {way for day in _days(points) for way in _slopes(points, day)}
    turned = frozenset(Way(-way.value) for way in ways)
    return (ways if Way.UP in rising else NOWHERE) | (turned if Way.DOWN in rising else NOWHERE)


def _days(points: Points) -> Iterator[dt.date]:
    """The days from which other numbers hold."""
    match points:
        case Bands():
            yield from (step.since for step in points.bands.steps)
        case Each():
            yield from (step.since for step in points.each.steps)
        case _:
            yield dt.date.min


def _slopes(points: Points, day: dt.date) -> set[Way]:
    """Whether more earns more, less, or now the one and now the other."""
    if isinstance(points, Each):
        each = points.each.on(day)
        return {Way.UP} if each > 0 else {Way.DOWN} if each < 0 else set()
    if not isinstance(points, Bands):
        return {Way.UP}
    gives = [give for _, give in points.steps(day)]
    climbs = zip(gives, [*gives[1:], Decimal(0)], strict=True)
    return {Way.UP if above > below else Way.DOWN for above, below in climbs if above != below}


def value(measure: Measure, kind: Kind, pack: Pack) -> Ways:
    """Where a measure's value can go when one more record of a kind is there."""
    chosen = selected(measure.selection, kind)
    match measure:
        case Count() | Distinct():
            return chosen
        case Sum():
            return _summed(chosen, measure.selection, measure.field, pack)
        case Share():
            part = linked(measure.part, kind)
            return ANYWHERE if chosen else part
        case Coverage():
            return ANYWHERE if _enrolled(measure.among, kind) else chosen
        case Ratio():
            return _of_ratio(measure, kind, pack)
        case _:
            return ANYWHERE if any(selected(s, kind) for s in measure.selections) else NOWHERE


def selected(selection: Selection, kind: Kind) -> Ways:
    """Whether a selection can grow or shrink by one more record of a kind."""
    own = UP if kind.id in selection.of else NOWHERE
    return own | linked(selection.filters, kind)


def linked(part: Part, kind: Kind) -> Ways:
    """Whether records come into a filter or drop out of it when one of a kind is linked to them."""
    need = part.linked
    if need is None or need.kind != kind.id:
        return NOWHERE
    return (UP if need.least else NOWHERE) | (DOWN if need.at_most is not None else NOWHERE)


def _summed(chosen: Ways, selection: Selection, field: str, pack: Pack) -> Ways:
    """More records add more where their numbers cannot be below nothing."""
    fields = [pack.countable[k].field(field) for k in selection.of]
    least = [f.from_ if f is not None else None for f in fields]
    return chosen if not chosen or all(n is not None and n >= 0 for n in least) else ANYWHERE


def _of_ratio(measure: Ratio, kind: Kind, pack: Pack) -> Ways:
    top = selected(measure.selection, kind)
    if measure.top.field:
        top = _summed(top, measure.selection, measure.top.field, pack)
    if isinstance(measure.under, Roster):
        return ANYWHERE if _enrolled(measure.under, kind) else top
    under = selected(measure.under.within(measure.window), kind)
    # the first one below the line makes a value where there was none, and that may be worth less
    return ANYWHERE if under else top


def _enrolled(roster: Roster, kind: Kind) -> bool:
    return kind.id in roster.of
