"""Indicators: their measures name what exists, mean something, and count nothing twice."""

from __future__ import annotations

from collections.abc import Iterable

from duixian.rulebook.calendars import CAMPAIGN, PhaseWindow, Rolling
from duixian.rulebook.kinds import BASE_COLUMNS, Field, Kind
from duixian.rulebook.measures import (
    Coverage,
    Distinct,
    Measure,
    Part,
    Satisfaction,
    Selection,
    Share,
    Sum,
)
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.points import Bands, Each, Given, Target
from duixian.rulebook.scorecards.standard import Heading, Indicator, Pack
from duixian.rulebook.vocabulary.filters import Bounds, Linked, Span
from duixian.rulebook.vocabulary.words import FieldType, RosterName, Stage, Track

from .names import known

CREDITED = (FieldType.PERSON, FieldType.UNIT, FieldType.LINK)
TOLD_APART = (
    FieldType.PERSON,
    FieldType.UNIT,
    FieldType.OUTSIDER,
    FieldType.CHOICE,
    FieldType.LINK,
)
NEVER_COUNTED = (Stage.DRAFT, Stage.VOID)


def check_indicators(pack: Pack, reader: Reader) -> None:
    """Every indicator of the pack, and the headings that their points are added up in."""
    for standard in pack.standards:
        for heading in standard.headings:
            _sheet(heading, pack, reader)
    for indicator in pack.indicators:
        with reader.judging(indicator):
            measure = indicator.measure
            _meaning(indicator, pack, reader)
            asked = dict.fromkeys(measure.selection.of)
            kinds = [pack.countable[k] for k in asked if k in pack.countable]
            _kinds(measure.selection, pack, reader)
            _selection(measure.selection, kinds, pack, reader)
            if pack.track_of(indicator) is Track.PERSON:
                _of_persons(measure.selection, kinds, reader)
            _parameters(measure, kinds, pack, reader)
            _points(indicator, reader)


def _kinds(selection: Selection, pack: Pack, reader: Reader) -> None:
    """There are kinds, and each stands once."""
    where = reader.place(selection, "of")
    if not selection.of:
        reader.findings.add("E117", where, key="of")
    for at, name in enumerate(selection.of):
        known(name, pack.countable, "kind", (reader, selection, "of"))
        if name in selection.of[:at]:
            reader.findings.add("E201", where, what="kind", id=name)


def _of_persons(selection: Selection, kinds: list[Kind], reader: Reader) -> None:
    """What counts for persons names them."""
    for name in selection.for_:
        for kind in kinds:
            _typed(name, kind, (FieldType.PERSON,), (reader, selection, "for"))


def _meaning(indicator: Indicator, pack: Pack, reader: Reader) -> None:
    measure = indicator.measure
    if measure.when_none != measure.none_means:
        reader.findings.add(
            "E211",
            reader.place(measure, "when_none"),
            measure=measure.word,
            means=measure.none_means,
        )
    if pack.track_of(indicator) not in measure.tracks:
        reader.findings.add("E212", reader.place(measure, "measure"), measure=measure.word)


def _selection(selection: Selection, kinds: list[Kind], pack: Pack, reader: Reader) -> None:
    _part(selection.filters, kinds, pack, (reader, selection))
    for name in selection.for_:
        for kind in kinds:
            _typed(name, kind, CREDITED, (reader, selection, "for"))
    window = selection.window
    if isinstance(window, PhaseWindow):
        known(window.item, [CAMPAIGN, *pack.days()], "calendar item", (reader, selection, "window"))
    if isinstance(window, Rolling):
        one_length(window.span, ("days", "months"), reader)


def one_length(span: Span, units: tuple[str, ...], reader: Reader) -> None:
    """A length of time is given in exactly one unit."""
    given = [u for u in ("days", "working_days", "months", "years") if getattr(span, u) is not None]
    if len(given) != 1 or given[0] not in units:
        reader.findings.add("E210", reader.place(span), allowed=", ".join(units))
    elif getattr(span, given[0]) < 1:
        found = getattr(span, given[0])
        reader.findings.add("E112", reader.place(span), found=found, wanted="1, 2, 3 …")


def _part(part: Part, kinds: list[Kind], pack: Pack, place: tuple[Reader, object]) -> None:
    reader, thing = place
    for word in part.in_:
        _stage(word, kinds, (reader, thing, "in"))
    for name, wanted in part.where.items():
        for kind in kinds:
            _where(name, wanted, kind, (reader, thing, "where"))
    for key, names in (("has", part.has), ("lacks", part.lacks)):
        for name in names:
            for kind in kinds:
                known(name, _names(kind), "field", (reader, thing, key))
                field = kind.field(name)
                if field is not None and field.type is FieldType.FILE:
                    others = ", ".join(t for t in FieldType if t is not FieldType.FILE)
                    where = reader.place(thing, key)
                    reader.findings.add("E214", where, field=name, type=field.type, wanted=others)
    if part.linked:
        for kind in kinds:
            _linked(part.linked, kind, pack, reader)


def _stage(word: str, kinds: Iterable[Kind], place: tuple[Reader, object, str]) -> None:
    reader, thing, key = place
    states = {s.id: s.stage for kind in kinds for s in kind.states}
    if known(word, [*Stage, *states], "stage or state", place):
        stage = states.get(word, word)
        if stage in NEVER_COUNTED:
            reader.findings.add("E213", reader.place(thing, key), word=word)


def _names(kind: Kind) -> list[str]:
    return [*(f.id for f in kind.fields), *BASE_COLUMNS]


def _where(
    name: str, wanted: tuple[str, ...] | Bounds, kind: Kind, place: tuple[Reader, object, str]
) -> None:
    if not known(name, [f.id for f in kind.fields], "field", place):
        return
    reader, thing, key = place
    field = kind.field(name)
    assert field is not None
    if isinstance(wanted, Bounds):
        if wanted == Bounds():
            reader.findings.add("E117", reader.place(wanted), key="from")
        if wanted.from_ is not None and wanted.to is not None and wanted.from_ > wanted.to:
            reader.findings.add("E218", reader.place(wanted, "from"))
        if field.type is not FieldType.NUMBER:
            reader.findings.add(
                "E214",
                reader.place(thing, key),
                field=name,
                type=field.type,
                wanted=FieldType.NUMBER,
            )
        return
    options = [o.id for o in field.options] or (
        ["yes", "no"] if field.type is FieldType.YES_NO else []
    )
    if field.type not in (FieldType.CHOICE, FieldType.YES_NO):
        reader.findings.add(
            "E214", reader.place(thing, key), field=name, type=field.type, wanted=FieldType.CHOICE
        )
        return
    for option in wanted if options else ():
        known(option, options, "option", place)


def _linked(need: Linked, kind: Kind, pack: Pack, reader: Reader) -> None:
    if not known(need.kind, pack.kinds, "kind", (reader, need, "kind")):
        return
    other = pack.kinds[need.kind]
    own = kind.field(need.by)
    theirs = other.field(need.by)
    points_there = _leads(own, other.id)
    points_here = _leads(theirs, kind.id)
    if points_there == points_here:
        reader.findings.add(
            "E215", reader.place(need, "by"), by=need.by, kind=kind.id, other=other.id
        )
    for word in need.in_:
        _stage(word, [other], (reader, need, "in"))


def _leads(field: Field | None, kind: str) -> bool:
    return field is not None and isinstance(field.to, tuple) and kind in field.to


def _typed(
    name: str, kind: Kind, types: tuple[FieldType, ...], place: tuple[Reader, object, str]
) -> None:
    if name in (FieldType.UNIT, FieldType.PERSON) and name in types:
        return
    names = [f.id for f in kind.fields]
    if not known(name, names, "field", place):
        return
    field = kind.field(name)
    assert field is not None
    if field.type not in types:
        reader, thing, key = place
        reader.findings.add(
            "E214", reader.place(thing, key), field=name, type=field.type, wanted=", ".join(types)
        )


def _parameters(measure: Measure, kinds: list[Kind], pack: Pack, reader: Reader) -> None:
    match measure:
        case Sum():
            _sum(measure, kinds, reader)
        case Distinct():
            for kind in kinds:
                _typed(measure.field, kind, TOLD_APART, (reader, measure, "field"))
        case Satisfaction():
            _satisfaction(measure, kinds, reader)
        case Share():
            if measure.part == Part():
                reader.findings.add("E117", reader.place(measure, "part"), key="in")
            _part(measure.part, kinds, pack, (reader, measure.part))
        case Coverage():
            _roster(measure, reader)
    if isinstance(measure, (Coverage, Satisfaction)) and measure.at_least < 1:
        where = reader.place(measure, "at_least")
        reader.findings.add("E112", where, found=measure.at_least, wanted="1, 2, 3 …")


def _sum(measure: Sum, kinds: list[Kind], reader: Reader) -> None:
    for kind in kinds:
        _typed(measure.field, kind, (FieldType.NUMBER,), (reader, measure, "field"))
    scales = {f.scale for kind in kinds if (f := kind.field(measure.field))}
    if len(scales) > 1:
        reader.findings.add("E223", reader.place(measure, "field"), field=measure.field)


def _satisfaction(measure: Satisfaction, kinds: list[Kind], reader: Reader) -> None:
    for kind in kinds:
        _typed(measure.tally, kind, (FieldType.TALLY,), (reader, measure, "tally"))
        tally = kind.field(measure.tally)
        if tally is None or tally.type is not FieldType.TALLY:
            continue
        options = [o.id for o in tally.options]
        for key, named in (("good", measure.good), ("leave_out", measure.leave_out)):
            for option in named:
                known(option, options, "option", (reader, measure, key))
    for option in sorted(set(measure.good) & set(measure.leave_out)):
        reader.findings.add("E222", reader.place(measure, "leave_out"), option=option)


def _roster(measure: Coverage, reader: Reader) -> None:
    if measure.among.roster not in (RosterName.UNITS, RosterName.MEMBERS):
        reader.findings.add(
            "E216", reader.place(measure.among, "roster"), word=measure.among.roster
        )
    if measure.among.stay:
        one_length(measure.among.stay, ("days", "months"), reader)


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
