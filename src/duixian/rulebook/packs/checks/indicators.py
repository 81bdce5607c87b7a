"""Indicators: their measures name what exists, mean something, and count nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.rulebook.calendars import CAMPAIGN, PhaseWindow, Rolling
from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Change, Measure, Ratio, Selection
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.points import Bands, Each, Given, Target
from duixian.rulebook.scorecards.standard import Heading, Indicator, Pack
from duixian.rulebook.vocabulary.words import FieldType, Track

from .names import known
from .parameters import check_parameters, follows_persons
from .rosters import check_rosters
from .selections import kinds_of, one_length, part_of, typed

CREDITED = (FieldType.PERSON, FieldType.UNIT, FieldType.LINK)


def check_indicators(pack: Pack, reader: Reader) -> None:
    """Every indicator of the pack, and the headings that their points are added up in."""
    for standard in pack.standards:
        for heading in standard.headings:
            _sheet(heading, pack, reader)
    for indicator in pack.indicators:
        with reader.judging(indicator):
            measure = indicator.measure
            _meaning(indicator, pack, reader)
            of_persons = pack.track_of(indicator) is Track.PERSON or follows_persons(measure)
            for place, selection in _selected(measure):
                kinds = kinds_of(selection, pack)
                _kinds(place, selection, pack, reader)
                _selection(place, selection, kinds, pack, reader)
                if of_persons:
                    _of_persons(place, selection, kinds, reader)
            _window(measure, pack, reader)
            check_parameters(measure, kinds_of(measure.selection, pack), pack, reader)
            check_rosters(measure, pack, reader)
            _points(indicator, reader)


def _selected(measure: Measure) -> Iterator[tuple[object, Selection]]:
    """What is selected, each with the declaration in which it stands."""
    if isinstance(measure, Ratio):
        yield from zip(measure.sides, measure.selections, strict=True)
    else:
        yield measure.selection, measure.selection


def _kinds(place: object, selection: Selection, pack: Pack, reader: Reader) -> None:
    """There are kinds, and each stands once."""
    where = reader.place(place, "of")
    if not selection.of:
        reader.findings.add("E117", where, key="of")
    for at, name in enumerate(selection.of):
        known(name, pack.countable, "kind", (reader, place, "of"))
        if name in selection.of[:at]:
            reader.findings.add("E201", where, what="kind", id=name)


def _of_persons(place: object, selection: Selection, kinds: list[Kind], reader: Reader) -> None:
    """What counts for persons names them."""
    for name in selection.for_:
        for kind in kinds:
            typed(name, kind, (FieldType.PERSON,), (reader, place, "for"))


def _meaning(indicator: Indicator, pack: Pack, reader: Reader) -> None:
    measure = indicator.measure
    if measure.when_none != measure.none_means:
        reader.findings.add(
            "E211",
            reader.place(measure, "when_none"),
            measure=measure.word,
            means=measure.none_means,
        )
    tracks = (Track.UNIT,) if _of_units(measure) else measure.tracks
    if pack.track_of(indicator) not in tracks:
        reader.findings.add("E212", reader.place(measure, "measure"), measure=measure.word)


def _of_units(measure: Measure) -> bool:
    """Whether what it is taken among or averaged over are units, so that no person has it."""
    if isinstance(measure, Change):
        return measure.of_whom is Track.UNIT
    return bool(measure.rosters)


def _selection(
    place: object, selection: Selection, kinds: list[Kind], pack: Pack, reader: Reader
) -> None:
    part_of(selection.filters, kinds, pack, (reader, place))
    for name in selection.for_:
        for kind in kinds:
            typed(name, kind, CREDITED, (reader, place, "for"))


def _window(measure: Measure, pack: Pack, reader: Reader) -> None:
    window = measure.selection.window
    place = measure if isinstance(measure, Ratio) else measure.selection
    if isinstance(window, PhaseWindow):
        known(window.item, [CAMPAIGN, *pack.days()], "calendar item", (reader, place, "window"))
    if isinstance(window, Rolling):
        one_length(window.span, ("days", "months"), reader)


def _points(indicator: Indicator, reader: Reader) -> None:
    points = indicator.points
    if isinstance(points, Target) and any(s.value <= 0 for s in points.target.steps):
        reader.findings.add("E217", reader.place(points, "target"))
    if isinstance(points, Each):
        days = {s.since for s in (*points.least.steps, *points.most_.steps)}
        if any(points.least.on(day) > points.most_.on(day) for day in days):
            reader.findings.add("E218", reader.place(points, "least"))
    if isinstance(points, Bands):
        _bands(points, reader)
    if isinstance(points, Given | Target) and any(s.value <= 0 for s in points.full.steps):
        reader.findings.add("E231", reader.place(points, "full"))
    if isinstance(points, Given) and indicator.measure.word != "judged":
        where = reader.place(indicator, "points")
        reader.findings.add("E232", where, id=indicator.id, measure=indicator.measure.word)


def _sheet(heading: Heading, pack: Pack, reader: Reader) -> None:
    """Base and ends stand with the line whose points they are for, and there are such points."""
    ends = {"base": heading.base, "floor": heading.floor, "ceiling": heading.ceiling}
    declared = [key for key, value in ends.items() if value is not None]
    if not declared and heading.line is None:
        return
    if not declared or heading.line is None:
        where = reader.place(heading, declared[0] if declared else "line")
        reader.findings.add("E233", where, id=heading.id)
        return
    mine = [i for i in pack.indicators if i.heading == heading.id and i.line is heading.line]
    if not any(i.points for i in mine) and "indicators" not in reader.lost_lists:
        where = reader.place(heading, declared[0])
        reader.findings.add("E234", where, id=heading.id, line=heading.line)
    if heading.floor and heading.ceiling:
        days = {s.since for s in (*heading.floor.steps, *heading.ceiling.steps)}
        if any(heading.floor.on(day) > heading.ceiling.on(day) for day in days):
            reader.findings.add("E218", reader.place(heading, "floor"))


def _bands(points: Bands, reader: Reader) -> None:
    """There are some on every day, and each begins below the one before."""
    where = reader.place(points, "bands")
    for step in points.bands.steps:
        starts = [band.from_ for band in step.value]
        if not starts:
            reader.findings.add("E117", where, key="from")
        if starts != sorted(set(starts), reverse=True):
            reader.findings.add("E230", where)
