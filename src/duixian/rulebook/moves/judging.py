"""May this move be made? Everything that stands in the way is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import SomeoneElse
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import LISTS

from .asked import Asked, Judgement, Obstacle
from .needs import unmet, warned
from .standing_still import given_back

DAY_OF = {True: "occurred_on", False: "state_on"}


def judge(kind: Kind, move: Move, asked: Asked) -> Judgement:
    """Whether the move may be made as asked, and what follows from it.

    The effects are returned, not carried out: that is the caller's part.
    """
    obstacles = [
        *misplaced(kind, move, asked),
        *not_theirs(move, asked),
        *untimely(move, asked),
        *(obstacle for need in move.needs for obstacle in unmet(need, kind, asked)),
    ]
    warnings = [warning for need in move.needs for warning in warned(need, kind, asked)]
    warnings += given_back(kind, move, asked)
    return Judgement(
        move.to, move.then, tuple(dict.fromkeys(obstacles)), tuple(dict.fromkeys(warnings))
    )


def judge_alone(kind: Kind, move: Move, asked: Asked) -> Judgement:
    """Whether somebody may begin the move: state, actor, somebody else; not yet what is filled in."""
    obstacles = [*misplaced(kind, move, asked), *not_theirs(move, asked)]
    for need in move.needs:
        if isinstance(need, SomeoneElse):
            obstacles += unmet(need, kind, asked)
    return Judgement(move.to, move.then, tuple(obstacles))


def misplaced(kind: Kind, move: Move, asked: Asked) -> Iterator[Obstacle]:
    """The record stands where this move does not begin."""
    if asked.state in move.from_ or (not asked.state and not move.from_):
        return
    if not asked.state:
        yield Obstacle(None, Text("这条记录还没有记。", "There is no such record yet."))
        return
    now = kind.name_of_state(asked.state)
    starts = [kind.name_of_state(state) for state in move.from_]
    zh = f"现在是“{now.zh}”，“{move.name.zh}”要从{listed(starts).zh}办起。"
    en = f"It stands at “{now.en}”; “{move.name.en}” starts from {listed(starts).en}."
    if not starts:
        zh, en = "这条记录已经记过了。", "This record is already there."
    yield Obstacle(None, Text(zh, en))


def not_theirs(move: Move, asked: Asked) -> Iterator[Obstacle]:
    """None of those who may make the move is the one who asks."""
    if asked.roles & set(move.by):
        return
    words = {
        word.id: word.meaning for words in LISTS if words.id == "actors" for word in words.words
    }
    allowed = [words[actor.value] for actor in move.by]
    yield Obstacle(
        None,
        Text(
            f"“{move.name.zh}”由{'、'.join(a.zh for a in allowed)}办。",
            f"“{move.name.en}” is made by: {', '.join(a.en for a in allowed)}.",
        ),
    )


def untimely(move: Move, asked: Asked) -> Iterator[Obstacle]:
    """The day lies in the future, or before the step that came before."""
    where = DAY_OF[not asked.state]
    if asked.on > asked.today:
        yield Obstacle(
            where,
            Text(
                f"日期 {asked.on} 还没到，今天是 {asked.today}。",
                f"{asked.on} lies in the future; today is {asked.today}.",
            ),
        )
    before = max((step.on for step in asked.steps), default=None)
    if before and asked.on < before and move.from_:
        yield Obstacle(
            where,
            Text(
                f"日期 {asked.on} 早于上一步的 {before}。",
                f"{asked.on} is before the step that came before, on {before}.",
            ),
        )


def listed(names: Sequence[Text]) -> Text:
    """Some names in quotation marks, one after the other."""
    return Text(
        "、".join(f"“{name.zh}”" for name in names), " or ".join(f"“{name.en}”" for name in names)
    )
