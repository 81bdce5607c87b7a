"""Indicators: their measures name what exists, mean something, and count nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from duixian.rulebook.scorecards.points import Each, Target
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.filters import Bounds, Linked, Span
from duixian.rulebook.vocabulary.words import FieldType, RosterName, Stage

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
    """Every indicator of the pack."""
    for indicator in pack.indicators:
        measure = indicator.measure
        _meaning(indicator, pack, reader)
        kinds = [pack.countable[k] for k in measure.selection.of if k in pack.countable]
        for name in measure.selection.of:
            known(name, pack.countable, "kind", (reader, measure.selection, "of"))
        _selection(measure.selection, kinds, pack, reader)
        _parameters(measure, kinds, pack, reader)
        _points(indicator, reader)


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
    for kind in kinds:
        match measure:
            case Sum():
                _typed(measure.field, kind, (FieldType.NUMBER,), (reader, measure, "field"))
            case Distinct():
                _typed(measure.field, kind, TOLD_APART, (reader, measure, "field"))
            case Satisfaction():
                _typed(measure.tally, kind, (FieldType.TALLY,), (reader, measure, "tally"))
                tally = kind.field(measure.tally)
                for key in ("good", "leave_out"):
                    for option in getattr(measure, key):
                        known(
                            option,
                            [o.id for o in tally.options] if tally else (),
                            "option",
                            (reader, measure, key),
                        )
    if isinstance(measure, Share):
        _part(measure.part, kinds, pack, (reader, measure.part))
    if isinstance(measure, Coverage):
        _roster(measure, reader)


def _roster(measure: Coverage, reader: Reader) -> None:
    if measure.among.roster not in (RosterName.UNITS, RosterName.MEMBERS):
        reader.findings.add(
            "E216", reader.place(measure.among, "roster"), word=measure.among.roster
        )
    if measure.among.stay:
        one_length(measure.among.stay, ("days", "months"), reader)


def _points(indicator: Indicator, reader: Reader) -> None:
    points = indicator.points
    if isinstance(points, Target):
        for step in _steps(points.target.steps):
            if step <= 0:
                reader.findings.add("E217", reader.place(points, "target"))
    if isinstance(points, Each):
        for low in points.least.steps:
            if low.value > points.most_.on(low.since):
                reader.findings.add("E218", reader.place(points, "least"))


def _steps(steps: Iterable[object]) -> Iterator[int]:
    yield from (s.value for s in steps)  # type: ignore[attr-defined]
