"""May this move be made? Everything that stands in the way is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import Has, SomeoneElse, WhereNeed
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import LISTS, Actor, FieldType

from .asked import Asked, Judgement, Obstacle, filled
from .needs import otherwise, unmet, warned
from .sheet import sheet_of
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
        *in_the_way(kind, move, asked),
        *another_way(kind, move, asked),
    ]
    warnings = [warning for need in move.needs for warning in warned(need, kind, asked)]
    warnings += given_back(kind, move, asked)
    return Judgement(
        move.to, move.then, tuple(dict.fromkeys(obstacles)), tuple(dict.fromkeys(warnings))
    )


def judge_alone(kind: Kind, move: Move, asked: Asked) -> Judgement:
    """Whether somebody may begin the move: state, actor, somebody else, the way that a choice has settled.

    What is filled in is not asked yet.
    """
    obstacles = [*misplaced(kind, move, asked), *not_theirs(move, asked)]
    for need in move.needs:
        if isinstance(need, SomeoneElse):
            obstacles += unmet(need, kind, asked)
        elif isinstance(need, WhereNeed):
            obstacles += settled_otherwise(need, move, kind, asked)
    return Judgement(move.to, move.then, tuple(obstacles))


def in_the_way(kind: Kind, move: Move, asked: Asked) -> Iterator[Obstacle]:
    """What the needs of a move are missing; of a field that is empty this alone is said."""
    must = {name for need in move.needs if isinstance(need, Has) for name in need.fields}
    for need in move.needs:
        for obstacle in unmet(need, kind, asked):
            empty = obstacle.field in must and not filled(asked.values.get(obstacle.field or ""))
            if not (empty and isinstance(need, WhereNeed)):
                yield obstacle


def settled_otherwise(need: WhereNeed, move: Move, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """A choice that the record holds and that this move does not take.

    One that its form shows may still be changed there, unless another way of the same step takes it.
    """
    shown = sheet_of(kind, move).fields if move.from_ else ()
    for name, wanted in need.conditions.items():
        field = kind.field(name)
        if not move.from_ or field is None or field.type is not FieldType.CHOICE:
            continue
        held = filled(asked.values.get(name))
        if name not in shown or (held and another_takes(name, move, kind, asked) is not None):
            yield from otherwise(name, wanted, kind, asked)


def another_takes(name: str, move: Move, kind: Kind, asked: Asked) -> Move | None:
    """Another way of the same step that takes the choice as it is."""
    ways = (m for m in kind.moves if m.id != move.id and (m.from_, m.to) == (move.from_, move.to))
    for way in ways:
        conditions = (n.conditions for n in way.needs if isinstance(n, WhereNeed))
        wanted = [found[name] for found in conditions if name in found]
        if wanted and not any([*otherwise(name, each, kind, asked)] for each in wanted):
            return way
    return None


def another_way(kind: Kind, move: Move, asked: Asked) -> Iterator[Obstacle]:
    """By which other way of the same step it goes with the choice as it is."""
    for need in move.needs:
        for name, wanted in need.conditions.items() if isinstance(need, WhereNeed) else ():
            way = another_takes(name, move, kind, asked) if move.from_ else None
            held = filled(asked.values.get(name))
            if way and held and [*otherwise(name, wanted, kind, asked)]:
                zh = f"这样的走“{way.name.zh}”这一步。"
                en = f"With this the way is “{way.name.en}”."
                yield Obstacle(name, Text(zh, en))


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
    there = [actor for actor in move.by if actor not in asked.absent] or move.by
    if asked.absent & set(move.by) and set(there) == {Actor.SUPERIOR}:
        zh = f"由上一级{move.name.zh}，本级不自己{move.name.zh}。"
        en = f"“{move.name.en}” is made by the unit above; a unit does not decide this itself."
        yield Obstacle(None, Text(zh, en))
        return
    allowed = [words[actor.value] for actor in there]
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
