"""What an indicator rests on: activity is kept out of effect and voice, and points need a second person.

Activity is what writers can make more of by writing more: the number (or sum, or coverage) of records
that come to a counted state by the hand of their own unit alone. What somebody else has looked at on
every way there, what the people served said, and every part of a whole may stand for an effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Count, Coverage, Distinct, Ratio, Roster, Sum
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.words import Actor, Line, Stage

from .ways import own_hand, reached, unseen

MORE_BY_MORE = (Count, Sum, Distinct, Coverage)
"""The measures that grow with the number of records, as a ratio over a roster does too."""


def check_evidence(pack: Pack, reader: Reader) -> None:
    """Tell of activity on the lines of effect and voice, and of points nobody else has looked at."""
    for indicator in pack.indicators:
        kinds = list(_sound_kinds(indicator, pack, reader))
        for kind in kinds:
            if _activity(indicator, kind):
                reader.findings.add(
                    "W206", reader.place(indicator, "line"),
                    id=indicator.id, zh=kind.name.zh, en=kind.name.en,
                )  # fmt: skip
                break
        for kind in kinds:
            if indicator.points and counted(indicator, kind) & reached(kind, unseen):
                reader.findings.add(
                    "W209", reader.place(indicator, "points"),
                    id=indicator.id, zh=kind.name.zh, en=kind.name.en,
                )  # fmt: skip
                break


def counted(indicator: Indicator, kind: Kind) -> frozenset[str]:
    """The states, achieved ones only, whose records an indicator counts: what is owed is no activity."""
    stages = kind.stages()
    selected = kind.states_in(indicator.measure.selection.in_)
    return frozenset(state for state in selected if stages[state] is Stage.DONE)


def _sound_kinds(indicator: Indicator, pack: Pack, reader: Reader) -> Iterator[Kind]:
    if reader.sound(indicator):
        found = (pack.kinds.get(id_) for id_ in indicator.measure.selection.of)
        yield from (kind for kind in found if kind and reader.sound(kind))


def _activity(indicator: Indicator, kind: Kind) -> bool:
    measure = indicator.measure
    per_head = isinstance(measure, Ratio) and isinstance(measure.under, Roster)
    if not (per_head or isinstance(measure, MORE_BY_MORE)):
        return False
    if indicator.line is Line.VOICE:
        return bool(counted(indicator, kind)) and not _told_by_those_served(kind)
    if indicator.line is Line.EFFECT:
        return bool(counted(indicator, kind) & reached(kind, own_hand))
    return False


def _told_by_those_served(kind: Kind) -> bool:
    """Whether a record may begin with somebody outside who says something."""
    return any(Actor.REPORTER in move.by for move in kind.moves if not move.from_)
