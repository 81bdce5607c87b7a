"""Rounds, rankings and grades: they name what exists, are about units, and bar only by what may bar."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from duixian.rulebook.measures import Satisfaction
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.ranks import By, Draw, Grading, Quota, Ranking, Round, Veto
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.words import Actor, FieldType, Line, Track

from .names import known, once
from .selections import one_length

LEAST_ANSWERS = 5
"""A poll with fewer answers bars nothing."""
OUTSIDE = frozenset((Actor.INSPECTOR, Actor.SUPERIOR, Actor.OFFICE, Actor.MEETING))
"""Who enters what a unit cannot register about itself."""
LENGTHS = ("days", "working_days", "months")
NEEDED = (("proposed", FieldType.CHOICE), ("decided", FieldType.CHOICE), ("reason", FieldType.TEXT))
HUNDRED = 100


def check_rounds(pack: Pack, reader: Reader) -> None:
    """Everything a pack says of rounds."""
    for things, what in (
        (pack.rounds, "round"),
        (pack.ranking, "ranking"),
        (pack.grades, "grading"),
    ):
        once(things, what, reader)
    for round_ in pack.rounds:
        _round(round_, pack, reader)
    for ranking in pack.ranking:
        with reader.judging(ranking):
            _ranking(ranking, pack, reader)
    for grading in pack.grades:
        with reader.judging(grading):
            _grading(grading, pack, reader)


def _round(round_: Round, pack: Pack, reader: Reader) -> None:
    one_length(round_.beforehand, LENGTHS, reader)
    for category in round_.categories:
        known(category, [c.id for c in pack.categories], "category", (reader, round_, "categories"))
    once(round_.draws, "draw", reader)
    for draw in round_.draws:
        _positive(draw, draw.take, "take", reader)


def _positive(thing: Draw | Ranking, amount: int, key: str, reader: Reader, least: int = 1) -> None:
    if amount < least:
        reader.findings.add("E255", reader.place(thing, key))


def _only_in(thing: Ranking | Grading, pack: Pack, reader: Reader) -> None:
    if not thing.only_in:
        reader.findings.add("E241", reader.place(thing, "only_in"), id=thing.id)
    for name in thing.only_in:
        known(name, [r.id for r in pack.rounds], "round", (reader, thing, "only_in"))


def _ranking(ranking: Ranking, pack: Pack, reader: Reader) -> None:
    _only_in(ranking, pack, reader)
    _by(ranking.by, pack, reader)
    for name in ranking.next_:
        _of_units(name, pack, (reader, ranking, "next"))
    if (ranking.ties == "next") != bool(ranking.next_):
        reader.findings.add("E251", reader.place(ranking, "ties"))
    for key in ("top", "bottom", "least_denominator"):
        _positive(ranking, getattr(ranking, key), key, reader, 0)
    looked_at = pack.indicator(ranking.by.indicator or "")
    if ranking.least_denominator and looked_at and not looked_at.measure.per_cent:
        where = reader.place(ranking, "least_denominator")
        reader.findings.add("E252", where, id=looked_at.id)


def _by(by: By, pack: Pack, reader: Reader) -> None:
    if (by.line is None) == (by.indicator is None) or (by.heading and by.line is None):
        reader.findings.add("E240", reader.place(by))
    elif by.indicator is not None:
        _of_units(by.indicator, pack, (reader, by, "indicator"))
    elif by.line is not None:
        headings = [by.heading] if by.heading else [None]
        _points(by.line, headings, pack, (reader, by, "line"))


def _points(
    line: Line, headings: Iterable[str | None], pack: Pack, place: tuple[Reader, object, str]
) -> None:
    """The line (or each heading on it) has something to earn."""
    reader, thing, key = place
    for heading in headings:
        if heading is not None and not known(
            heading, [h.id for s in pack.standards for h in s.headings], "heading", place
        ):
            continue
        if not any(
            pack.points_of(i) and i.line is line and heading in (None, i.heading) and _unit(i, pack)
            for i in pack.indicators
        ):
            reader.findings.add("E243", reader.place(thing, key), line=line)


def _unit(indicator: Indicator, pack: Pack) -> bool:
    return pack.track_of(indicator) is Track.UNIT


def _of_units(name: str, pack: Pack, place: tuple[Reader, object, str]) -> Indicator | None:
    """The indicator of that name, if it is one of units."""
    if not known(name, [i.id for i in pack.indicators], "indicator", place):
        return None
    indicator = pack.indicator(name)
    if indicator is not None and not _unit(indicator, pack):
        reader, thing, key = place
        reader.findings.add("E242", reader.place(thing, key), id=name)
        return None
    return indicator


def _grading(grading: Grading, pack: Pack, reader: Reader) -> None:
    _only_in(grading, pack, reader)
    if sum(each is not None for each in (grading.by, grading.blend, grading.headings)) != 1:
        reader.findings.add("E245", reader.place(grading), id=grading.id)
    if grading.by:
        _by(grading.by, pack, reader)
    if grading.headings:
        place = (reader, grading.headings, "reach")
        _points(grading.headings.line, grading.headings.reach, pack, place)
    _bands(grading, reader)
    _kept(grading, pack, reader)
    _blend(grading, pack, reader)
    for veto in grading.veto:
        _veto(veto, grading, pack, reader)
    for quota in grading.quota:
        _quota(quota, grading, reader)


def _bands(grading: Grading, reader: Reader) -> None:
    """At every date the starts fall, and no grade stands twice."""
    days = {step.since for band in grading.bands for step in band.from_.steps}
    for day in days:
        starts = [band.from_.on(day) for band in grading.bands]
        if starts != sorted(set(starts), reverse=True):
            reader.findings.add("E244", reader.place(grading, "bands"))
            return
    if not grading.bands or len(set(grading.scale)) < len(grading.scale):
        reader.findings.add("E244", reader.place(grading, "bands"))


def _kept(grading: Grading, pack: Pack, reader: Reader) -> None:
    """The kind in which people decide holds proposal, decision and reason, and belongs to a round."""
    if not known(grading.of, pack.kinds, "kind", (reader, grading, "of")):
        return
    kind = pack.kinds[grading.of]
    where = reader.place(grading, "of")
    for name, type_ in NEEDED:
        field = kind.field(name)
        if field is None or field.type is not type_:
            reader.findings.add("E250", where, kind=kind.id, field=name)
    link = kind.field("round")
    if link is None or link.type is not FieldType.LINK:
        reader.findings.add("E250", where, kind=kind.id, field="round")
    decided = kind.field("decided")
    for band in grading.bands if decided else ():
        options = [o.id for o in decided.options] if decided else []
        known(band.grade, options, "option", (reader, band, "grade"))


def _blend(grading: Grading, pack: Pack, reader: Reader) -> None:
    if grading.blend is None:
        return
    weights = grading.blend.parts.values()
    if sum(weights) != HUNDRED or any(weight <= 0 for weight in weights):
        total = sum(weights, Decimal(0))
        reader.findings.add("E246", reader.place(grading.blend, "parts"), sum=total)
    kind = pack.kinds.get(grading.of)
    if kind is None:
        return
    numbers = [f.id for f in kind.fields if f.type is FieldType.NUMBER]
    for part in grading.blend.parts:
        if part not in numbers:
            where = reader.place(grading.blend, "parts")
            reader.findings.add("E254", where, field=part, allowed=", ".join(numbers))


def _veto(veto: Veto, grading: Grading, pack: Pack, reader: Reader) -> None:
    if (veto.below is None) == (veto.above is None) or not veto.bars:
        reader.findings.add("E247", reader.place(veto))
    for grade in veto.bars:
        known(grade, grading.scale, "option", (reader, veto, "bars"))
    indicator = _of_units(veto.indicator, pack, (reader, veto, "indicator"))
    if indicator is None:
        return
    where = reader.place(veto, "indicator")
    if not may_bar(indicator, pack):
        reader.findings.add("E248", where, id=indicator.id, least=LEAST_ANSWERS)
    if indicator.line is _line_of(grading, pack):
        reader.findings.add("E253", where, id=indicator.id)


def _line_of(grading: Grading, pack: Pack) -> Line | None:
    if grading.line is not None:
        return grading.line
    looked_at = pack.indicator(grading.by.indicator or "") if grading.by else None
    return looked_at.line if looked_at else None


def may_bar(indicator: Indicator, pack: Pack) -> bool:
    """Whether an indicator may bar grades: a poll with enough answers, or what others found.

    What a unit can register about itself must never lower it.
    """
    measure = indicator.measure
    if isinstance(measure, Satisfaction):
        return measure.at_least >= LEAST_ANSWERS
    kinds = [pack.kinds.get(name) for name in measure.kinds_read(pack.countable)]
    return all(
        kind is not None
        and all(OUTSIDE.issuperset(move.by) for move in kind.moves if not move.from_)
        for kind in kinds
    )


def _quota(quota: Quota, grading: Grading, reader: Reader) -> None:
    known(quota.grade, grading.scale, "option", (reader, quota, "grade"))
    good = len(quota.most) == len(("part", "whole")) and 0 < quota.most[0] <= quota.most[1]
    if not good:
        reader.findings.add("E249", reader.place(quota, "most"))
