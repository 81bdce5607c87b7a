"""Where a record can go: what its moves can reach, by whose hand, and what has been asked by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Due, Move
from duixian.rulebook.lifecycle.needs import Notice, SomeoneElse, Vote
from duixian.rulebook.moves.sheet import sheet_of
from duixian.rulebook.vocabulary.words import Actor, Stage

WRITERS = frozenset({Actor.RECORDER, Actor.SECRETARY, Actor.SUBJECT})
"""Who writes down the work of the own unit."""
CLOSING = (Stage.DONE, Stage.FAILED)


def anyhow(_move: Move) -> bool:
    """By any move."""
    return True


def unseen(move: Move) -> bool:
    """By moves that nobody else need look at: no second person, no vote, no public notice."""
    return not any(isinstance(need, (SomeoneElse, Vote, Notice)) for need in move.needs)


def own_hand(move: Move) -> bool:
    """By moves that the unit's own writers may make with nobody else looking."""
    return unseen(move) and bool(WRITERS & set(move.by))


def whole(kind: Kind) -> bool:
    """Whether all its moves lead from and to states that could be read."""
    named = {state for move in kind.moves for state in (move.to, *move.from_)}
    return named <= kind.stages().keys()


def reached(kind: Kind, way: Callable[[Move], bool] = anyhow) -> frozenset[str]:
    """The states that a record comes to by moves of that sort alone, from its first move on."""
    found: set[str] = set()
    steps = [move for move in kind.moves if way(move)]
    while new := {
        m.to for m in steps if m.to not in found and (not m.from_ or found & set(m.from_))
    }:
        found |= new
    return frozenset(found)


def asked(kind: Kind) -> Mapping[str, frozenset[str]]:
    """For each state what may have been filled in by the time a record stands there."""
    always = {"unit", "occurred_on", "campaigns"}
    if any(isinstance(clock, Due) for clock in kind.clocks):
        always.add("due_on")
    found: dict[str, frozenset[str]] = {}
    sheets = {move.id: frozenset(sheet_of(kind, move).fields) for move in kind.moves}
    changed = True
    while changed:
        changed = False
        for move in kind.moves:
            before = [found[state] for state in move.from_ if state in found]
            if move.from_ and not before:
                continue
            known = found.get(move.to, frozenset())
            filled = known.union(always, sheets[move.id], *before)
            changed = changed or filled != known or move.to not in found
            found[move.to] = filled
    stages = kind.stages()
    return {
        state: filled | {"closed_on"} if stages[state] in CLOSING else filled
        for state, filled in found.items()
    }
