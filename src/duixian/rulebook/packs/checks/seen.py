"""Who reads a record: whoever has a move in it can read it, and the rule names what is there."""

from __future__ import annotations

from duixian.rulebook.kinds import Kind, Seen
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import Actor, FieldType, SeenBy

BLIND = {SeenBy.OWN: (Actor.SUPERIOR, Actor.OFFICE), SeenBy.NEAR: (Actor.OFFICE,)}
"""Whose moves would be made without reading what they are about."""


def check_seen(pack: Pack, reader: Reader) -> None:
    """Every kind that says who reads its records."""
    for kind in pack.kinds.values():
        if kind.seen is not None:
            with reader.judging(kind):
                _choices(kind, kind.seen, reader)
                _movers(kind, kind.seen, reader)


def _choices(kind: Kind, seen: Seen, reader: Reader) -> None:
    """The values that it asks for are options of the kind's choices, each of one answer."""
    for name, options in (seen.where or {}).items():
        field = kind.field(name)
        chosen = field is not None and field.type is FieldType.CHOICE and not field.many
        there = {option.id for option in field.options} if field and chosen else set()
        for option in options:
            if not reader.blind and option not in there:
                reader.findings.add("E291", reader.place(seen, "where"), field=name, option=option)


def _movers(kind: Kind, seen: Seen, reader: Reader) -> None:
    for move in kind.moves:
        for actor in move.by:
            if actor in BLIND[seen.by]:
                reader.findings.add("E290", reader.place(move, "by"), move=move.id, who=actor.value)
