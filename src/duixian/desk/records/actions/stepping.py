"""The record after a move, before it is entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from duixian.desk.records.snapshots import Made, Snapshot, with_values
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import Asked, Value, due_again


def stepped(
    before: Snapshot,
    kind: Kind,
    move: Move,
    question: Asked,
    actor: str,
    own: tuple[dict[str, Value], dict[str, str]],
) -> Snapshot:
    """The record after a move: its values by key, the names of outsiders beside them."""
    made = Made(move.id, question.on.isoformat(), tuple(sorted(question.persons)), actor)
    stage = kind.stages()[move.to]
    return replace(
        Snapshot(**with_values(before, *own)),
        version=before.version + 1,
        state=move.to,
        stage=stage.value,
        state_on=question.on.isoformat(),
        steps=(*before.steps, made),
    )


def with_time_back(
    kind: Kind, move: Move, question: Asked, values: Mapping[str, Value]
) -> dict[str, Value]:
    """The values after a move; a clock that stood still has its working days back."""
    due_on = due_again(kind, move, question)
    return {**values, "due_on": due_on} if due_on else dict(values)
