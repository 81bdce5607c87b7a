"""How often the day of a record was put off, when, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import Has
from duixian.rulebook.moves import Step


def put_off(kind: Kind, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that set a record another day and left it where it was, in their order."""
    moves = {move.id for move in kind.moves if puts_off(move)}
    return tuple(step for step in steps if step.move in moves)


def puts_off(move: Move) -> bool:
    """Whether a move asks for a new day and leads back to where it starts."""
    asked = (need.fields for need in move.needs if isinstance(need, Has))
    return move.to in move.from_ and any("due_on" in fields for fields in asked)
