"""How selections become columnar queries over all units at once.

The tables a query reads are those of the cut (one for each kind, `participants`, `partners`, `links`)
and four of the tree: `seats` (unit, above), `successors` (unit, today), `roster` (units in force) and
`members` (person, unit).
Every query answers with the columns `who`, `n`, `d`, `few`: unit or person, numerator, denominator,
and how many parts were left out for being too small.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from sqlglot import exp, select, union
from sqlglot.expressions import Condition, Query, Select, column

from duixian.rulebook.calendars import Interval
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger.cut import open_before
from duixian.rulebook.vocabulary.filters import Bounds, Linked
from duixian.rulebook.vocabulary.words import ByDate, FieldType, Stage, Track

from .scope import Scope
from .selection import Part, Selection

COUNTED = (Stage.OPEN, Stage.DONE, Stage.FAILED)
MANY = {"participants": "person", "partners": "unit", "links": "other"}

Sql = str | exp.Expr
Values = Mapping[str, Sql | Callable[[Kind], Sql]]
Totals = Mapping[str, str | int]


def texts(values: tuple[str, ...]) -> list[exp.Expr]:
    """Text literals."""
    return [exp.Literal.string(v) for v in values]


def day(value: dt.date) -> exp.Expr:
    """A date literal."""
    return exp.cast(exp.Literal.string(value.isoformat()), "DATE")


def number(value: Decimal) -> exp.Expr:
    """A number literal, exact."""
    return exp.Literal.number(f"{Decimal(value).normalize():f}")


def all_true(found: Iterable[Condition]) -> Condition:
    """All of some conditions; true where there are none."""
    parts = list(found)
    return exp.and_(*parts) if parts else exp.true()


def stage_is(words: tuple[str, ...], kind: Kind) -> Condition:
    """The record is in one of the stages or states named that are ever counted."""
    stages = kind.stages()
    states = [state for state in kind.states_in(words) if stages[state] in COUNTED]
    return column("state", "r").isin(*texts(tuple(states)))


def conditions(part: Part, kind: Kind) -> Iterator[Condition]:
    """The conditions of a filter on a record `r` of one kind."""
    if part.in_:
        yield stage_is(part.in_, kind)
    for name, wanted in part.where.items():
        yield _has_value(name, wanted, kind)
    for name in part.has:
        yield _filled(name, kind)
    for name in part.lacks:
        yield exp.not_(_filled(name, kind))
    if part.timing:
        yield column("timing", "r").isin(*texts(tuple(part.timing)))
    if part.linked:
        yield _linked(part.linked, kind)
    if part.tagged:
        yield exp.func("list_contains", column("campaigns", "r"), exp.Literal.string(part.tagged))


def _elsewhere(field: Field) -> Select:
    """The records that have something in a field that is kept in a table of its own."""
    role = "field" if field.elsewhere == "links" else "role"
    return select("x.record").from_(f"{field.elsewhere} AS x").where(column(role, "x").eq(field.id))


def _has_value(name: str, wanted: tuple[str, ...] | Bounds, kind: Kind) -> Condition:
    field = kind.field(name)
    if isinstance(wanted, Bounds):
        scale = 10**field.scale if field else 1
        ends = [
            column(name, "r") >= number(wanted.from_ * scale) if wanted.from_ is not None else None,
            column(name, "r") <= number(wanted.to * scale) if wanted.to is not None else None,
        ]
        return all_true(end for end in ends if end is not None)
    if field is not None and field.elsewhere:
        found = _elsewhere(field).where(column(MANY[field.elsewhere], "x").isin(*texts(wanted)))
        return column("record", "r").isin(query=found)
    if name == "campaigns" or (field is not None and field.many):
        return exp.func("list_has_any", column(name, "r"), exp.Array(expressions=texts(wanted)))
    return column(name, "r").isin(*texts(wanted))


def _filled(name: str, kind: Kind) -> Condition:
    field = kind.field(name)
    if field is not None and field.elsewhere:
        return column("record", "r").isin(query=_elsewhere(field))
    columns = field.columns if field is not None else (name,)
    return exp.or_(*[exp.not_(column(c, "r").is_(exp.null())) for c in columns])


def _linked(need: Linked, kind: Kind) -> Condition:
    """Links are counted from the side of the field: our own, or that of the other kind."""
    own = kind.field(need.by) is not None
    here, there = ("record", "other") if own else ("other", "record")
    found = (
        select(column(here, "l"))
        .from_("links AS l")
        .join(
            exp.alias_(exp.to_table(need.kind), "o"),
            on=column("record", "o").eq(column(there, "l")),
        )
        .where(column("field", "l").eq(need.by), column("kind", "o").eq(need.kind))
        .where(
            exp.or_(
                column("stage", "o").isin(*texts(need.in_)),
                column("state", "o").isin(*texts(need.in_)),
            )
        )
        .group_by(column(here, "l"))
    )
    parts: list[Condition] = []
    if need.least:
        least = (
            found.copy() if need.least == 1 else found.copy().having(f"COUNT(*) >= {need.least}")
        )
        parts.append(column("record", "r").isin(query=least))
    if need.at_most is not None:
        parts.append(
            exp.not_(
                column("record", "r").isin(query=found.copy().having(f"COUNT(*) > {need.at_most}"))
            )
        )
    return all_true(parts)


def lies_in(selection: Selection, kind: Kind, span: Interval) -> Condition:
    """The record lies in the window, or was open when it began (rosters never are)."""
    at = dated_by(selection)
    if span.start is None:
        return exp.or_(at.is_(exp.null()), at <= day(span.end))
    inside = exp.and_(at >= day(span.start), at <= day(span.end))
    if not selection.carried_in or kind.id in ROSTERS:
        return inside
    return exp.or_(inside, exp.and_(at < day(span.start), column(open_before(span.start), "r")))


def roster_table(kind: str) -> str:
    """The table of a kind; that of a roster as records is not the roster that others are joined to."""
    return f"{kind}_on_the_roll" if kind in ROSTERS else kind


def picked(selection: Selection, kind: Kind, scope: Scope) -> Select:
    """The records `r` of one kind that a selection means."""
    span = scope.interval(selection.window)
    query = select().from_(exp.alias_(exp.to_table(roster_table(kind.id)), "r"))
    if span is None:
        return query.where(exp.false())
    return query.where(*meant(selection, kind), lies_in(selection, kind, span))


def meant(selection: Selection, kind: Kind) -> Iterator[Condition]:
    """The conditions of a selection on a record `r`, apart from its days."""
    if not selection.in_:
        yield column("stage", "r").isin(*texts(tuple(COUNTED)))
    yield from conditions(selection.filters, kind)


def dated_by(selection: Selection) -> exp.Column:
    """The day of a record `r` that decides whether it lies in the window."""
    name = "entered_on" if selection.by is ByDate.ENTERED_AT else selection.by.value
    return column(name, "r")


def credited(
    selection: Selection, kind: Kind, scope: Scope, rows: Select | None = None
) -> Iterator[tuple[Select, exp.Column]]:
    """The picked records with whom they count for: one query for each field that names somebody.

    `rows` are the records `r` to begin with, where they are not those of the selection.
    """
    for name in selection.for_ or (scope.track.value,):
        field = kind.field(name)
        query = picked(selection, kind, scope) if rows is None else rows
        who = column(name, "r")
        if field is not None and field.elsewhere:
            role = "field" if field.elsewhere == "links" else "role"
            query = query.join(
                exp.alias_(exp.to_table(field.elsewhere), "x"),
                on=exp.and_(
                    column("record", "x").eq(column("record", "r")), column(role, "x").eq(name)
                ),
            )
            who = column(MANY[field.elsewhere], "x")
        yield from _owners(query, who, field, name=name, scope=scope)


def _owners(
    query: Select, who: exp.Column, field: Field | None, *, name: str, scope: Scope
) -> Iterator[tuple[Select, exp.Column]]:
    """From a person or a linked record on to the unit, where units are asked for."""
    kind_of = field.type if field is not None else FieldType(name)
    if scope.track is Track.PERSON or kind_of is FieldType.UNIT:
        yield query, who
    elif kind_of is FieldType.PERSON:
        yield query.join("members AS m", on=column("person", "m").eq(who)), column("unit", "m")
    else:
        for target in field.to if field and isinstance(field.to, tuple) else ():
            joined = query.copy().join(
                exp.alias_(exp.to_table(target), "o"), on=column("record", "o").eq(who)
            )
            yield joined, column("unit", "o")


def counted_once(selection: Selection, scope: Scope) -> bool:
    """Whether nobody meets a record twice: one field names a person once, and one owner a unit once.

    Then sums may be taken before the tree.
    """
    if scope.track is Track.PERSON:
        return len(selection.for_) <= 1
    fields = [scope.kinds[k].field(name) for k in selection.of for name in selection.for_]
    return len(selection.for_) <= 1 and not any(f is not None and f.elsewhere for f in fields)


def tally(selection: Selection, scope: Scope, values: Values, totals: Totals) -> Query:
    """Totals of values over the records that count for each unit or person, once at every ancestor.

    `values` are expressions over the record `r` (or a function of the kind that gives one), `totals`
    are aggregates over them.
    """
    rows = credited_rows(selection, scope, values)
    if counted_once(selection, scope):
        own = aggregate(rows, totals)
        return own if scope.track is Track.PERSON else up_the_tree(own, totals)
    if scope.track is Track.PERSON:
        return aggregate(
            select("record", "who", *values).distinct().from_(inner(rows, "p")), totals
        )
    return aggregate(seated(rows, values), totals)


def credited_rows(selection: Selection, scope: Scope, values: Values) -> Query:
    """The picked records, each with the unit or person it counts for, as often as it has some."""
    parts = []
    for id_ in selection.of:
        kind = scope.kinds[id_]
        for query, who in credited(selection, kind, scope):
            columns = [exp.alias_(_of(value, kind), name) for name, value in values.items()]
            parts.append(query.select(column("record", "r"), exp.alias_(who, "who"), *columns))
    return parts[0] if len(parts) == 1 else union(*parts, distinct=False)


def seated(rows: Query, values: Iterable[str]) -> Select:
    """Credited records, each once for every unit that it counts for, up to the top."""
    found = select("p.record", exp.alias_(column("above", "s"), "who"), *(f"p.{v}" for v in values))
    return found.distinct().join("seats AS s", on="s.unit = p.who").from_(inner(rows, "p"))


def _of(value: Sql | Callable[[Kind], Sql], kind: Kind) -> exp.Expr:
    found = value(kind) if callable(value) else value
    return exp.maybe_parse(found, dialect="duckdb", copy=True)


def inner(rows: Query, name: str) -> exp.Subquery:
    """A query to select from. Put it in last: every step of building copies what is there."""
    return rows.subquery(name, copy=False)


def aggregate(rows: Query, totals: Totals) -> Select:
    """One row for each unit or person; a total given as a whole number is that number."""
    columns = [f"CAST({total} AS BIGINT) AS {name}" for name, total in totals.items()]
    return select("p.who", *columns).group_by("p.who").from_(inner(rows, "p"))


def up_the_tree(own: Select, totals: Totals) -> Select:
    """From each unit's own totals to those of all units above, by adding."""
    sums = [
        f"CAST({total if isinstance(total, int) else f'SUM(o.{name})'} AS BIGINT) AS {name}"
        for name, total in totals.items()
    ]
    return (
        select("s.above AS who", *sums)
        .join("seats AS s", on="s.unit = o.who")
        .group_by("s.above")
        .from_(inner(own, "o"))
    )


def all_of(part: Part, kind: Kind) -> exp.Expr:
    """All conditions of a part; true where it has none."""
    return exp.func("COALESCE", exp.and_(exp.true(), *conditions(part, kind)), exp.false())


def different(selection: Selection, scope: Scope, field: str) -> Query:
    """How many different values of a field the records of each unit or person have.

    A unit that was taken over is the one it is today.
    """
    parts = []
    for id_ in selection.of:
        kind = scope.kinds[id_]
        for query, who in credited(selection, kind, scope):
            rows, value = told_apart(query, kind, field)
            if names_a_unit(kind, field):
                rows = rows.join("successors AS t", on=column("unit", "t").eq(value))
                value = column("today", "t")
            parts.append(rows.select(exp.alias_(who, "who"), exp.alias_(value, "v")).distinct())
    found = parts[0] if len(parts) == 1 else union(*parts, distinct=False)
    totals: Totals = {"n": "COUNT(DISTINCT p.v)", "d": 1, "few": 0}
    if scope.track is Track.PERSON:
        return aggregate(found, totals)
    seated = (
        select("s.above AS who", "f.v")
        .join("seats AS s", on="s.unit = f.who")
        .from_(inner(found, "f"))
    )
    return aggregate(seated, totals)


def told_apart(query: Select, kind: Kind, field: str) -> tuple[Select, exp.Expr]:
    """The records of a query, once for each of their values of a field, and that value."""
    declared = kind.field(field)
    value: exp.Expr = column(field, "r")
    if declared is not None and declared.elsewhere:
        role = "field" if declared.elsewhere == "links" else "role"
        same = exp.and_(
            column("record", "v").eq(column("record", "r")), column(role, "v").eq(field)
        )
        joined = query.join(exp.alias_(exp.to_table(declared.elsewhere), "v"), on=same)
        return joined, column(MANY[declared.elsewhere], "v")
    return query, exp.func("UNNEST", value) if declared is not None and declared.many else value


def names_a_unit(kind: Kind, field: str) -> bool:
    """Whether the values of a field are units, which may have been taken over since."""
    declared = kind.field(field)
    return field == "unit" or (declared is not None and declared.type is FieldType.UNIT)


def text_of(query: Query) -> str:
    """The query as text one can read."""
    return query.sql(dialect="duckdb", pretty=True, copy=False)
