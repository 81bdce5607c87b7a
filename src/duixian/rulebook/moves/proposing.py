"""Which ways to begin a record fit what is known: a table written as first moves, never a decision.

A kind may begin in several ways, each with conditions on its choices. Read from the other side they say
what a fault leads to, and what follows where the step before was of no use. People choose among them, or
begin otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import LinkedNeed, WhereNeed

Known = Mapping[str, str]


@dataclass(frozen=True)
class Proposal:
    """A way to begin, and the choices that it settles."""

    move: Move
    values: Known


def by_what_is_known(kind: Kind, known: Known) -> Iterator[Proposal]:
    """The ways to begin whose conditions name what is known and are met by it."""
    yield from _fitting(kind, known, after_another=False)


def after(kind: Kind, field: str, value: str, known: Known) -> Iterator[Proposal]:
    """The ways to begin after a record that came to nothing: one option further than it stood."""
    declared = kind.field(field)
    options = [option.id for option in declared.options] if declared else []
    further = options[options.index(value) + 1 :][:1] if value in options else []
    for option in further:
        yield from _fitting(kind, {**known, field: option}, after_another=True)


def _fitting(kind: Kind, known: Known, *, after_another: bool) -> Iterator[Proposal]:
    for move in kind.moves:
        conditions = {
            name: wanted
            for need in move.needs
            if isinstance(need, WhereNeed)
            for name, wanted in need.conditions.items()
            if isinstance(wanted, tuple)
        }
        linked = any(isinstance(need, LinkedNeed) for need in move.needs)
        named = known.keys() & conditions.keys()
        if move.from_ or linked is not after_another or not named:
            continue
        if all(known[name] in conditions[name] for name in named):
            settled = {name: wanted[0] for name, wanted in conditions.items() if len(wanted) == 1}
            yield Proposal(move, {**settled, **known})
