"""What a move brings about besides: carried out in the same step, or the step is refused.

The rule does it, so nobody's right to the second record is asked; the entry names what brought it about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.ledger.statements import Question
from duixian.desk.org.models import Unit
from duixian.desk.records.judged import Actors, Occasion, asked, keyed
from duixian.desk.records.models import Record
from duixian.desk.records.refusals import refuse
from duixian.desk.records.rivals import with_others
from duixian.desk.records.snapshots import moved
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Create, Effect, HandUp, Move, MoveLinked
from duixian.rulebook.moves import Value, judge_entailed, objections

from .stepping import stepped, with_time_back
from .writing import At, Doing, Done, before_of, enter

SOLVER = "solver"


@dataclass(frozen=True)
class Chain:
    """One step and all it brings about: who made it and when, and the records moved already."""

    viewer: Viewer
    who: Actors
    now: dt.datetime
    on: dt.date
    kinds: Mapping[str, Kind]
    moved: set[str] = field(default_factory=set)


def chain_of(
    viewer: Viewer, who: Actors, now: dt.datetime, on: dt.date, steps: tuple[Kind, Move]
) -> Chain:
    """The chain that a move of a kind begins."""
    kind, move = steps
    others = installed_kinds() if any(isinstance(e, MoveLinked) for e in move.then) else {}
    return Chain(viewer, who, now, on, {**others, kind.id: kind})


def handed_up(
    effects: Iterable[Effect], unit: Unit, values: Mapping[str, Value]
) -> dict[str, Value]:
    """The values after the effects on the record itself."""
    found = dict(values)
    for effect in effects:
        if isinstance(effect, HandUp):
            found[SOLVER] = superior(str(found.get(SOLVER, unit.code)), effect.levels)
    return found


def entailed(effects: Iterable[Effect], values: Mapping[str, Value]) -> list[dict[str, Any]]:
    """What the entry of a step says of its effects on others."""
    found: list[dict[str, Any]] = []
    for effect in effects:
        if isinstance(effect, Create):
            found.append({"create": effect.kind, "by": effect.by})
        if isinstance(effect, MoveLinked):
            found += [{"move": effect.do, "record": code} for code in linked(effect, values)]
    return found


def linked(effect: MoveLinked, values: Mapping[str, Value]) -> tuple[str, ...]:
    """The records that an effect is to move."""
    codes = values.get(effect.by)
    return codes if isinstance(codes, tuple) else ()


BY_CODE = Question(
    lambda: (
        Record.objects.unscoped()
        .select_related("unit", "person")
        .select_for_update(of=("self",))
        .filter(code="")
    )
)


def carry_out(
    done: Done, kind: Kind, move: Move, values: Mapping[str, Value], chain: Chain
) -> None:
    """Move the records that this step is to move, each with its own version and entry.

    Raises:
        Refused: one of them cannot make its move; then nothing of the step is written.
    """
    chain.moved.add(done.record.code)
    moving = [effect for effect in move.then if isinstance(effect, MoveLinked)]
    for effect in moving:
        for code in linked(effect, values):
            held = BY_CODE.rows(code)[0]
            target = chain.kinds[held.kind]
            step = target.lifecycle.move(effect.do)
            if step is None or held.state == step.to or code in chain.moved:
                continue  # it stands there already, or its kind knows no such move any more
            because = {"record": done.record.code, "kind": kind.id, "move": move.id}
            move_by_rule(held, target, step, because, chain)


def move_by_rule(
    held: Record, kind: Kind, move: Move, because: Mapping[str, str], chain: Chain
) -> None:
    """Let a linked record make its move, with what follows from it in turn."""
    snapshot, before = before_of(held, kind)
    values = {**before.values, **before.erased}
    occasion = Occasion(chain.viewer, held.unit, chain.who, chain.on, chain.now.date(), move)
    question = with_others(asked(kind, before, values, occasion), kind, move, held.unit, held.pk)
    judged = judge_entailed(kind, move, question)
    refuse({}, objections(judged.obstacles, kind, held.code))
    after_all = handed_up(move.then, held.unit, values)
    after_all = with_time_back(kind, move, question, after_all)
    own = keyed(kind, held.unit, after_all, before.erased)
    after = stepped(snapshot, kind, move, question, chain.viewer.actor, own)
    name = f"record.{kind.id}.{move.id}"
    doing = Doing(chain.viewer, chain.now, name, None, chain.who.on_behalf)
    what = moved(move.id, then=entailed(move.then, after_all), rule=because)
    carry_out(enter(after, kind, At(held.unit, held), doing, what), kind, move, after_all, chain)


def superior(code: str, levels: int) -> str:
    """The unit so many levels above, or the one at the top."""
    unit = Unit.objects.unscoped().select_related("parent").get(code=code)
    for _ in range(levels):
        if unit.parent is None:
            break
        unit = Unit.objects.unscoped().select_related("parent").get(pk=unit.parent.pk)
    return unit.code
