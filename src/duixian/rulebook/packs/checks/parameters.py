"""The parameters of each measure: fields of the right type, options that exist, one scale."""

from __future__ import annotations

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import (
    Change,
    Coverage,
    Days,
    Distinct,
    Judged,
    Latest,
    Measure,
    Part,
    Ratio,
    Satisfaction,
    Share,
    Sum,
)
from duixian.rulebook.measures.days import AS_OF
from duixian.rulebook.measures.judged import HEADING, RATER
from duixian.rulebook.measures.satisfaction import PER_CENT
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import FieldType

from .names import known
from .selections import kinds_of, part_of, typed

TOLD_APART = (
    FieldType.PERSON,
    FieldType.UNIT,
    FieldType.OUTSIDER,
    FieldType.CHOICE,
    FieldType.LINK,
)
DATES = ("occurred_on", "due_on", "closed_on", "entered_at")


def follows_persons(measure: Measure) -> bool:
    """Whether a measure of units is about people, whom its records must name."""
    if isinstance(measure, Change):
        return measure.per == "person"
    return isinstance(measure, Coverage) and measure.among.persons


def check_parameters(measure: Measure, kinds: list[Kind], pack: Pack, reader: Reader) -> None:
    """What a measure asks for beside its selection."""
    _numbers(measure, kinds, pack, reader)
    match measure:
        case Distinct():
            for kind in kinds:
                typed(measure.field, kind, TOLD_APART, (reader, measure, "field"))
        case Satisfaction():
            _satisfaction(measure, kinds, reader)
        case Share():
            if measure.part == Part():
                reader.findings.add("E117", reader.place(measure, "part"), key="in")
            part_of(measure.part, kinds, pack, (reader, measure.part))
        case Days():
            _days(measure, kinds, reader)
        case Judged():
            _judged(measure, kinds, reader)
    if isinstance(measure, (Coverage, Satisfaction)) and measure.at_least < 1:
        where = reader.place(measure, "at_least")
        reader.findings.add("E112", where, found=measure.at_least, wanted="1, 2, 3 …")


def _numbers(measure: Measure, kinds: list[Kind], pack: Pack, reader: Reader) -> None:
    """The fields that are read as numbers."""
    if isinstance(measure, Sum | Latest | Change):
        _number(measure, measure.field, kinds, reader)
    if isinstance(measure, Ratio):
        for side, selection in zip(measure.sides, measure.selections, strict=True):
            if side.field is not None:
                _number(side, side.field, kinds_of(selection, pack), reader)


def _number(thing: object, field: str, kinds: list[Kind], reader: Reader) -> None:
    """A field that is a number of one scale in all kinds."""
    for kind in kinds:
        typed(field, kind, (FieldType.NUMBER,), (reader, thing, "field"))
    scales = {f.scale for kind in kinds if (f := kind.field(field))}
    if len(scales) > 1:
        reader.findings.add("E223", reader.place(thing, "field"), field=field)


def _satisfaction(measure: Satisfaction, kinds: list[Kind], reader: Reader) -> None:
    for kind in kinds:
        typed(measure.tally, kind, (FieldType.TALLY,), (reader, measure, "tally"))
        tally = kind.field(measure.tally)
        if tally is None or tally.type is not FieldType.TALLY:
            continue
        options = [o.id for o in tally.options]
        named = (
            ("good", measure.good),
            ("leave_out", measure.leave_out),
            ("weights", measure.weights),
        )
        for key, chosen in named:
            for option in chosen:
                known(option, options, "option", (reader, measure, key))
        if measure.weights:
            _weights(measure, options, reader)
    if bool(measure.good) is bool(measure.weights):
        reader.findings.add("E228", reader.place(measure, "measure"))
    for option in sorted(set(measure.good) & set(measure.leave_out)):
        reader.findings.add("E222", reader.place(measure, "leave_out"), option=option)


def _weights(measure: Satisfaction, options: list[str], reader: Reader) -> None:
    """Every answer that is not left out weighs something from nothing to a hundred."""
    where = reader.place(measure, "weights")
    for option in options:
        if option not in measure.weights and option not in measure.leave_out:
            reader.findings.add("E229", where, option=option)
    for option, weight in measure.weights.items():
        if not 0 <= weight <= PER_CENT:
            reader.findings.add("E112", where, found=weight, wanted="0 … 100")
        if option in measure.leave_out:
            reader.findings.add("E222", reader.place(measure, "leave_out"), option=option)


def _days(measure: Days, kinds: list[Kind], reader: Reader) -> None:
    """Two different dates that every kind has."""
    for key, name in (("from", measure.from_), ("to", measure.to)):
        for kind in kinds:
            if name not in DATES and not (key == "to" and name == AS_OF):
                _date(name, kind, (reader, measure, key))
    if measure.from_ == measure.to:
        reader.findings.add("E226", reader.place(measure, "to"), name=measure.to)


def _date(name: str, kind: Kind, place: tuple[Reader, object, str]) -> None:
    reader, thing, key = place
    fields = [f.id for f in kind.fields if f.type is FieldType.DATE]
    if kind.field(name) is None:
        ends = (AS_OF,) if key == "to" else ()
        known(name, [*DATES, *fields, *ends], "date", place)
    else:
        typed(name, kind, (FieldType.DATE,), (reader, thing, key))


def _judged(measure: Judged, kinds: list[Kind], reader: Reader) -> None:
    """Heading and raters are options of the judgement; grades are worth something, numbers speak."""
    for kind in kinds:
        for key, field, named in (
            ("heading", HEADING, (measure.heading,)), ("raters", RATER, measure.raters),
        ):  # fmt: skip
            _chosen(field, named, kind, (reader, measure, key))
        given = kind.field(measure.field)
        if measure.worth or (given is not None and given.type is FieldType.CHOICE):
            _worth(measure, kind, reader)
        else:
            typed(measure.field, kind, (FieldType.NUMBER,), (reader, measure, "field"))
    scales = {f.scale for kind in kinds if (f := kind.field(measure.field))}
    if len(scales) > 1:
        reader.findings.add("E223", reader.place(measure, "field"), field=measure.field)
    if not measure.raters:
        reader.findings.add("E117", reader.place(measure, "raters"), key="raters")


def _chosen(
    field: str, named: tuple[str, ...], kind: Kind, place: tuple[Reader, object, str]
) -> None:
    """The kind has the choice field, and the field the options."""
    typed(field, kind, (FieldType.CHOICE,), place)
    found = kind.field(field)
    for option in named if found and found.type is FieldType.CHOICE else ():
        known(option, [o.id for o in found.options] if found else [], "option", place)


def _worth(measure: Judged, kind: Kind, reader: Reader) -> None:
    """Every grade is worth something, and nothing else is."""
    _chosen(measure.field, tuple(measure.worth), kind, (reader, measure, "worth"))
    given = kind.field(measure.field)
    if given is not None and given.type is FieldType.CHOICE:
        for option in given.options:
            if option.id not in measure.worth:
                where = reader.place(measure, "worth" if measure.worth else "field")
                reader.findings.add("E227", where, grade=option.id)
