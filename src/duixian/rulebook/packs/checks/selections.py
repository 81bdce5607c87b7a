"""Selections: kinds, states, fields, options and links that they name exist and are of the right type."""

from __future__ import annotations

from collections.abc import Iterable

from duixian.rulebook.kinds import BASE_COLUMNS, Field, Kind
from duixian.rulebook.measures import Part, Selection
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.filters import Bounds, Linked, Span
from duixian.rulebook.vocabulary.words import FieldType, Stage

from .names import known

NEVER_COUNTED = (Stage.DRAFT, Stage.VOID)


def kinds_of(selection: Selection, pack: Pack) -> list[Kind]:
    """The kinds a selection means, as far as there are such."""
    return [pack.countable[k] for k in dict.fromkeys(selection.of) if k in pack.countable]


def one_length(span: Span, units: tuple[str, ...], reader: Reader) -> None:
    """A length of time is given in exactly one unit."""
    given = [u for u in ("days", "working_days", "months", "years") if getattr(span, u) is not None]
    if len(given) != 1 or given[0] not in units:
        reader.findings.add("E210", reader.place(span), allowed=", ".join(units))
    elif getattr(span, given[0]) < 1:
        found = getattr(span, given[0])
        reader.findings.add("E112", reader.place(span), found=found, wanted="1, 2, 3 …")


def part_of(part: Part, kinds: list[Kind], pack: Pack, place: tuple[Reader, object]) -> None:
    """The conditions of a filter on records of some kinds."""
    reader, thing = place
    for word in part.in_:
        stage(word, kinds, (reader, thing, "in"))
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
            linked(part.linked, kind, pack, reader)


def stage(word: str, kinds: Iterable[Kind], place: tuple[Reader, object, str]) -> None:
    """A stage, or a state of one of the kinds, that may be counted."""
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


def linked(need: Linked, kind: Kind, pack: Pack, reader: Reader) -> None:
    """A condition on links: exactly one of the two kinds points at the other by the field."""
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
        stage(word, [other], (reader, need, "in"))


def _leads(field: Field | None, kind: str) -> bool:
    return field is not None and isinstance(field.to, tuple) and kind in field.to


def typed(
    name: str, kind: Kind, types: tuple[FieldType, ...], place: tuple[Reader, object, str]
) -> None:
    """A field (or the base column of such a type) that is of one of these types."""
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
