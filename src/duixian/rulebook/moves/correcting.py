"""Correcting what stands: by whom, and what a correction does to a confirmation.

A field belongs to the last move that asked for it (by its `has`), otherwise to the first move: whoever
could make that move now may correct it. So the writer corrects what the writer wrote, and a date that
a superior set is the superior's to correct. A record whose present state says that somebody else has
confirmed it goes back to the state before: it has to be confirmed anew. What was written until a record
became frozen is corrected by nobody: others have relied on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import Has, SomeoneElse, WhereNeed
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .asked import Asked, Judgement, Obstacle, Step
from .judging import not_theirs
from .needs import unmet
from .sheet import Sheet, asked_by, sends_back, sheet_of


def judge_correction(kind: Kind, changed: Collection[str], asked: Asked) -> Judgement:
    """Whether these fields may be corrected as asked, and the state that the record is in then."""
    made = moves_made(kind, asked.steps)
    obstacles = [*standing(kind, changed, asked)]
    for name in changed:
        found: Iterable[Obstacle] = theirs_to_correct(kind, owner_of(name, made), asked)
        found = [*fixed(kind, name, made), *found]
        obstacles += (replace(obstacle, field=name) for obstacle in found)
    for move in made:
        for need in move.needs:
            if isinstance(need, Has | WhereNeed):
                obstacles += unmet(need, kind, asked)
    return Judgement(state_after(kind, asked), (), tuple(dict.fromkeys(obstacles)))


def standing(kind: Kind, changed: Collection[str], asked: Asked) -> Iterator[Obstacle]:
    """Nothing was changed, or there is nothing left to correct."""
    if kind.lifecycle.stage_of(asked.state) is Stage.VOID:
        state = kind.name_of_state(asked.state)
        zh, en = (
            f"这条记录{state.zh}，不再更正。",
            f"It is “{state.en}” and is not corrected any more.",
        )
        yield Obstacle(None, Text(zh, en))
    if not changed:
        yield Obstacle(None, Text("没有改动。", "Nothing was changed."))
    if "occurred_on" in changed and len(asked.steps) > 1 and asked.on > asked.steps[1].on:
        zh = f"日期 {asked.on} 晚于下一步的 {asked.steps[1].on}。"
        en = f"{asked.on} is after the next step, on {asked.steps[1].on}."
        yield Obstacle("occurred_on", Text(zh, en))


def fixed(kind: Kind, name: str, made: Sequence[Move]) -> Iterator[Obstacle]:
    """A field belongs to what was written before the record became frozen."""
    frozen = {state.id: state.name for state in kind.states if state.frozen}
    since = next((n for n, move in enumerate(made) if move.to in frozen), len(made))
    if any(name in asked_by(move) for move in made[since + 1 :]) or since == len(made):
        return
    called, state = kind.name_of(name), frozen[made[since].to]
    yield Obstacle(
        name,
        Text(
            f"{state.zh}，“{called.zh}”不再改；要改，写明理由作废，另办一次。",
            f"It is “{state.en}”: “{called.en}” is changed no more. To change it, call this one off with a reason and begin another.",
        ),
    )


def theirs_to_correct(kind: Kind, move: Move, asked: Asked) -> Iterator[Obstacle]:
    """Whoever asks could not make the move to which a field belongs."""
    yield from not_theirs(move, asked)
    for need in move.needs:
        if isinstance(need, SomeoneElse):
            yield from unmet(need, kind, asked)


def moves_made(kind: Kind, steps: Sequence[Step]) -> list[Move]:
    """The moves of the steps, as the kind declares them now."""
    found = (kind.lifecycle.move(step.move) for step in steps)
    return [move for move in found if move is not None]


def owner_of(name: str, made: Sequence[Move]) -> Move:
    """The move that answers for a field: the last that asked for it, otherwise the first."""
    return next((move for move in reversed(made) if name in asked_by(move)), made[0])


def state_after(kind: Kind, asked: Asked) -> str:
    """The present state, or the one before it if the present one says that it was confirmed."""
    made = moves_made(kind, asked.steps)
    if len(made) > 1 and made[-1].to == asked.state and confirms(kind, made[-1]):
        return made[-2].to
    return asked.state


def confirms(kind: Kind, move: Move) -> bool:
    """Whether a move is somebody else's yes: it asks for another person and does not send back."""
    return any(isinstance(n, SomeoneElse) for n in move.needs) and not sends_back(kind, move)


def correction_sheet(kind: Kind, steps: Sequence[Step], filled: Collection[str]) -> Sheet:
    """The fields a correction may touch: those of the forms of all moves made, and what is filled."""
    made = moves_made(kind, steps)
    sheets = [sheet_of(kind, move) for move in made]
    needed = [name for sheet in sheets for name in sheet.needed]
    others = [name for sheet in sheets for name in sheet.others]
    more = [f.id for f in kind.fields if f.id in filled]
    rest = dict.fromkeys((*others, *more))
    return Sheet(tuple(dict.fromkeys(needed)), tuple(n for n in rest if n not in needed))


def goes_forward(kind: Kind, move: Move) -> bool:
    """Whether a move brings a record on: not back, not aside, not out, not to a bad end."""
    state = next(s for s in kind.states if s.id == move.to)
    ended = state.stage in (Stage.VOID, Stage.FAILED)
    return not (ended or state.clock or move.to in move.from_ or sends_back(kind, move))
