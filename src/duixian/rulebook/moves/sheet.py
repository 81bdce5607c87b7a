"""Which fields the form of a move shows, worked out from the kind's declaration.

A first move, which makes the record, shows: the fields it needs; the day; the fields that the moves
taking a draft further need, since a draft is where they are written; then all others that no later move
claims for itself. A later move shows what its `has` names and the votes it counts. One that leads back
to where the record began (a correction handed in again) shows the first sheet once more.

Base columns follow the same way. `occurred_on` is on every first sheet: it is the day of the first
move. `due_on` and `person` stand where a `has` names them; `person` is on the first sheet also where
the person it is about may write it (`subject`), `due_on` where a clock reads it and no move asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Due, Move
from duixian.rulebook.lifecycle.needs import Has, Vote
from duixian.rulebook.vocabulary.words import Actor, FieldType, Stage


@dataclass(frozen=True)
class Sheet:
    """The fields a form shows: those that must be filled first, then those that may be."""

    needed: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All of them in their order."""
        return (*self.needed, *self.others)


def sheet_of(kind: Kind, move: Move) -> Sheet:
    """The fields that the form of a move shows."""
    if not move.from_ or returns_to_start(kind, move):
        return first_sheet(kind, move)
    return Sheet(tuple(dict.fromkeys(asked_by(move))))


def returns_to_start(kind: Kind, move: Move) -> bool:
    """Whether a move of those who write the record leads back to where its first move led."""
    firsts = [m for m in kind.moves if not m.from_]
    writers = {actor for first in firsts for actor in first.by}
    starts = {first.to for first in firsts}
    back = move.to in starts and not starts & set(move.from_)
    return back and bool(writers & set(move.by)) and move.from_ != ()


def asked_of_drafts(kind: Kind) -> tuple[str, ...]:
    """The fields that the moves taking a draft further need."""
    asked = (name for m in kind.moves if settles_draft(kind, m) for name in asked_by(m))
    return tuple(dict.fromkeys(asked))


def first_sheet(kind: Kind, move: Move) -> Sheet:
    """The form that makes a record, or corrects it before it goes in again."""
    needed = tuple(dict.fromkeys((*asked_by(move), "occurred_on")))
    soon = asked_of_drafts(kind)
    later = {
        name
        for m in kind.moves
        if m.from_ and not settles_draft(kind, m) and not returns_to_start(kind, m)
        for name in asked_by(m)
    }
    free = [f.id for f in kind.fields if f.id not in later]
    shown = [*base_columns(kind, move, later | set(soon)), *soon, *free]
    fields = {f.id: f.type for f in kind.fields}
    others = [n for n in dict.fromkeys(shown) if n not in needed]
    return Sheet(needed, tuple(n for n in others if fields.get(n) is not FieldType.FILE))


def base_columns(kind: Kind, move: Move, claimed: set[str]) -> Iterator[str]:
    """The base columns of a first sheet that no `has` names."""
    if Actor.SUBJECT in move.by and "person" not in claimed:
        yield "person"
    read = any(isinstance(clock, Due) and clock.from_ == "due_on" for clock in kind.clocks)
    if read and "due_on" not in claimed:
        yield "due_on"


def settles_draft(kind: Kind, move: Move) -> bool:
    """Whether a move takes drafts further, and does not send them back to whoever wrote them."""
    stages = kind.stages()
    drafts = bool(move.from_) and all(stages[state] is Stage.DRAFT for state in move.from_)
    return drafts and not sends_back(kind, move)


def sends_back(kind: Kind, move: Move) -> bool:
    """Whether a move leads to where only whoever wrote the record brings it on, by handing it in again."""
    stages = kind.stages()
    onward = [m for m in kind.moves if move.to in m.from_ and stages[m.to] is not Stage.VOID]
    return bool(onward) and all(returns_to_start(kind, m) for m in onward)


def asked_by(move: Move) -> Iterator[str]:
    """The fields that a move's `has` names, and the votes it counts."""
    for need in move.needs:
        if isinstance(need, Has):
            yield from need.fields
        elif isinstance(need, Vote):
            yield need.tally
