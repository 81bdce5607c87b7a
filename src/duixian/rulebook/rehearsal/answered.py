"""How far the records answer what a pack asks: who has no number, who reaches all or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.measures.brought import reads

from .trial import Answer, Trial

if TYPE_CHECKING:
    from duixian.rulebook.scorecards.standard import Indicator

Alike = Literal["", "none", "full", "nothing", "same"]
Missing = Literal["", "kind", "field"]


@dataclass(frozen=True)
class Answered:
    """One indicator over the units of one category (or all): how many have what.

    `full` and `nothing` are about points, or for an indicator without points about its value:
    `full` is then empty, and `nothing` counts noughts where more is better.
    """

    indicator: str
    category: str
    units: int
    none: int
    few: int
    full: int | None
    nothing: int

    @property
    def between(self) -> int:
        """Those with a number that is neither all nor nothing."""
        return self.units - self.none - self.few - (self.full or 0) - self.nothing


@dataclass(frozen=True)
class Asked:
    """One indicator: by category, over all, whether it tells anybody apart, what nobody has recorded."""

    indicator: Indicator
    by_category: Sequence[Answered]
    over_all: Answered
    alike: Alike
    missing: Missing
    of: tuple[str, ...] = ()


def answered(trial: Trial) -> list[Asked]:
    """Every indicator asked of units, in the order of the pack."""
    answers: dict[str, list[Answer]] = defaultdict(list)
    for answer in trial.answers:
        answers[answer.indicator].append(answer)
    return [_asked(trial, i, answers[i.id]) for i in trial.indicators]


def _asked(trial: Trial, indicator: Indicator, answers: Sequence[Answer]) -> Asked:
    by_category: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_category[trial.category(answer.unit)].append(answer)
    known = [c.id for c in trial.pack.categories if c.id in by_category]
    missing, of = missing_for(trial, indicator)
    return Asked(
        indicator,
        [count(indicator, category, by_category[category]) for category in known],
        count(indicator, "", answers),
        alike(answers),
        missing,
        of,
    )


def count(indicator: Indicator, category: str, answers: Iterable[Answer]) -> Answered:
    """How many of some answers are none, all and nothing."""
    every = list(answers)
    having = [a for a in every if a.status == "value"]
    return Answered(
        indicator.id,
        category,
        len(every),
        sum(1 for a in every if a.status == "none"),
        sum(1 for a in every if a.status == "too_few"),
        sum(1 for a in having if is_full(a)) if indicator.points else None,
        sum(1 for a in having if is_nothing(indicator, a)),
    )


def is_full(answer: Answer) -> bool:
    """Whether all points that can be had are reached."""
    return bool(answer.attainable) and answer.points == answer.attainable


def is_nothing(indicator: Indicator, answer: Answer) -> bool:
    """Whether no point is reached; without points, whether there is nothing of what should be more."""
    if answer.status != "value" or is_full(answer):
        return False
    if indicator.points is not None:
        return not answer.points
    return indicator.better == "more" and answer.n == 0


def alike(answers: Sequence[Answer]) -> Alike:
    """Whether an indicator sets nobody apart: nobody has a number, or all have the same."""
    having = [a for a in answers if a.status == "value"]
    if not having:
        return "none"
    if all(a.points is not None for a in having):
        points = {(a.points, a.attainable) for a in having}
        if len(points) > 1:
            return ""
        return "full" if is_full(having[0]) else "same" if having[0].points else "nothing"
    first = having[0]
    same = all((a.n or 0) * (first.d or 1) == (first.n or 0) * (a.d or 1) for a in having)
    if not same or len(having) == 1:
        return ""
    return "same" if first.n else "nothing"


def missing_for(trial: Trial, indicator: Indicator) -> tuple[Missing, tuple[str, ...]]:
    """What an indicator needs that no record has: all its kinds of record, or a field it takes."""
    of = [k for selection in indicator.measure.selections for k in selection.of]
    of += [k for roster in indicator.measure.rosters for k in roster.of]
    read = [kind for kind in dict.fromkeys(of) if kind not in ROSTERS]
    empty = [kind for kind in read if not len(trial.cut.records[kind])]
    if read and len(empty) == len(read):
        return "kind", tuple(empty)
    fields = [field for field in _fields(trial, indicator) if not _ever_filled(trial, *field)]
    taken = [name for _, name in _fields(trial, indicator)]
    lacking = [
        name
        for name in dict.fromkeys(taken)
        if taken.count(name) == [n for _, n in fields].count(name)
    ]
    return ("field", tuple(lacking)) if lacking else ("", ())


def _fields(trial: Trial, indicator: Indicator) -> list[tuple[str, str]]:
    """The fields that it takes from its records, by kind; those kept in tables of their own are left out."""
    kinds = trial.pack.kinds
    return [
        (id_, name)
        for read in reads(indicator.measure)
        for id_ in read.selection.of
        if id_ in kinds
        for name in read.taken
        if (field := kinds[id_].field(name)) and field.columns
    ]


def _ever_filled(trial: Trial, kind: str, name: str) -> bool:
    table = trial.cut.records[kind]
    field = trial.pack.kinds[kind].field(name)
    columns = field.columns if field else ()
    return any(table.column(c).null_count < len(table) for c in columns)


def without_any(trial: Trial) -> list[str]:
    """The units that have no number at all."""
    having: Mapping[str, list[bool]] = defaultdict(list)
    for answer in trial.answers:
        having[answer.unit].append(answer.status == "value")
    return [unit for unit, each in having.items() if not any(each)]
