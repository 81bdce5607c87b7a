"""From records to what is kept of them: one pass over each kind for all numbers that are added up.

What a record gives depends on its known versions and on where its window begins and settled ends,
never on the day: the day says which of it has come. What has come is added up for good in `units`
and `persons` (columns `n3`, `d3`, `few3` for the indicator with ordinal 3); what comes on a later
day, or leaves a rolling window, waits under its day in `days`; values that are told apart, and
records that count for several, stand in `values` with how often they were met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlglot import exp, select
from sqlglot.expressions import Condition, Select, column

from duixian.rulebook.calendars import Reach
from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger.cut import open_before
from duixian.rulebook.vocabulary.words import ByDate, FieldType, Stage, Track

from .compile import (
    all_true,
    counted_once,
    credited,
    dated_by,
    day,
    meant,
    names_a_unit,
    told_apart,
)
from .kept import Amount, Kept
from .measure import Measure
from .scope import Scope
from .selection import Selection

Steps = Iterator[tuple[str, str]]
TABLES: Mapping[Track, str] = {Track.UNIT: "units", Track.PERSON: "persons"}
OWED: Mapping[Track, int] = {Track.UNIT: -1, Track.PERSON: -2}
"""What is overdue waits among the days too, by the day it was due."""
EMPTY_DAYS = (
    "SELECT 0 AS ordinal, '' AS who, DATE '1970-01-01' AS on_day, "
    "0::BIGINT AS n, 0::BIGINT AS d, 0::BIGINT AS few WHERE FALSE"
)
EMPTY_VALUES = (
    "SELECT 0 AS ordinal, '' AS who, DATE '1970-01-01' AS on_day, '' AS value, "
    "0::BIGINT AS n, 0::BIGINT AS d, 0::BIGINT AS few, 0::BIGINT AS times WHERE FALSE"
)


@dataclass(frozen=True)
class Line:
    """One indicator as it is kept: its number in the pack, what it keeps, for whom, how far its window reaches."""

    ordinal: int
    kept: Kept
    scope: Scope
    reach: Reach

    @property
    def selection(self) -> Selection:
        """The records it means."""
        return self.kept.selection

    @property
    def asked(self) -> Scope:
        """The scope in which records are credited."""
        return replace(self.scope, track=self.kept.track or self.scope.track)

    @property
    def holder(self) -> Track:
        """Whether records name units or persons as those they count for."""
        found = holder(self.selection, self.asked)
        return found or self.asked.track

    @property
    def apart(self) -> bool:
        """Whether values or records are told apart, since units above must not count them twice."""
        return bool(self.kept.apart) or not counted_once(self.selection, self.asked)

    def column(self, part: str) -> str:
        """The column of one of its parts."""
        return f"{part}{self.ordinal}"

    @property
    def columns(self) -> list[str]:
        """The columns it has among what is added up for good."""
        waits = self.apart or self.reach.rolls
        return [] if waits else [self.column(part) for part in self.kept.amounts]


def holder(selection: Selection, scope: Scope) -> Track | None:
    """Whom the records name; none where it is another record, or now a unit and now a person."""
    if scope.track is Track.PERSON:
        return Track.PERSON
    named = set()
    for id_ in selection.of:
        for name in selection.for_ or (scope.track.value,):
            field = scope.kinds[id_].field(name)
            named.add(field.type if field is not None else FieldType(name))
    tracks = {FieldType.UNIT: Track.UNIT, FieldType.PERSON: Track.PERSON}
    return tracks.get(named.pop()) if len(named) == 1 else None


def can_be_kept(measure: Measure, scope: Scope) -> bool:
    """Whether a record's part in a measure hangs on nothing but the record itself and time."""
    found = measure.kept(scope)
    timed = any(part.timing for part in measure.parts())
    asked = [replace(scope, track=kept.track or scope.track) for kept in found]
    holders = {holder(k.selection, each) for k, each in zip(found, asked, strict=True)}
    return len(holders - {None}) == len(holders) == 1 and not any(
        {*kept.selection.of} & {*ROSTERS}
        or not one_sort(kept, scope)
        or reads_others(measure, kept, scope)
        or (timed and kept.selection.by is not ByDate.DUE_ON)
        for kept in found
    )


def reads_others(measure: Measure, kept: Kept, scope: Scope) -> bool:
    """Whether other records decide: a link leads only to a record that is there on the day."""
    if any(part.linked for part in measure.parts()):
        return True
    named = {kept.apart, *(n for p in measure.parts() for n in (*p.where, *p.has, *p.lacks))}
    fields = [scope.kinds[k].field(name) for k in kept.selection.of for name in named]
    return any(field is not None and field.elsewhere == "links" for field in fields)


def in_reach(line: Line, kind: Kind) -> Condition:
    """The record lies in the window on the day or on a later one."""
    at, reach = dated_by(line.selection), line.reach
    if reach.start is None:
        return exp.true()
    ends: list[Condition] = [at >= day(reach.start)]
    if reach.end is not None:
        ends.append(at <= day(reach.end))
    inside = all_true(ends)
    if not line.selection.carried_in or kind.id in ROSTERS or reach.start > line.scope.day:
        return inside
    return exp.or_(inside, exp.and_(at < day(reach.start), column(open_before(reach.start), "r")))


def has_come(line: Line) -> Condition:
    """The record's day is not later than the day of the standing."""
    at = dated_by(line.selection)
    come = at <= day(line.scope.day)
    return exp.or_(at.is_(exp.null()), come) if line.reach.start is None else come


def is_ahead(line: Line) -> Condition:
    """The record waits: its day has not come, or its window rolls."""
    at = dated_by(line.selection)
    if line.reach.rolls and line.reach.start:
        return at >= day(line.reach.start)
    return at > day(line.scope.day)


def amount(line: Line, part: str, kind: Kind) -> tuple[str, exp.Expr]:
    """What a record adds to a part, and whether it does."""
    found: Amount = line.kept.amounts[part]
    of = found.of(kind) if found.of else "1"
    return of, found.when(kind) if found.when else exp.true()


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
        "\nUNION ALL\n".join([EMPTY_VALUES, *(all_values(line) for line in lines if line.apart)]),
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


def records(kind: Kind) -> Select:
    """All records `r` of a kind."""
    return select().from_(exp.alias_(exp.to_table(kind.id), "r"))


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
    sums = ", ".join(f"CAST(SUM({part}) AS BIGINT) AS {part}" for part in ("n", "d", "few"))
    rows = "\nUNION ALL\n".join(parts)
    some = "HAVING SUM(n) <> 0 OR SUM(d) <> 0 OR SUM(few) <> 0"
    yield (
        f"{prefix}days",
        f"SELECT ordinal, who, on_day, {sums} FROM (\n{rows}\n) GROUP BY ALL {some}",
    )


def may_wait(line: Line) -> bool:
    """Whether a record known on the day may come later: nothing is closed or entered after it."""
    return line.reach.rolls or line.selection.by in (ByDate.OCCURRED_ON, ByDate.DUE_ON)


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
    for part in ("n", "d", "few"):
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


def all_values(line: Line) -> str:
    """The values of a line, each once for whom it counts for, whichever kind or field it comes from."""
    found = list(values(line))
    if len(found) == 1:
        return found[0]
    rows = "\nUNION ALL\n".join(found)
    return (
        "SELECT ordinal, who, on_day, value, n, d, few, CAST(SUM(times) AS BIGINT) AS times "
        f"FROM ({rows}) GROUP BY ALL"
    )


def values(line: Line) -> Iterator[str]:
    """The values of a field, or the records themselves, that those they count for have met."""
    for id_ in line.selection.of:
        kind = line.scope.kinds[id_]
        asked = replace(line.scope, track=line.holder)
        for query, who in credited(line.selection, kind, asked, records(kind)):
            rows, value = (
                told_apart(query, kind, line.kept.apart)
                if line.kept.apart
                else (query, column("record", "r"))
            )
            of = [
                f"CAST({_alone(line, part, kind)} AS BIGINT) AS {part}"
                for part in ("n", "d", "few")
            ]
            at = dated_by(line.selection)
            day_ = exp.case().when(is_ahead(line), at) if not line.reach.rolls else at
            inner = rows.select(
                exp.alias_(who, "who"), exp.alias_(day_, "on_day"),
                exp.alias_(exp.cast(value, "TEXT"), "value"), *of,
            ).where(*meant(line.selection, kind), in_reach(line, kind))  # fmt: skip
            if line.reach.rolls:
                inner = inner.where(exp.not_(at.is_(exp.null())))
            yield (
                f"SELECT {line.ordinal} AS ordinal, who, on_day, value, n, d, few, COUNT(*) AS times\n"
                f"FROM ({inner.sql('duckdb')})\n"
                f"WHERE who IS NOT NULL AND value IS NOT NULL GROUP BY ALL"
            )


def _alone(line: Line, part: str, kind: Kind) -> str:
    if part not in line.kept.amounts:
        return "0"
    of, when = amount(line, part, kind)
    return f"CASE WHEN {when.sql('duckdb')} THEN COALESCE({of}, 0) ELSE 0 END"


def one_sort(kept: Kept, scope: Scope) -> bool:
    """Whether all kinds name units by the field that is told apart, or none does."""
    found = {names_a_unit(scope.kinds[k], kept.apart) for k in kept.selection.of}
    return not kept.apart or len(found) == 1


def unit_values(lines: Sequence[Line]) -> list[int]:
    """The lines whose values are units, which count as what they are on the day."""
    return [
        line.ordinal
        for line in lines
        if line.kept.apart
        and all(names_a_unit(line.scope.kinds[k], line.kept.apart) for k in line.selection.of)
    ]


__all__ = ["Line", "can_be_kept", "keep", "one_row", "unit_values", "without_zeros"]
