"""What is kept one by one, with how often it was met.

Values that are told apart, records that count for several, records with the length or the number
that is picked among them, and records on a roster with what is linked with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlglot import exp, select
from sqlglot.expressions import Select, column

from duixian.rulebook.kinds import Kind

from .compile import credited, dated_by, meant, names_a_unit, stage_is, told_apart
from .kept import PARTS
from .lines import Line, amount, in_reach, is_ahead

EMPTY_VALUES = (
    "SELECT 0 AS ordinal, '' AS who, DATE '1970-01-01' AS on_day, '' AS value, "
    "0::BIGINT AS n, 0::BIGINT AS d, 0::BIGINT AS few, 0::BIGINT AS times WHERE FALSE"
)
LISTED, LINKED = "n = 1", "d = 1"
"""Of a coverage of records: rows that say it is on the roster, and rows that say what is linked with it."""


def told_apart_of(lines: Sequence[Line]) -> Iterator[str]:
    """The values of all lines that keep some, those of one number together."""
    by: dict[int, list[Line]] = {}
    for line in lines:
        if line.apart:
            by.setdefault(line.ordinal, []).append(line)
    yield from map(all_values, by.values())


def all_values(lines: Sequence[Line]) -> str:
    """The values of one number, each once for whom it counts for, whichever kind, field or side it comes from."""
    found = [
        query for line in lines for query in (on_the_roster if line.of_records else values)(line)
    ]
    if len(found) == 1:
        return found[0]
    return (
        "SELECT ordinal, who, on_day, value, n, d, few, CAST(SUM(times) AS BIGINT) AS times\n"
        "FROM (" + "\nUNION ALL\n".join(found) + ") GROUP BY ALL"
    )


def values(line: Line) -> Iterator[str]:
    """The values of a field, or the records themselves, that those they count for have met."""
    for id_ in line.selection.of:
        kind = line.scope.kinds[id_]
        asked = replace(line.scope, track=line.holder)
        for query, who in credited(line.selection, kind, asked, records(kind)):
            rows, value = query, _named(line, kind)
            if line.kept.apart:
                rows, value = told_apart(query, kind, line.kept.apart)
            of = [f"CAST({_alone(line, part, kind)} AS BIGINT) AS {part}" for part in PARTS]
            inner = rows.select(
                exp.alias_(who, "who"),
                _day(line),
                exp.alias_(exp.cast(value, "TEXT"), "value"),
                *of,
            ).where(*meant(line.selection, kind), in_reach(line, kind))
            yield _met(line, inner)


def on_the_roster(line: Line) -> Iterator[str]:
    """The records on the roster of a coverage, for their unit, and each record linked with one of them."""
    among = line.kept.among
    if among is None:
        raise AssertionError(line)
    for target in among.of:
        there = line.scope.kinds[target]
        listed = stage_is(among.in_, there)
        yield _met(line, records(there).select(
            "r.unit AS who", "CAST(NULL AS DATE) AS on_day", "r.record AS value",
            "1::BIGINT AS n", "0::BIGINT AS d", "0::BIGINT AS few",
        ).where(listed), lasting=True)  # fmt: skip
        others = records(there, "o").select("o.unit", "o.record").where(_renamed(listed))
        for id_ in line.selection.of:
            yield _met(line, _linked_with(line, line.scope.kinds[id_], among.by, others))


def _linked_with(line: Line, kind: Kind, by: str, others: Select) -> Select:
    """The records of a kind, each for the record on the roster that it is linked with."""
    here, there = ("record", "other") if kind.field(by) else ("other", "record")
    same = exp.and_(column(here, "l").eq(column("record", "r")), column("field", "l").eq(by))
    return (
        records(kind)
        .join("links AS l", on=same)
        .join(others.subquery("t"), on=column("record", "t").eq(column(there, "l")))
        .select(
            "t.unit AS who", _day(line), "t.record AS value",
            "0::BIGINT AS n", "1::BIGINT AS d", "0::BIGINT AS few",
        )
        .where(*meant(line.selection, kind), in_reach(line, kind))
    )  # fmt: skip


def _renamed(condition: exp.Expr) -> exp.Expr:
    return condition.copy().transform(
        lambda node: column(node.name, "o") if isinstance(node, exp.Column) else node
    )


def _met(line: Line, rows: Select, *, lasting: bool = False) -> str:
    """Rows as `values` keeps them: how often each was met."""
    if line.reach.rolls and not lasting:
        rows = rows.where(exp.not_(dated_by(line.selection).is_(exp.null())))
    return (
        f"SELECT {line.ordinal} AS ordinal, who, on_day, value, n, d, few, COUNT(*) AS times\n"
        f"FROM ({rows.sql('duckdb')})\n"
        f"WHERE who IS NOT NULL AND value IS NOT NULL GROUP BY ALL"
    )


def _day(line: Line) -> exp.Expr:
    """The day under which a record waits; all days where the window rolls."""
    at = dated_by(line.selection)
    return exp.alias_(exp.case().when(is_ahead(line), at) if not line.reach.rolls else at, "on_day")


def _named(line: Line, kind: Kind) -> exp.Expr:
    """What tells a record from others: its number, or nothing where only its length matters."""
    if not line.kept.each:
        return column("record", "r")
    named = column("record", "r") if line.by_record else exp.Literal.string("")
    whens = [amount(line, part, kind)[1] for part in line.kept.amounts]
    return exp.case().when(exp.and_(*whens), named)


def _alone(line: Line, part: str, kind: Kind) -> str:
    if part not in line.kept.amounts:
        return "0"
    of, when = amount(line, part, kind)
    return f"CASE WHEN {when.sql('duckdb')} THEN COALESCE({of}, 0) ELSE 0 END"


def records(kind: Kind, name: str = "r") -> Select:
    """All records of a kind."""
    return select().from_(exp.alias_(exp.to_table(kind.id), name))


def unit_values(lines: Sequence[Line]) -> list[int]:
    """The lines whose values are units, which count as what they are on the day."""
    return [
        line.ordinal
        for line in lines
        if line.kept.apart
        and all(names_a_unit(line.scope.kinds[k], line.kept.apart) for k in line.selection.of)
    ]
