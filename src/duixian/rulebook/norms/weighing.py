"""What is too much, too short or asked for twice: each with the rule of the register that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from duixian.rulebook.calendars import MONTHS_IN
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.kinds.rosters import MEMBERS, UNITS
from duixian.rulebook.lifecycle import Due, Every
from duixian.rulebook.lifecycle.needs import Elapsed
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType

from .assumed import BUDGET, Assumed
from .burden import Load, beside, heaviest
from .claims import Claim, claims, lasting
from .life import Side, side_of, steps
from .wording import about

MOST_FORMS = 5
QUARTERLY = Fraction(1, 3)
MOST_ENTRIES = 20
MOST_FIELDS = 10
LEAST_WORKING_DAYS = 3
LEAST_DAYS = 5
"""So many days hold three working days, wherever the week-end lies."""
OWN_WORDS = (FieldType.TEXT, FieldType.OUTSIDER, FieldType.LINK, FieldType.FILE)
"""Types whose fields may have the same name and hold another thing in each record."""
ONE_READ = {"latest": 1, "change": 2}
"""Measures that read only so many records of a window."""
GENERAL = ("category",)
"""A column of the rosters whose name many other facts have."""
ROSTER_FIELDS = tuple(f for f in (*UNITS.fields, *MEMBERS.fields) if f.id not in GENERAL)


@dataclass(frozen=True)
class Weighed:
    """One thing found: the rule, the declaration (and its key) at which it stands, and what fills the rule."""

    rule: str
    thing: object
    key: str
    values: dict[str, str]


def weigh(pack: Pack, assumed: Assumed, budget: Fraction = BUDGET) -> Iterator[Weighed]:
    """What is to be said of a pack alone."""
    found = heaviest([pack], assumed)
    own = Fraction(pack.budget) if pack.budget is not None else budget
    if found.branch.minutes > own:
        yield _over("B101", found, pack, own)
    yield from _much(pack, found)
    made = claims(pack, found.assumed)
    yield from _long_sheets(made)
    yield from _twice(made)
    yield from _known(pack, made)
    yield from _short(pack)
    yield from _unread(pack)


def weigh_beside(
    pack: Pack, running: Sequence[Pack], assumed: Assumed, budget: Fraction = BUDGET
) -> Iterator[Weighed]:
    """What is to be said of a pack beside those that run."""
    if not running:
        return
    found = beside(pack, running, assumed)
    if found.together.branch.minutes > budget and found.added.minutes > 0:
        yield _over("B102", found.together, pack, budget)
    theirs = [claim for each in running for claim in claims(each, found.alone.assumed)]
    shared = {claim.kind.id for claim in theirs}
    mine = [c for c in claims(pack, found.alone.assumed) if c.kind.id not in shared]
    for kind in _kinds(mine):
        yield from _as_theirs(kind, mine, theirs)


def _over(rule: str, found: Load, pack: Pack, budget: Fraction) -> Weighed:
    minutes, most = -(-found.branch.minutes // 1), budget // 1
    values = {"members": found.assumed.members, "minutes": minutes, "budget": most}
    said = {name: str(value) for name, value in {**values, "over": minutes - most}.items()}
    return Weighed(rule, pack, "budget" if rule == "B101" else "", said)


def _much(pack: Pack, found: Load) -> Iterator[Weighed]:
    rows = [
        row
        for row in found.rows
        if row.side is Side.BRANCH and row.records >= QUARTERLY and row.amount.fields
    ]
    if len(rows) > MOST_FORMS:
        names = _listed([row.name for row in rows])
        values = {"number": str(len(rows)), "most": str(MOST_FORMS)}
        yield Weighed("B103", pack, "", {**values, **names})
    entries = found.branch.entries
    if entries > MOST_ENTRIES:
        values = {"members": str(found.assumed.members), "most": str(MOST_ENTRIES)}
        yield Weighed("B104", pack, "", {**values, "entries": about(entries).zh})


def _long_sheets(made: Sequence[Claim]) -> Iterator[Weighed]:
    for kind in _kinds(made):
        for step in steps(kind, _read(kind, made)):
            if step.side is Side.BRANCH and len(step.fields) > MOST_FIELDS:
                values = {"number": str(len(step.fields)), "most": str(MOST_FIELDS)}
                named = {"kind_zh": kind.name.zh, "kind_en": kind.name.en}
                yield Weighed("B105", step.move, "", {**values, **named})


def _twice(made: Sequence[Claim]) -> Iterator[Weighed]:
    """The same fact asked by two kinds of one pack."""
    kinds = _kinds(made)
    for nth, kind in enumerate(kinds):
        for field in asked_fields(kind, made):
            for earlier in kinds[:nth]:
                if any(same(field, other) for other in asked_fields(earlier, made)):
                    yield Weighed("B106", field, "", _in_two(field, kind, earlier))


def _as_theirs(kind: Kind, mine: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Weighed]:
    """A sheet, or a fact on it, that a kind of a running campaign asks for already."""
    asked = asked_fields(kind, mine)
    for other in _kinds(theirs):
        held = asked_fields(other, theirs)
        met = [field for field in asked if any(same(field, each) for each in held)]
        if asked and all(any(_alike_in_all(field, each) for each in held) for field in asked):
            named = {"kind_zh": kind.name.zh, "kind_en": kind.name.en}
            yield Weighed(
                "B108", kind, "", {**named, "other_zh": other.name.zh, "other_en": other.name.en}
            )
        else:
            for field in met:
                yield Weighed("B107", field, "", _in_two(field, kind, other))


def _in_two(field: Field, kind: Kind, other: Kind) -> dict[str, str]:
    return {
        "field_zh": field.name.zh, "field_en": field.name.en,
        "kind_zh": kind.name.zh, "kind_en": kind.name.en,
        "other_zh": other.name.zh, "other_en": other.name.en,
    }  # fmt: skip


def _known(pack: Pack, made: Sequence[Claim]) -> Iterator[Weighed]:
    """Facts that stand in the rosters, and numbers that can be counted from records."""
    counts = {f"{kind.name.zh}{word}": kind for kind in pack.kinds.values() for word in COUNTED}
    for kind in _kinds(made):
        for field in asked_fields(kind, made):
            named = {"field_zh": field.name.zh, "field_en": field.name.en}
            where = {"kind_zh": kind.name.zh, "kind_en": kind.name.en}
            counted = counts.get(field.name.zh)
            if any(_alike(field.name, known.name) for known in ROSTER_FIELDS):
                yield Weighed("B109", field, "", {**named, **where})
            elif field.type is FieldType.NUMBER and counted is not None and counted is not kind:
                of = {"other_zh": counted.name.zh, "other_en": counted.name.en}
                yield Weighed("B110", field, "", {**named, **where, **of})


COUNTED = ("数", "数量", "件数", "次数", "个数", "条数")


def _short(pack: Pack) -> Iterator[Weighed]:
    """Moves of the branch that are due in less than three working days after an event."""
    for kind in pack.kinds.values():
        named = {"kind_zh": kind.name.zh, "kind_en": kind.name.en}
        moves = {move.id: move for move in kind.moves}
        events = {*moves, "occurred_on"}
        for clock in kind.clocks:
            due = isinstance(clock, Due) and clock.from_ in events and _hasty(clock)
            move = moves.get(clock.move or "") if isinstance(clock, Due) else None
            if due and move is not None and side_of(move) is Side.BRANCH:
                step = {"move_zh": move.name.zh, "move_en": move.name.en}
                yield Weighed("B111", clock, "", {**named, **step})
        for move in kind.moves:
            for need in move.needs:
                at_most = need.at_most if isinstance(need, Elapsed) else None
                if at_most is not None and side_of(move) is Side.BRANCH and _hasty(at_most):
                    step = {"move_zh": move.name.zh, "move_en": move.name.en}
                    yield Weighed("B111", move, "", {**named, **step})


def _hasty(span: Any) -> bool:
    """Whether a length of time may hold less than three working days."""
    if span.working_days is not None:
        return bool(0 <= span.working_days < LEAST_WORKING_DAYS)
    return span.days is not None and 0 <= span.days < LEAST_DAYS


def _unread(pack: Pack) -> Iterator[Weighed]:
    """What a clock asks for and no number reads, or reads more seldom than it is asked for."""
    for kind in pack.kinds.values():
        for clock in kind.clocks:
            asked = pack.kinds.get(clock.kind) if isinstance(clock, Every) else None
            if not isinstance(clock, Every) or asked is None:
                continue
            named = {"kind_zh": asked.name.zh, "kind_en": asked.name.en}
            readers = [i for i in pack.indicators if asked.id in i.measure.kinds_read(pack.kinds)]
            if not readers:
                yield Weighed("B112", clock, "", named)
            elif all(i.measure.word in ONE_READ for i in readers):
                months = min(
                    lasting(i.measure.selection.window, pack, Assumed()) / ONE_READ[i.measure.word]
                    for i in readers
                )
                if Fraction(MONTHS_IN[clock.per], clock.at_least) < months:
                    yield Weighed("B113", clock, "", named)


def asked_fields(kind: Kind, made: Sequence[Claim]) -> list[Field]:
    """The declared fields that a branch fills in for records of a kind."""
    names = [
        name
        for step in steps(kind, _read(kind, made))
        if step.side is Side.BRANCH
        for name in step.fields
    ]
    return [field for name in dict.fromkeys(names) if (field := kind.field(name))]


def _read(kind: Kind, made: Sequence[Claim]) -> set[str]:
    return {name for claim in made if claim.kind.id == kind.id for name in claim.reads}


def _kinds(made: Sequence[Claim]) -> list[Kind]:
    """The kinds that a branch is asked for, each once."""
    found = {c.kind.id: c.kind for c in made if c.holder is Side.BRANCH}
    return list(found.values())


def same(one: Field, other: Field) -> bool:
    """Whether two fields ask for one fact: same name, type and options."""
    return one.type not in OWN_WORDS and _alike_in_all(one, other)


def _alike_in_all(one: Field, other: Field) -> bool:
    """Whether two fields have the same name, type and options; a text may still hold another thing."""
    alike = one.type is other.type and _alike(one.name, other.name)
    return alike and {o.id for o in one.options} == {o.id for o in other.options}


def _alike(one: Text, other: Text) -> bool:
    return one.zh == other.zh or one.en.casefold() == other.en.casefold()


def _listed(names: Sequence[Text]) -> dict[str, str]:
    return {"zh": "、".join(n.zh for n in names), "en": ", ".join(n.en for n in names)}
