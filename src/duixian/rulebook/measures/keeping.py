"""From records to what is kept of them: one pass over each kind for all numbers that are added up.

What a record gives depends on its known versions and on where its window begins and settled ends,
never on the day: the day says which of it has come. What has come is added up for good in `units`
and `persons` (columns `n3`, `d3`, `few3` for the indicator with ordinal 3); what comes on a later
day, or leaves a rolling window, waits under its day in `days`; values that are told apart, and
records that count for several, stand in `values` with how often they were met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlglot import exp, select
from sqlglot.expressions import Select, column

from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage, Track

from .apart import EMPTY_VALUES, records, told_apart_of
from .compile import all_true, credited, dated_by, meant
from .kept import PARTS
from .lines import Line, amount, has_come, in_reach, is_ahead, may_wait

Steps = Iterator[tuple[str, str]]
TABLES: Mapping[Track, str] = {Track.UNIT: "units", Track.PERSON: "persons"}
OWED: Mapping[Track, int] = {Track.UNIT: -1, Track.PERSON: -2}
"""What is overdue waits among the days too, by the day it was due."""
EMPTY_DAYS = (
    "SELECT 0 AS ordinal, '' AS who, DATE '1970-01-01' AS on_day, "
    "0::BIGINT AS n, 0::BIGINT AS d, 0::BIGINT AS few WHERE FALSE"
)


def keep(
    lines: Sequence[Line], kinds: Mapping[str, Kind], tracks: Sequence[Track], prefix: str = ""
) -> Steps:
    """The steps from the records of all kinds to `units`, `persons`, `days` and `values`.

    `tracks` says whether units or persons are shown what they owe.
    """
    plain = [line for line in lines if not line.apart]
    for track, name in TABLES.items():
        held = [line for line in plain if line.holder is track and line.columns]
        parts = []
        for nth, (query, columns) in enumerate(one_pass_each(held)):
            yield f"{prefix}{name}_{nth}", query
            parts.append((f"{prefix}{name}_{nth}", columns))
        yield f"{prefix}{name}", without_zeros(one_row(parts), [c for x in held for c in x.columns])
    yield from waiting(plain, kinds, tracks, prefix)
    yield (
        f"{prefix}values",
        "\nUNION ALL\n".join([EMPTY_VALUES, *told_apart_of(lines)]),
    )


def one_pass_each(lines: Sequence[Line]) -> Iterator[tuple[str, list[str]]]:
    """One query for each kind and field that names whom a record counts for, and its columns."""
    groups: dict[tuple[str, tuple[str, ...]], list[Line]] = {}
    for line in lines:
        for id_ in line.selection.of:
            groups.setdefault((id_, line.selection.for_), []).append(line)
    for (id_, _), found in groups.items():
        yield one_pass(found[0].scope.kinds[id_], found), [c for x in found for c in x.columns]


def one_pass(lines_kind: Kind, lines: Sequence[Line]) -> str:
    """What one kind of record gives to those it names, for several lines at once."""
    kind, totals = lines_kind, []
    ((query, who),) = credited(
        lines[0].selection, kind, replace(lines[0].scope, track=lines[0].holder), records(kind)
    )
    query = query.select(exp.alias_(who, "who"))
    for line in lines:
        chosen = f"s_{line.columns[0]}"
        query = query.select(
            exp.alias_(
                all_true([*meant(line.selection, kind), in_reach(line, kind), has_come(line)]),
                chosen,
            )
        )
        for part in line.kept.amounts:
            of, when = amount(line, part, kind)
            name, counts = line.column(part), f"p.{chosen}"
            if not isinstance(when, exp.Boolean):
                query = query.select(exp.alias_(exp.paren(when), f"w_{name}"))
                counts += f" AND p.w_{name}"
            total = "COUNT(*)"
            if of != "1":
                query = query.select(exp.alias_(exp.maybe_parse(of, dialect="duckdb"), f"v_{name}"))
                total = f"SUM(p.v_{name})"
            totals.append(f"CAST({total} FILTER (WHERE {counts}) AS BIGINT) AS {name}")
    any_ = " OR ".join(f"p.s_{line.columns[0]}" for line in lines)
    return (
        f"SELECT p.who, {', '.join(totals)}\nFROM ({query.sql('duckdb')}) AS p\n"
        f"WHERE p.who IS NOT NULL AND ({any_}) GROUP BY p.who"
    )


def one_row(parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    """One row for each unit or person out of several tables, each with some columns.

    Tables without a column in common are joined, which is quicker than adding them up.
    """
    columns = list(dict.fromkeys(c for _, found in parts for c in found))
    if not columns:
        return "SELECT '' AS who WHERE FALSE"
    if len(columns) == sum(len(found) for _, found in parts):
        chosen = ", ".join(f"COALESCE({c}, 0) AS {c}" for c in columns)
        (first, *rest) = (f"{table} AS t{nth}" for nth, (table, _) in enumerate(parts))
        joined = "".join(f"\nFULL JOIN {table} USING (who)" for table in rest)
        return f"SELECT who, {chosen} FROM {first}{joined}"
    sums = ", ".join(f"CAST(COALESCE(SUM({c}), 0) AS BIGINT) AS {c}" for c in columns)
    rows = "\nUNION ALL BY NAME\n".join(f"SELECT * FROM {table}" for table, _ in parts)
    return f"SELECT who, {sums} FROM ({rows}) GROUP BY who"


def without_zeros(rows: str, columns: Sequence[str]) -> str:
    """Rows that have any number."""
    some = " OR ".join(f"{c} <> 0" for c in columns)
    return f"SELECT * FROM ({rows}) WHERE {some}" if columns else rows


def waiting(
    lines: Sequence[Line], kinds: Mapping[str, Kind], tracks: Sequence[Track], prefix: str
) -> Steps:
    """What comes later, by its day: the records ahead of each kind once, then from these line by line."""
    parts = [EMPTY_DAYS]
    for id_, kind in kinds.items():
        parts += [owing(kind, track) for track in tracks]
        by: dict[str, list[Line]] = {}
        for line in lines:
            if id_ in line.selection.of and may_wait(line):
                by.setdefault(dated_by(line.selection).name, []).append(line)
        for name, found in by.items():
            ahead = f"{prefix}ahead_{id_}_{name}"
            later = exp.or_(*(is_ahead(line) for line in found))
            yield ahead, records(kind).select("r.*").where(later).sql("duckdb")
            waits = select().from_(exp.alias_(exp.to_table(ahead), "r"))
            parts += [by_day(line, kind, waits) for line in found]
    sums = ", ".join(f"CAST(SUM({part}) AS BIGINT) AS {part}" for part in PARTS)
    rows = "\nUNION ALL\n".join(parts)
    some = "HAVING SUM(n) <> 0 OR SUM(d) <> 0 OR SUM(few) <> 0"
    yield (
        f"{prefix}days",
        f"SELECT ordinal, who, on_day, {sums} FROM (\n{rows}\n) GROUP BY ALL {some}",
    )


def owing(kind: Kind, track: Track) -> str:
    """How many records each unit or person owes, by the day they are due, past or to come."""
    who = column(track.value, "r")
    return (
        records(kind)
        .select(
            f"{OWED[track]} AS ordinal", exp.alias_(who, "who"), "r.due_on AS on_day",
            "COUNT(*) AS n", "0 AS d", "0 AS few",
        )
        .where(exp.not_(column("due_on", "r").is_(exp.null())), exp.not_(who.is_(exp.null())))
        .where(column("stage", "r").eq(Stage.OPEN.value))
        .where(*(column("state", "r").neq(state) for state in kind.stopped))
        .group_by(who, "r.due_on")
        .sql("duckdb")
    )  # fmt: skip


def by_day(line: Line, kind: Kind, rows: Select) -> str:
    """What the records ahead give, under their days."""
    asked = replace(line.scope, track=line.holder)
    ((query, who),) = credited(line.selection, kind, asked, rows)
    sums: list[str] = []
    for part in PARTS:
        total = "0"
        if part in line.kept.amounts:
            of, when = amount(line, part, kind)
            total = f"COALESCE(SUM({of}) FILTER (WHERE {when.sql('duckdb')}), 0)"
        sums.append(f"CAST({total} AS BIGINT) AS {part}")
    at = dated_by(line.selection)
    return (
        query.select(f"{line.ordinal} AS ordinal", exp.alias_(who, "who"), exp.alias_(at, "on_day"), *sums)
        .where(*meant(line.selection, kind), in_reach(line, kind), is_ahead(line))
        .where(exp.not_(who.is_(exp.null())), exp.not_(at.is_(exp.null())))
        .group_by(who, at)
        .sql("duckdb")
    )  # fmt: skip
