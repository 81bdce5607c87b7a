"""Lamps: on tasks and problems, never on what is about a person; thresholds in their order."""

from __future__ import annotations

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Every, Lamp, ProgressGap, Slip, TimeLeft
from duixian.rulebook.lifecycle.needs import Has
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import Actor


def check_lamps(pack: Pack, reader: Reader) -> None:
    """Every kind that has a lamp."""
    asked_of_persons = {
        clock.kind
        for kind in pack.kinds.values()
        for clock in kind.clocks
        if isinstance(clock, Every) and clock.for_ in ("members", "posts")
    }
    for kind in pack.kinds.values():
        lamps = lamps_of(kind)
        if lamps:
            with reader.judging(kind):
                if kind.id in asked_of_persons or about_a_person(kind):
                    reader.findings.add("E680", reader.place(kind, "lamp"), kind=kind.id)
                for lamp in lamps:
                    _thresholds(lamp, kind, reader)


def lamps_of(kind: Kind) -> tuple[Lamp, ...]:
    """The lamp that lists show, and those read beside it."""
    return (*((kind.lamp,) if kind.lamp else ()), *kind.other_lamps)


def about_a_person(kind: Kind) -> bool:
    """Whether the person whom a record is about brings it on: a duty of one's own, not a task."""
    return any(Actor.SUBJECT in move.by for move in kind.moves)


def _thresholds(lamp: Lamp, kind: Kind, reader: Reader) -> None:
    match lamp:
        case TimeLeft() if "due_on" not in asked(kind):
            reader.findings.add("E681", reader.place(kind, "lamp"), kind=kind.id)
        case ProgressGap(yellow, red) | Slip(yellow, red) if not 0 < yellow < red:
            place = reader.place(lamp, "yellow")
            reader.findings.add("E682", place, yellow=yellow, red=red)
        case _:
            pass


def asked(kind: Kind) -> set[str]:
    """The fields and columns that some move asks for."""
    needs = (need for move in kind.moves for need in move.needs)
    return {name for need in needs if isinstance(need, Has) for name in need.fields}
