"""The least that has to be done with one record until it counts: its steps, by whom, with which fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves.sheet import asked_by, first_sheet
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Stage


class Side(StrEnum):
    """Who bears it."""

    BRANCH = "branch"
    TOWNSHIP = "township"
    OFFICE = "office"

    @property
    def called(self) -> Text:
        """What it is called."""
        return CALLED[self]


CALLED = {
    Side.BRANCH: Text("支部", "branch"),
    Side.TOWNSHIP: Text("乡镇", "township"),
    Side.OFFICE: Text("活动办", "campaign office"),
}
SIDES = {
    Actor.RECORDER: Side.BRANCH,
    Actor.SECRETARY: Side.BRANCH,
    Actor.SUBJECT: Side.BRANCH,
    Actor.MEETING: Side.BRANCH,
    Actor.SUPERIOR: Side.TOWNSHIP,
    Actor.OFFICE: Side.OFFICE,
    Actor.INSPECTOR: Side.OFFICE,
}


@dataclass(frozen=True)
class Step:
    """One step of a record: the fields that are filled in with it, and how many are read before."""

    move: Move
    side: Side | None
    fields: tuple[str, ...]
    read: int = 0

    @property
    def first(self) -> bool:
        """Whether it makes the record."""
        return not self.move.from_


def side_of(move: Move) -> Side | None:
    """Who makes a move: whom the pack names first; nobody here, where only a reporter may."""
    return next((SIDES[actor] for actor in move.by if actor in SIDES), None)


def way(kind: Kind) -> tuple[Move, ...]:
    """The shortest way of a record to a state that counts as done; else only its first move."""
    stages = kind.stages()
    ways: list[tuple[Move, ...]] = [(move,) for move in kind.moves if not move.from_]
    seen = {found[-1].to for found in ways}
    for found in ways:  # grows meanwhile: nearer states come first
        here = found[-1].to
        if stages.get(here) is Stage.DONE:
            return found
        for move in kind.moves:
            ends = stages.get(move.to) in (Stage.VOID, Stage.FAILED)
            if here in move.from_ and move.to not in seen and not ends:
                seen.add(move.to)
                ways.append((*found, move))
    return ways[0] if ways else ()


def steps(kind: Kind, read: Collection[str] = ()) -> tuple[Step, ...]:
    """The steps of a record on that way; `read` names fields that somebody will read off it."""
    made: list[Step] = []
    filled: list[str] = []
    moves = way(kind)
    for nth, move in enumerate(moves):
        fields = _fields(kind, moves[nth:], read) if not made else tuple(asked_by(move))
        new = tuple(name for name in dict.fromkeys(fields) if name not in filled)
        made.append(Step(move, side_of(move), new, len(filled)))
        filled += new
    return tuple(made)


def _fields(kind: Kind, moves: Sequence[Move], read: Collection[str]) -> tuple[str, ...]:
    """What is written on the first sheet: what it needs, what later moves take from it, what is read."""
    sheet = first_sheet(kind, moves[0])
    later = {name for move in moves[1:] for name in asked_by(move)}
    others = (name for name in sheet.others if name in later or name in read)
    return (*sheet.needed, *others)
