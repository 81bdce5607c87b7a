"""What each record brings to a number, one record at a time: so two cuts can be told apart by records.

Two queries for each measure. `brought` is what a record brings itself, whatever it is linked with:
`record`, `who` it counts for (a unit, or a person), and `what`, a list of texts that holds all that
the measure looks at. `lent` is what a record does for those it is linked with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from sqlglot import exp, select
from sqlglot.expressions import Query, Select, column

from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.vocabulary.filters import Linked
from duixian.rulebook.vocabulary.words import FieldType, RosterName, Track

from .change import Change
from .compile import all_of, credited, inner, picked, stage_is, texts
from .coverage import Coverage
from .judged import Judged
from .latest import Latest
from .measure import Measure
from .ratio import Ratio
from .scope import Scope
from .selection import Part, Selection, Side

BASE = ("unit", "person", "occurred_on", "due_on", "closed_on", "entered_on", "state_on")
ENTERED = {"entered_at": "entered_on"}


@dataclass(frozen=True)
class Read:
    """One selection of a measure, the parts that its records are told apart by, the fields it takes."""

    selection: Selection
    parts: tuple[Part, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[Linked, ...]:
        """The links it asks for, in its selection or in a part."""
        found = (self.selection.linked, *(part.linked for part in self.parts))
        return tuple(need for need in found if need)


@dataclass(frozen=True)
class Tie:
    """How records of one kind bear on others: by which field, from which side, and the query of them."""

    field: str
    own: bool
    query: Query


def reads(measure: Measure) -> Iterator[Read]:
    """Every selection of a measure with what is taken from its records."""
    if isinstance(measure, Ratio):
        for side, selection in zip(measure.sides, measure.selections, strict=True):
            yield Read(selection, (), _texts(side))
        return
    parts = tuple(
        part for f in fields(measure) if isinstance(part := getattr(measure, f.name), Part)
    )
    selection = measure.judgements if isinstance(measure, Judged) else measure.selection
    in_order = ("occurred_on",) if isinstance(measure, Latest | Change) else ()
    yield Read(selection, parts, (*_texts(measure), *in_order))


def _texts(declared: Measure | Side) -> tuple[str, ...]:
    """The fields and dates a declaration names: all of its texts but what no records mean."""
    found = [getattr(declared, f.name) for f in fields(declared) if f.name != "when_none"]
    return tuple(ENTERED.get(text, text) for text in found if isinstance(text, str))


def _of_whom(measure: Measure) -> Track | None:
    """Whose records are looked at apart from all others'; none where it does not matter whose they are."""
    if isinstance(measure, Coverage):
        return Track.PERSON if measure.among.persons else Track.UNIT
    if isinstance(measure, Change):
        return measure.of_whom
    return Track.UNIT if isinstance(measure, Latest) else None


def brought(measure: Measure, scope: Scope, *, links: bool = False) -> Iterator[Query]:
    """What each record brings to a measure: `record`, `who`, `what`; with or without what its links decide."""
    yield from _on_rosters(measure, scope)
    whose = _of_whom(measure)
    asked = replace(scope, track=whose) if whose and scope.track is Track.UNIT else scope
    for number, read in enumerate(reads(measure)):
        for id_ in read.selection.of:
            if id_ in ROSTERS:
                continue
            kind = scope.kinds[id_]
            alone = read.selection if links else _alone(read.selection, kind)
            for query, who in _credited(measure, alone, kind, asked):
                what = [exp.Literal.string(str(number)), *_looked_at(read, kind, links=links)]
                if whose is not None:
                    what.append(exp.cast(who.copy(), "TEXT"))
                found = query.select(
                    column("record", "r"),
                    exp.alias_(who, "who"),
                    exp.alias_(exp.Array(expressions=what), "what"),
                )
                yield found if asked.track is scope.track else _at_their_units(measure, found)


def lent(measure: Measure, scope: Scope) -> Iterator[Tie]:
    """What records do for those they are linked with: `record`, `what`; nothing where they do not count."""
    for read in reads(measure):
        for need in read.needs:
            kind = scope.kinds[need.kind]
            own = any(scope.kinds[k].field(need.by) for k in read.selection.of)
            states = kind.states_in(need.in_)
            stands = _rows(kind).where(column("state", "r").isin(*texts(states)))
            yield Tie(need.by, own, _said(stands, exp.Literal.string("stands")))
        for id_ in read.selection.of:
            kind = scope.kinds[id_]
            for name in sorted(_links(kind) & {*read.selection.for_, *_named(read)}):
                field = kind.field(name)
                owner = name in read.selection.for_ and scope.track is Track.UNIT
                what = column("unit", "r") if owner else exp.Literal.string("there")
                for target in field.to if field and isinstance(field.to, tuple) else ():
                    yield Tie(name, own=True, query=_said(_rows(scope.kinds[target]), what))


def _links(kind: Kind) -> set[str]:
    return {field.id for field in kind.fields if field.type is FieldType.LINK}


def _named(read: Read) -> Iterator[str]:
    """The fields that decide whether and how a record is counted."""
    for part in (read.selection.filters, *read.parts):
        yield from (*part.where, *part.has, *part.lacks)
    yield from read.taken


Filters = TypeVar("Filters", Part, Selection)


def _alone(part: Filters, kind: Kind) -> Filters:
    """A filter without what hangs on other records: those are told by what they lend."""
    links = _links(kind)
    return replace(
        part,
        linked=None,
        where={name: wanted for name, wanted in part.where.items() if name not in links},
        has=tuple(name for name in part.has if name not in links),
        lacks=tuple(name for name in part.lacks if name not in links),
    )


def _looked_at(read: Read, kind: Kind, *, links: bool) -> Iterator[exp.Expr]:
    """Whether it meets each part, and the values that are taken, as texts."""
    for part in read.parts:
        yield exp.cast(all_of(part if links else _alone(part, kind), kind), "TEXT")
    for name in read.taken:
        field = kind.field(name)
        known = field.columns if field else (name,) if name in BASE else ()
        for each in known:
            yield exp.cast(column(each, "r"), "TEXT")


def _at_their_units(measure: Measure, query: Select) -> Select:
    """From people to the units where they are, or hold their posts."""
    posts = any(roster.roster is RosterName.POSTS for roster in measure.rosters)
    return (
        select("p.record", exp.alias_(column("unit", "m"), "who"), "p.what")
        .join(f"{'holders' if posts else 'members'} AS m", on="m.person = p.who")
        .from_(inner(query, "p"))
    )


def _on_rosters(measure: Measure, scope: Scope) -> Iterator[Query]:
    """The records that stand on a roster themselves, each at its own unit."""
    for roster in measure.rosters:
        for id_ in roster.of:
            rows = _rows(scope.kinds[id_]).where(stage_is(roster.in_, scope.kinds[id_]))
            unit = column("unit", "r")
            yield rows.select(
                column("record", "r"),
                exp.alias_(unit, "who"),
                exp.alias_(
                    exp.Array(expressions=[exp.Literal.string("roster"), unit.copy()]), "what"
                ),
            )


def _credited(
    measure: Measure, selection: Selection, kind: Kind, scope: Scope
) -> Iterator[tuple[Select, exp.Column]]:
    """Whom the records count for: with a roster of records, the units of those they are linked with."""
    needing = [r for r in measure.rosters if r.roster is RosterName.RECORDS]
    if not (isinstance(measure, Coverage) and needing):
        yield from credited(selection, kind, scope)
        return
    for roster in needing:
        here, there = ("record", "other") if kind.field(roster.by) else ("other", "record")
        same = exp.and_(
            column(here, "l").eq(column("record", "r")), column("field", "l").eq(roster.by)
        )
        for target in roster.of:
            yield (
                picked(selection, kind, scope)
                .join("links AS l", on=same)
                .join(
                    exp.alias_(exp.to_table(target), "o"),
                    on=column("record", "o").eq(column(there, "l")),
                ),
                column("unit", "o"),
            )


def _rows(kind: Kind) -> Select:
    return select().from_(exp.alias_(exp.to_table(kind.id), "r"))


def _said(query: Select, what: exp.Expr) -> Select:
    said = exp.Array(expressions=[exp.cast(what, "TEXT")])
    return query.select(column("record", "r"), exp.alias_(said, "what"))
