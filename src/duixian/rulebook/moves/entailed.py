"""What a move brings about besides: a draft of another kind, a move of linked records; values only.

What it brings about is the rule's doing, not the person's, so nobody's right to it is asked. The facts
that a linked record's move needs are asked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.lifecycle import Create, Effect, HandUp, Move, MoveLinked
from duixian.rulebook.lifecycle.needs import SomeoneElse
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldClass, FieldType

from .asked import Asked, Judgement, Obstacle, Step, Value, Values, filled
from .judging import misplaced, untimely
from .needs import unmet
from .sheet import sheet_of

CAREFUL = (FieldClass.PUBLIC, FieldClass.INTERNAL, FieldClass.PERSONAL, FieldClass.SENSITIVE)
"""The classes of fields, the least careful first."""
SHAPE = ("type", "scale", "unit", "among")
CARRIED = ("person", "due_on")


@dataclass(frozen=True)
class Owed:
    """A draft that a move has brought about: of which kind, by which field it points back, its values."""

    kind: str
    by: str
    values: Values


def drafted(source: Kind, effect: Create, target: Kind, record: str, values: Values) -> Owed:
    """The draft of another kind: what both kinds ask for is taken over, and it points at its source.

    Nothing is taken over into a field that is shown to more people than the one it comes from.
    """
    first = first_move(target)
    shown = sheet_of(target, first).fields if first else ()
    taken: dict[str, Value] = {}
    for name in shown:
        value = values.get(name)
        if value is not None and filled(value) and alike(source, target, name):
            taken[name] = fitting(target.field(name), value)
    kept = {name: value for name, value in taken.items() if filled(value)}
    return Owed(target.id, effect.by, {**kept, effect.by: (record,)})


def first_move(kind: Kind) -> Move | None:
    """The move by which a record of the kind is made."""
    return next((move for move in kind.moves if not move.from_), None)


def alike(source: Kind, target: Kind, name: str) -> bool:
    """Whether a field of both kinds holds the same thing, and the new one is as careful with it."""
    ours, theirs = source.field(name), target.field(name)
    if ours is None or theirs is None:
        return name in CARRIED and ours is theirs
    if ours.type in (FieldType.LINK, FieldType.TALLY, FieldType.FILE, FieldType.OUTSIDER):
        return False
    same = all(getattr(ours, each) == getattr(theirs, each) for each in SHAPE)
    one = (ours.many is None) == (theirs.many is None)
    return same and one and CAREFUL.index(theirs.class_) >= CAREFUL.index(ours.class_)


def fitting(declared: Field | None, value: Value) -> Value:
    """A value as far as the new field can hold it: only its own options."""
    if declared is None or declared.type is not FieldType.CHOICE:
        return value
    options = {option.id for option in declared.options}
    if isinstance(value, tuple):
        return tuple(code for code in value if code in options)
    return value if value in options else ""


def owed(
    source: Kind, kinds: Mapping[str, Kind], record: str, steps: Sequence[Step], values: Values
) -> Iterator[Owed]:
    """The drafts that the moves made have brought about: one for each time, begun or not."""
    made = (source.lifecycle.move(step.move) for step in steps)
    for move in made:
        for effect in move.then if move else ():
            if isinstance(effect, Create) and effect.kind in kinds:
                yield drafted(source, effect, kinds[effect.kind], record, values)


def judge_entailed(kind: Kind, move: Move, asked: Asked) -> Judgement:
    """Whether a linked record may make the move that another one's move brings about.

    By whom and by somebody else is not asked: the rule makes it.
    """
    obstacles: list[Obstacle] = [*misplaced(kind, move, asked), *untimely(move, asked)]
    for need in move.needs:
        if not isinstance(need, SomeoneElse):
            obstacles += unmet(need, kind, asked)
    return Judgement(move.to, move.then, tuple(dict.fromkeys(obstacles)))


def objections(obstacles: Sequence[Obstacle], kind: Kind, record: str) -> list[Obstacle]:
    """What stands in a linked record's way, told at the step that would have moved it."""
    return [
        replace(
            each,
            field=None,
            text=Text(
                f"连带的“{kind.name.zh} {record}”：{each.text.zh}",
                f"The linked “{kind.name.en} {record}”: {each.text.en}",
            ),
        )
        for each in obstacles
    ]


def foretold(kind: Kind, move: Move, kinds: Mapping[str, Kind]) -> list[Text]:
    """What the move brings about besides, in words for whoever is about to make it."""
    found: list[Text] = []
    met: set[tuple[str, str]] = set()
    following = [(kind, move)]
    while following:
        at, step = following.pop(0)
        if (at.id, step.id) not in met:
            met.add((at.id, step.id))
            for effect in step.then:
                found += told(effect, at, kinds)
                following += led_to(effect, at, kinds) if isinstance(effect, MoveLinked) else ()
    return found


def told(effect: Effect, kind: Kind, kinds: Mapping[str, Kind]) -> Iterator[Text]:
    """One effect in words."""
    match effect:
        case Create(kind=id_):
            called = kinds[id_].name if id_ in kinds else Text(id_, id_)
            zh = f"还会按规则生成一份“{called.zh}”草稿，放进本单位的待办，补齐才算记下。"
            en = f"By rule this also makes a draft of “{called.en}”, which stands in the unit's to-do list until it is completed."
            yield Text(zh, en)
        case HandUp(levels):
            zh, en = (
                f"承办单位按规则上交 {levels} 级。",
                f"By rule the solver is the unit {levels} above.",
            )
            yield Text(zh, en)
        case MoveLinked(by):
            called = kind.name_of(by)
            for target, step in led_to(effect, kind, kinds):
                zh = f"“{called.zh}”里的{target.name.zh}也会按规则“{step.name.zh}”。"
                en = (
                    f"By rule the {target.name.en} in “{called.en}” makes “{step.name.en}” as well."
                )
                yield Text(zh, en)


def led_to(
    effect: MoveLinked, kind: Kind, kinds: Mapping[str, Kind]
) -> Iterator[tuple[Kind, Move]]:
    """The kinds that an effect may reach by its link, each with the move it makes."""
    declared = kind.field(effect.by)
    targets = declared.to if declared and isinstance(declared.to, tuple) else ()
    for id_ in targets:
        target = kinds.get(id_)
        step = target.lifecycle.move(effect.do) if target else None
        if target and step:
            yield target, step


def steps_from(kind: Kind, move: Move, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str]]:
    """The moves that a move brings about, as kind and move; a draft ends in its kind's first moves."""
    for effect in move.then:
        if isinstance(effect, MoveLinked):
            yield from ((target.id, step.id) for target, step in led_to(effect, kind, kinds))
        if isinstance(effect, Create) and effect.kind in kinds:
            target = kinds[effect.kind]
            yield from ((target.id, first.id) for first in target.moves if not first.from_)


def circle(kind: Kind, move: Move, kinds: Mapping[str, Kind]) -> tuple[tuple[str, str], ...]:
    """The way by which a move brings itself about, or nothing."""
    start = (kind.id, move.id)
    ways: list[tuple[tuple[str, str], ...]] = [(start,)]
    met: set[tuple[str, str]] = set()
    while ways:
        way = ways.pop()
        at, step = way[-1]
        found = kinds[at].lifecycle.move(step)
        for following in steps_from(kinds[at], found, kinds) if found else ():
            if following == start:
                return (*way, start)
            if following not in met:
                met.add(following)
                ways.append((*way, following))
    return ()
