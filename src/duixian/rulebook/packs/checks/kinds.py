"""Kinds: fields have what their type needs, moves lead from state to state, needs name what exists."""

from __future__ import annotations

from collections.abc import Iterable

from duixian.rulebook.kinds import BASE_COLUMNS, Field, Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import (
    Elapsed,
    Has,
    LinkedNeed,
    SomeoneElse,
    Threshold,
    Vote,
    WhereNeed,
)
from duixian.rulebook.packs.shape import OPTION, Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import FieldType, Stage

from .names import RESERVED, known, once
from .ways import reached, whole

PARAMETERS = {
    FieldType.TEXT: {"lines", "most"},
    FieldType.NUMBER: {"scale", "unit", "from_", "to"},
    FieldType.CHOICE: {"options", "many"},
    FieldType.PERSON: {"many", "among"},
    FieldType.UNIT: {"many"},
    FieldType.LINK: {"to", "as_"},
    FieldType.TALLY: {"options"},
}
NEEDED = {
    FieldType.CHOICE: ("options",),
    FieldType.LINK: ("to", "as_"),
    FieldType.TALLY: ("options",),
}
ALL_PARAMETERS = (
    "lines",
    "most",
    "scale",
    "unit",
    "from_",
    "to",
    "options",
    "many",
    "among",
    "as_",
)
MOST_SCALE = 4
OWN_COLUMNS = (
    *BASE_COLUMNS, "record", "seq", "known_at", "state", "state_on",
    "kind", "stage", "timing", "entered_at", "entered_on",
)  # fmt: skip


def check_kinds(pack: Pack, reader: Reader) -> None:
    """Every kind the pack can use."""
    for kind in pack.kinds.values():
        with reader.judging(kind):
            once([kind], "kind", reader)
            once(kind.fields, "field", reader)
            once(kind.states, "state", reader)
            once(kind.moves, "move", reader)
            if kind.id in RESERVED:
                reader.findings.add("E204", reader.place(kind, "id"), id=kind.id)
            _columns(kind, reader)
            for field in kind.fields:
                _field(field, pack, reader)
            _states(kind, reader)
            for move in kind.moves:
                _move(move, kind, reader)
                for need in move.needs:
                    _need(need, kind, pack, reader)


def _columns(kind: Kind, reader: Reader) -> None:
    """No two fields share a column, and none has one that every record has."""
    taken = set(OWN_COLUMNS)
    for field in reversed({f.id: f for f in reversed(kind.fields)}.values()):
        for column in (field.id, *(c for c in field.columns if c != field.id)):
            if column in taken:
                reader.findings.add("E204", reader.place(field, "id"), id=column)
            taken.add(column)


def _field(field: Field, pack: Pack, reader: Reader) -> None:
    once(field.options, "option", reader, OPTION)
    for name in NEEDED.get(field.type, ()):
        if not getattr(field, name):
            reader.findings.add("E205", reader.place(field), type=field.type, key=name.rstrip("_"))
    for name in ALL_PARAMETERS:
        if getattr(field, name) and name not in PARAMETERS.get(field.type, set()):
            reader.findings.add(
                "E206", reader.place(field, name.rstrip("_")), type=field.type, key=name.rstrip("_")
            )
    if not 0 <= field.scale <= MOST_SCALE:
        reader.findings.add(
            "E112", reader.place(field, "scale"), found=field.scale, wanted=f"0 - {MOST_SCALE}"
        )
    if field.from_ is not None and isinstance(field.to, int) and field.from_ > field.to:
        reader.findings.add("E218", reader.place(field, "from"))
    if field.type is FieldType.LINK and isinstance(field.to, tuple):
        for target in field.to:
            known(target, pack.kinds, "kind", (reader, field, "to"))


def _states(kind: Kind, reader: Reader) -> None:
    for state in kind.states:
        if state.id in set(Stage) and state.id != state.stage:
            reader.findings.add("E207", reader.place(state, "id"), id=state.id, stage=state.stage)
    if kind.moves and not any(not move.from_ for move in kind.moves):
        reader.findings.add("E208", reader.place(kind, "moves"))
    if not whole(kind):
        return  # where that move leads is asked already
    begun = reached(kind) or {move.to for move in kind.moves}
    left = {state for move in kind.moves for state in move.from_ if state != move.to}
    for state in kind.states:
        if state.id not in begun:
            reader.findings.add("W202", reader.place(state, "id"), id=state.id)
        elif state.stage in (Stage.DRAFT, Stage.OPEN) and state.id not in left:
            reader.findings.add("W205", reader.place(state, "id"), id=state.id)


def _move(move: Move, kind: Kind, reader: Reader) -> None:
    states = [s.id for s in kind.states]
    known(move.to, states, "state", (reader, move, "to"))
    for state in move.from_:
        known(state, states, "state", (reader, move, "from"))


def _need(need: object, kind: Kind, pack: Pack, reader: Reader) -> None:
    """The fields, moves and kinds that a need names exist."""
    fields = [*(f.id for f in kind.fields), *BASE_COLUMNS]
    moves = [m.id for m in kind.moves]
    match need:
        case Has(names):
            _all_known(names, fields, "field", (reader, need, "has"))
        case WhereNeed(conditions):
            _all_known(conditions, fields, "field", (reader, need, "where"))
        case SomeoneElse(than):
            behind = (FieldType.PERSON, FieldType.LINK)
            persons = ["person", *(f.id for f in kind.fields if f.type in behind)]
            _all_known(than, [*moves, *persons], "move", (reader, need, "someone_else"))
        case Vote():
            _vote(need, kind, reader)
        case Elapsed():
            known(need.from_, [*moves, *fields], "move", (reader, need, "from"))
        case LinkedNeed(linked):
            known(linked.kind, pack.kinds, "kind", (reader, linked, "kind"))


def _all_known(
    names: Iterable[str], allowed: list[str], what: str, place: tuple[Reader, object, str]
) -> None:
    for name in names:
        known(name, allowed, what, place)


def _vote(vote: Vote, kind: Kind, reader: Reader) -> None:
    tallies = [f.id for f in kind.fields if f.type is FieldType.TALLY]
    known(vote.tally, tallies, "tally", (reader, vote, "tally"))
    for threshold in filter(None, (vote.quorum, vote.pass_)):
        _threshold(threshold, reader)


def _threshold(threshold: Threshold, reader: Reader) -> None:
    parts = [p for p in (threshold.at_least, threshold.more_than) if p]
    good = (
        len(parts) == 1
        and len(parts[0]) == len(("part", "whole"))
        and 0 < parts[0][0] <= parts[0][1]
    )
    if not good:
        reader.findings.add("E209", reader.place(threshold))
