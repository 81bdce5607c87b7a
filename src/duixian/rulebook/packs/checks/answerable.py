"""Indicators that no record can ever meet: a state no move reaches, a field no form asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from duixian.rulebook.kinds import BASE_COLUMNS, Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.measures import Measure, Part, Selection, Share
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.filters import Bounds, Linked
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import ByDate, Stage, Timing, Track

from .ways import CLOSING, asked, reached, whole

STAGES = {
    Timing.IN_TIME: (Stage.DONE,),
    Timing.LATE: CLOSING,
    Timing.OVERDUE: (Stage.OPEN,),
    Timing.NOT_DUE: (Stage.OPEN,),
}
READ = ("field", "tally", "from_", "to")
"""The parameters of measures that name a field of the record."""


@dataclass(frozen=True)
class Condition:
    """A condition on the state in which a record stands, and what to say where no state meets it."""

    said: Text
    holds: Callable[[str], bool]


def check_answerable(pack: Pack, reader: Reader) -> None:
    """Tell of every sound indicator that no record can meet, or whose part none can."""
    for indicator in pack.indicators:
        linked = [part.linked.kind for part in indicator.measure.parts() if part.linked]
        others = [pack.kinds[id_] for id_ in linked if id_ in pack.kinds]
        if len(others) < len(linked) or not reader.sound(indicator) or not _known(others, reader):
            continue
        for selection in indicator.measure.selections:
            kinds = [pack.kinds[id_] for id_ in selection.of if id_ in pack.kinds]
            if set(selection.of) & ROSTERS.keys() or not _known(kinds, reader):
                continue
            why = [_unmet(selection, kind, indicator, pack) for kind in kinds]
            if why and all(why):
                said = why[0] or Text("", "")
                reader.findings.add(
                    "W204", reader.place(indicator), id=indicator.id, zh=said.zh, en=said.en
                )
                break


def _known(kinds: list[Kind], reader: Reader) -> bool:
    return all(reader.sound(kind) and whole(kind) for kind in kinds)


def selected(selection: Selection, kind: Kind) -> list[str]:
    """The states in which a record can stand and be selected, as far as `in` says."""
    can = reached(kind)
    return [state for state in kind.states_in(selection.in_) if state in can]


def _unmet(selection: Selection, kind: Kind, indicator: Indicator, pack: Pack) -> Text | None:
    """Why no record of a kind is ever counted; nothing if one can be."""
    measure = indicator.measure
    if not kind.moves:
        return None
    states = selected(selection, kind)
    if not states:
        words = "、".join(selection.in_)
        return Text(
            f"{kind.name.zh}没有一步走得到 {words}",
            f"no move of {kind.name.en} leads to {', '.join(selection.in_)}",
        )
    needed = [
        *_of_filters(selection.filters, kind, pack),
        *_of_dates(selection, kind),
        *_of_persons(selection, kind, pack.track_of(indicator)),
        *_of_measure(measure, kind),
    ]
    if isinstance(measure, Share):
        needed += _of_filters(measure.part, kind, pack)
    for condition in needed:
        states = [state for state in states if condition.holds(state)]
        if not states:
            return condition.said
    return None


def _of_filters(part: Part, kind: Kind, pack: Pack) -> Iterator[Condition]:
    stages = kind.stages()
    if part.in_:
        wanted = kind.states_in(part.in_)
        words = ", ".join(part.in_)
        yield Condition(
            Text(f"选出的记录没有 {words} 的", f"no record selected is {words}"),
            wanted.__contains__,
        )
    for name in (*part.where, *part.has):
        yield _filled(name, kind)
    for name in set(part.has) & set(part.lacks):
        name_zh, name_en = kind.name_of(name).zh, kind.name_of(name).en
        yield Condition(
            Text(f"“{name_zh}”又要填、又要空", f"“{name_en}” is to be filled and empty"), _never
        )
    for name, wanted_values in part.where.items():
        yield from _of_bounds(name, wanted_values, kind)
    if part.timing:
        fitting = {stage for timing in part.timing for stage in STAGES[timing]}
        words = ", ".join(part.timing)
        yield Condition(
            Text(f"选出的状态里不会有 {words}", f"no state selected can be {words}"),
            lambda state: stages[state] in fitting,
        )
        yield _filled("due_on", kind)
    if part.linked and part.linked.least:
        yield from _of_link(part.linked, kind, pack)


def _of_bounds(name: str, wanted: object, kind: Kind) -> Iterator[Condition]:
    field = kind.field(name)
    if not isinstance(wanted, Bounds) or field is None:
        return
    low, high = field.from_, field.to if isinstance(field.to, int) else None
    above = wanted.from_ is not None and high is not None and wanted.from_ > high
    below = wanted.to is not None and low is not None and wanted.to < low
    if above or below:
        yield Condition(
            Text(
                f"“{field.name.zh}”填不到这么多或这么少",
                f"“{field.name.en}” cannot hold so much or so little",
            ),
            _never,
        )


def _of_link(need: Linked, kind: Kind, pack: Pack) -> Iterator[Condition]:
    other = pack.kinds[need.kind]
    if not other.moves:
        return
    there = asked(other)
    ends = [state for state in other.states_in(need.in_) if state in there]
    said = Text(
        f"{other.name.zh}没有一步会连到{kind.name.zh}，或走不到 {', '.join(need.in_)}",
        f"no move links {other.name.en} to {kind.name.en}, or leads to {', '.join(need.in_)}",
    )
    if kind.field(need.by) is None:
        linked = any(need.by in there[state] for state in ends)
        yield Condition(said, lambda _: linked)
    else:
        yield Condition(said, lambda _: bool(ends))
        yield _filled(need.by, kind)


def _of_dates(selection: Selection, kind: Kind) -> Iterator[Condition]:
    if selection.by in (ByDate.CLOSED_ON, ByDate.DUE_ON):
        yield _filled(selection.by.value, kind)


def _of_persons(selection: Selection, kind: Kind, track: Track) -> Iterator[Condition]:
    names = selection.for_ or (("person",) if track is Track.PERSON else ())
    if names:
        yield _any_filled(names, kind)


def _of_measure(measure: Measure, kind: Kind) -> Iterator[Condition]:
    given = [getattr(measure, name, None) for name in READ]
    for name in given:
        if isinstance(name, str) and (kind.field(name) or name in BASE_COLUMNS):
            yield _filled(name, kind)


def _filled(name: str, kind: Kind) -> Condition:
    return _any_filled((name,), kind)


def _any_filled(names: tuple[str, ...], kind: Kind) -> Condition:
    filled: Mapping[str, frozenset[str]] = asked(kind)
    zh = "、".join(kind.name_of(name).zh for name in names)
    en = ", ".join(kind.name_of(name).en for name in names)
    said = Text(
        f"{kind.name.zh}到这些状态以前，没有一步会问“{zh}”",
        f"no move of {kind.name.en} asks for “{en}” before it is counted",
    )
    return Condition(said, lambda state: bool(set(names) & filled[state]))


def _never(_state: str) -> bool:
    return False
