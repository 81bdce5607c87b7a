"""What a pack asks for, as claims: so many records a month of a kind, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from duixian.rulebook.calendars import (
    CAMPAIGN,
    MONTHS_IN,
    Days,
    Period,
    PhaseWindow,
    Rolling,
    Window,
)
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Create, Every
from duixian.rulebook.lifecycle.needs import LinkedNeed
from duixian.rulebook.measures import Coverage, Judged, Measure, Selection
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.filters import Where
from duixian.rulebook.vocabulary.text import Dated, Text
from duixian.rulebook.vocabulary.words import FieldType, RosterName, Track

from .assumed import MONTHS_A_YEAR, Assumed
from .life import Side, way

DAYS_A_YEAR = 365
NOBODY = ("",)
BRANCHES = ("branch", "general_branch")
"""The types of unit that a branch is one of."""
LEAST = {"satisfaction": 1, "latest": 1, "judged": 1, "change": 2}
"""Measures that have no value without so many records."""


class Pull(StrEnum):
    """Why it is done: it is owed, no number comes about without it, or it brings the full points."""

    OWED = "owed"
    NUMBER = "number"
    POINTS = "points"


@dataclass(frozen=True)
class Claim:
    """So many records a month of a kind that meet a filter, for one branch (or one township).

    `reads` are fields that somebody will read off them; `by` what asks for them: a clock or an indicator.
    """

    kind: Kind
    rate: Fraction
    pull: Pull
    by: Text
    pack: str
    where: Where = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    holder: Side = Side.BRANCH
    categories: tuple[str, ...] = ()
    clock: Every | None = None
    indicator: Indicator | None = None


def claims(pack: Pack, assumed: Assumed) -> list[Claim]:
    """All that a pack asks of a branch, or of the township above it."""
    own = [*_clocks(pack, assumed), *_indicators(pack, assumed)]
    return [claim for each in own for claim in _with_others(pack, each)]


def concerns(pack: Pack, category: str) -> bool:
    """Whether a pack is for branches of a category; all are meant where none is named."""
    return not category or not pack.categories or category in {c.id for c in pack.categories}


def _clocks(pack: Pack, assumed: Assumed) -> Iterator[Claim]:
    for carrier in pack.kinds.values():
        for clock in carrier.clocks:
            kind = pack.kinds.get(clock.kind) if isinstance(clock, Every) else None
            if isinstance(clock, Every) and kind is not None:
                each = {
                    "units": 1,
                    "members": assumed.members,
                    "posts": assumed.posts,
                    "records": assumed.standing,
                }[clock.for_]
                rate = Fraction(clock.at_least * each, MONTHS_IN[clock.per])
                reads = tuple(dict.fromkeys(_read_of(pack, kind)))
                said = _said(clock, kind)
                yield Claim(kind, rate, Pull.OWED, said, pack.id, reads=reads, clock=clock)


def _read_of(pack: Pack, kind: Kind) -> Iterator[str]:
    """The fields of a kind that the indicators of a pack read."""
    for indicator in pack.indicators:
        if kind.id in indicator.measure.selection.of:
            yield from read_off(indicator)


def _said(clock: Every, kind: Kind) -> Text:
    whom = {
        "units": Text("每个组织", "each unit"),
        "members": Text("每名党员", "each member"),
        "posts": Text("每个职务", "each post"),
        "records": Text("每条在办记录", "each open record"),
    }[clock.for_]
    period = PERIODS[clock.per.value]
    return Text(
        f"{whom.zh}每{period.zh}至少 {clock.at_least} 条{kind.name.zh}",
        f"at least {clock.at_least} of {kind.name.en} a {period.en} for {whom.en}",
    )


PERIODS = {
    "month": Text("月", "month"),
    "quarter": Text("季", "quarter"),
    "half": Text("半年", "half-year"),
    "year": Text("年", "year"),
}


def _indicators(pack: Pack, assumed: Assumed) -> Iterator[Claim]:
    for indicator in pack.indicators:
        selection = selected(indicator.measure)
        kind = pack.kinds.get(selection.of[0])
        if kind is None:  # a roster: nobody fills it in
            continue
        months = lasting(selection.window, pack, assumed)
        claim = Claim(
            kind, Fraction(0), Pull.NUMBER, indicator.name, pack.id, selection.where,
            selection.has, selection.lacks, tuple(read_off(indicator)),
            categories=_categories(indicator), indicator=indicator,
        )  # fmt: skip
        for pull, records, reads, holder in _wanted(pack, indicator, kind, assumed):
            rate = records / months
            if rate > 0:
                more = tuple(dict.fromkeys((*claim.reads, *reads)))
                yield replace(claim, pull=pull, rate=rate, reads=more, holder=holder)


def selected(measure: Measure) -> Selection:
    """The records a measure is about; of judgements those of its heading and its judges."""
    return measure.judgements if isinstance(measure, Judged) else measure.selection


def _categories(indicator: Indicator) -> tuple[str, ...]:
    """The categories of branch that are asked: those it is for and those on its roster; none for all."""
    measure = indicator.measure
    listed = measure.among.categories if isinstance(measure, Coverage) else ()
    if indicator.applies_to and listed:
        return tuple(each for each in indicator.applies_to if each in listed) or NOBODY
    return indicator.applies_to or listed


def lasting(window: Window, pack: Pack, assumed: Assumed) -> Fraction:
    """How many months a window covers, one at least: what is asked for once in it is spread over them."""
    match window:
        case Period(name):
            return Fraction(MONTHS_IN[name])
        case Rolling(span):
            return max(Fraction(1), _months(span.days or 0) + (span.months or 0))
        case PhaseWindow(item):
            return _spanned(pack.days().get(item), assumed)
        case _:
            return _spanned(pack.days().get(CAMPAIGN), assumed)


def _spanned(days: Days | None, assumed: Assumed) -> Fraction:
    if days is None or days.ends_on is None:
        return Fraction(assumed.open_months)
    return max(Fraction(1), _months((days.ends_on - days.starts_on).days + 1))


def _months(days: int) -> Fraction:
    return Fraction(days * MONTHS_A_YEAR, DAYS_A_YEAR)


def read_off(indicator: Indicator) -> Iterator[str]:
    """The fields that an indicator reads off a record."""
    measure: Any = indicator.measure
    selection: Selection = measure.selection
    yield from selection.where
    yield from selection.has
    yield from (name for name in selection.for_ if name != "unit")
    yield from (getattr(measure, key) for key in ("field", "tally") if hasattr(measure, key))
    if selection.by.value == "due_on":
        yield "due_on"


Wanted = tuple[Pull, int, tuple[str, ...], Side]


def _wanted(pack: Pack, indicator: Indicator, kind: Kind, assumed: Assumed) -> Iterator[Wanted]:
    """How many records in its window, why, with which further fields, and who makes them."""
    measure = indicator.measure
    if isinstance(measure, Coverage):
        yield from _covering(measure, kind, assumed)
    elif least := LEAST.get(measure.word, 0):
        yield Pull.NUMBER, least, (), Side.BRANCH
    wanted = for_full_points(indicator)
    if wanted:
        each = assumed.members if pack.track_of(indicator) is Track.PERSON else 1
        yield Pull.POINTS, wanted * each, (), Side.BRANCH


def _covering(measure: Coverage, kind: Kind, assumed: Assumed) -> Iterator[Wanted]:
    among = measure.among
    if among.roster is RosterName.UNITS:
        below = not among.kinds or bool(set(among.kinds) & set(BRANCHES))
        yield Pull.OWED, measure.at_least, (), Side.BRANCH if below else Side.TOWNSHIP
        return
    lists = [f for name in measure.selection.for_ if (f := kind.field(name)) and f.many]
    if lists and lists[0].type is FieldType.PERSON:
        records = -(-assumed.members // assumed.named(lists[0]))
        yield Pull.OWED, records * measure.at_least, (lists[0].id,), Side.BRANCH
        return
    many = {
        RosterName.MEMBERS: assumed.members,
        RosterName.POSTS: len(among.posts) or assumed.posts,
        RosterName.RECORDS: assumed.standing,
    }.get(among.roster, 1)
    yield Pull.OWED, many * measure.at_least, ("person",), Side.BRANCH


def for_full_points(indicator: Indicator) -> int:
    """How many records bring the full points, where more records bring more points; else none."""
    points: Any = indicator.points
    word = indicator.measure.word
    if points is None or indicator.better == "less" or word not in ("count", "distinct", "sum"):
        return 0
    wanted = Fraction(0)
    if points.word == "target":
        wanted = Fraction(_last(points.target))
    elif points.word == "bands":
        bands = points.bands.steps[-1].value
        most = max((band.give for band in bands), default=0)
        wanted = min((Fraction(band.from_) for band in bands if band.give == most), default=wanted)
    elif points.word == "each" and _last(points.each) > 0:
        wanted = Fraction(_last(points.most_) - _last(points.start)) / Fraction(_last(points.each))
    least = max(0, -(-wanted // 1))
    return min(least, 1) if word == "sum" else least


def _last(parameter: Dated[Decimal]) -> Decimal:
    return parameter.steps[-1].value


def _with_others(pack: Pack, claim: Claim, seen: tuple[str, ...] = ()) -> Iterator[Claim]:
    """A claim, and the records of other kinds that its own cannot do without."""
    yield claim
    seen = (*seen, claim.kind.id)
    for id_, many in _beside(claim.kind):
        kind = pack.kinds.get(id_)
        if kind is not None and id_ not in seen:
            other = Claim(
                kind, claim.rate * many, claim.pull, claim.by, claim.pack,
                holder=claim.holder, categories=claim.categories,
            )  # fmt: skip
            yield from _with_others(pack, other, seen)


def _beside(kind: Kind) -> Iterator[tuple[str, int]]:
    """The kinds that the steps of a record need linked to it, or create with it, and how many."""
    for move in way(kind):
        for need in move.needs:
            if isinstance(need, LinkedNeed) and kind.field(need.linked.by) is None:
                yield need.linked.kind, need.linked.least
        for effect in move.then:
            if isinstance(effect, Create):
                yield effect.kind, 1
