"""From what is kept to the answers of every measure for every unit and person of a day.

The tree comes in two tables: `leaves` (unit, above) are units in force that nothing stands below
and that took nobody over; `seats_of` (unit, above) says of all other units, and of those above a
leaf, which units in force their records count for. So a nation's tree is climbed once from the
leaves to the few thousand units above them, and only then further up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from duixian.rulebook.measures.apart import unit_values
from duixian.rulebook.measures.compile import day, texts
from duixian.rulebook.measures.keeping import OWED, TABLES, Steps, one_row
from duixian.rulebook.measures.lines import Line
from duixian.rulebook.measures.selection import Roster
from duixian.rulebook.vocabulary.words import RosterName, Track

from .picked import come_by_now, in_window, picked, posts_covered, records_covered, size_below

NONE = "SELECT 0::BIGINT AS ordinal, '' AS who, 0::BIGINT AS n, 0::BIGINT AS d, 0::BIGINT AS few WHERE FALSE"
PARTS = ("n", "d", "few")


def answers(lines: Sequence[Line], on: dt.date, more: Sequence[str] = ()) -> Steps:
    """The steps from the tables of a standing to `answers` (ordinal, who, n, d, few) and `owed`."""
    begun = [line for line in lines if line.scope.interval(line.selection.window)]
    yield "met", met(begun)
    yield from own(begun)
    units = sorted({c for line in begun for c in climbing(line)})
    yield "climbed", climb("own_units", units)
    second = [line for line in begun if covers(line, RosterName.UNITS)]
    yield "found", found(begun)
    yield "told_above", TOLD_ABOVE
    yield "told", TOLD
    yield "covering", covering(second)
    yield "covered_above", climb("covering", sorted(c for line in second for c in pair(line)))
    yield "answers", "\nUNION ALL\n".join([NONE, *all_answers(begun), *more])
    yield "owed", owed(on)


def covers(line: Line, name: RosterName | None = None) -> Roster | None:
    """The roster a line counts those of who have enough; none where it is no coverage, or of another."""
    among = line.kept.among
    return among if among and (name is None or among.roster is name) else None


def pair(line: Line) -> tuple[str, str]:
    """The columns of a coverage."""
    return f"n{line.ordinal}", f"d{line.ordinal}"


def by_persons(line: Line) -> bool:
    """Whether it covers people, whom their records follow."""
    return bool(line.kept.among and line.kept.among.persons)


def columns(line: Line) -> list[str]:
    """The columns of a line, wherever it waited."""
    return [] if line.apart else [line.column(part) for part in line.kept.amounts]


def climbing(line: Line) -> list[str]:
    """The columns of a line that are added up the tree."""
    if covers(line, RosterName.MEMBERS):
        return list(pair(line))
    if by_persons(line):
        return []
    return columns(line) if line.scope.track is Track.UNIT else []


def met(lines: Sequence[Line]) -> str:
    """The values met by the day; a unit that was taken over is the one it is today."""
    apart = [x for x in lines if x.apart and not x.kept.each and not x.of_records]
    none = "SELECT 0 AS ordinal, '' AS who, '' AS v, 0::BIGINT AS n, 0::BIGINT AS d, 0::BIGINT AS few WHERE FALSE"
    if not apart:
        return none
    units = unit_values(apart)
    parts = []
    for line in apart:
        now = come_by_now(line)
        rows = f'SELECT ordinal, who, value AS v, n, d, few FROM "values" WHERE {now}'
        if line.ordinal in units:
            rows = (
                "SELECT DISTINCT k.ordinal, k.who, COALESCE(t.today, k.v) AS v, k.n, k.d, k.few\n"
                f"FROM ({rows}) AS k LEFT JOIN taken AS t ON t.unit = k.v"
            )
        elif line.reach.rolls:
            rows = rows.replace("SELECT", "SELECT DISTINCT", 1)
        parts.append(rows)
    return "\nUNION ALL\n".join(dict.fromkeys(parts))


def own(lines: Sequence[Line]) -> Steps:
    """What each person, and each unit by itself, has: `own_persons`, `own_units`."""
    for track, parts in own_parts(lines):
        yield f"own_{TABLES[track]}", one_row(parts)


def own_parts(lines: Sequence[Line]) -> Iterator[tuple[Track, list[tuple[str, list[str]]]]]:
    """The tables that what they have comes from, each with its columns; those of units read `own_persons`."""
    for track in (Track.PERSON, Track.UNIT):
        held = [line for line in lines if line.holder is track and not line.apart]
        parts = [(TABLES[track], [c for line in held for c in line.columns])]
        rolling = [line for line in held if line.reach.rolls]
        if rolling:
            named = [c for line in rolling for c in columns(line)]
            sums = ", ".join(
                f"SUM({part}) FILTER (WHERE ordinal = {line.ordinal}) AS {line.column(part)}"
                for line in rolling
                for part in line.kept.amounts
            )
            due = " OR ".join(in_window(line) for line in rolling)
            parts.append((f"(SELECT who, {sums} FROM days WHERE {due} GROUP BY who)", named))
        if track is Track.UNIT:
            parts += by_members([line for line in lines if line.holder is Track.PERSON])
        yield track, [part for part in parts if part[1]]


def by_members(lines: Sequence[Line]) -> list[tuple[str, list[str]]]:
    """What persons have, for the unit where each is on the day; and how many of a unit's members have enough."""
    found: list[tuple[str, list[str]]] = []
    carried = [
        line for line in lines
        if line.scope.track is Track.UNIT and not by_persons(line) and not line.apart
    ]  # fmt: skip
    if carried:
        named = [c for line in carried for c in columns(line)]
        sums = ", ".join(f"SUM({c}) AS {c}" for c in named)
        joined = "own_persons AS p JOIN members AS m ON m.person = p.who"
        found.append((f"(SELECT m.unit AS who, {sums} FROM {joined} GROUP BY m.unit)", named))
    covering_ = [line for line in lines if covers(line, RosterName.MEMBERS)]
    plain = [line for line in covering_ if not line.apart]
    if plain:
        enough = ", ".join(c for x in plain for c in enough_of(x, f"p.{columns(x)[0]}"))
        joined = "members AS m LEFT JOIN own_persons AS p ON p.who = m.person"
        rows = f"(SELECT m.unit AS who, {enough} FROM {joined} GROUP BY m.unit)"
        found.append((rows, [c for x in plain for c in pair(x)]))
    for line in covering_:
        if line.apart:
            had = f"SELECT who, SUM(n) AS n FROM met WHERE ordinal = {line.ordinal} GROUP BY who"
            joined = f"members AS m LEFT JOIN ({had}) AS p ON p.who = m.person"
            enough = ", ".join(enough_of(line, "p.n"))
            found.append(
                (f"(SELECT m.unit AS who, {enough} FROM {joined} GROUP BY m.unit)", [*pair(line)])
            )
    return found


def enough_of(line: Line, had: str) -> tuple[str, str]:
    """Members who were there by the day asked for: those with enough, and all."""
    among = line.kept.among
    by = day((among or Roster(RosterName.MEMBERS)).joined_by(line.scope.day)).sql("duckdb")
    n, d = pair(line)
    return (
        f"COUNT(*) FILTER (WHERE m.joined_on <= {by} AND {had} >= {line.kept.at_least}) AS {n}",
        f"COUNT(*) FILTER (WHERE m.joined_on <= {by}) AS {d}",
    )


def climb(table: str, wanted: Sequence[str]) -> str:
    """Sums of units by themselves become those of all units in force, by adding up the tree."""
    if not wanted:
        return "SELECT '' AS who WHERE FALSE"
    sums = ", ".join(f"CAST(SUM(o.{c}) AS BIGINT) AS {c}" for c in wanted)
    return (
        f"WITH placed AS (\n  SELECT COALESCE(l.above, o.who) AS unit, {sums}\n"
        f"  FROM {table} AS o LEFT JOIN leaves AS l ON l.unit = o.who GROUP BY ALL\n)\n"
        f"SELECT o.who, {', '.join(f'o.{c}' for c in wanted)} FROM {table} AS o "
        "SEMI JOIN leaves AS l ON l.unit = o.who\n"
        f"UNION ALL\nSELECT s.above AS who, {sums}\n"
        "FROM placed AS o JOIN seats_of AS s ON s.unit = o.unit GROUP BY s.above"
    )


def told_of(lines: Sequence[Line]) -> list[Line]:
    """The lines of units whose values are told apart up the tree."""
    return [
        x for x in lines
        if x.apart and x.scope.track is Track.UNIT and not by_persons(x)
        and not x.kept.each and not x.of_records
    ]  # fmt: skip


def found(lines: Sequence[Line]) -> str:
    """The values that each unit by itself has met; of persons, those in the unit where they are."""
    wanted = told_of(lines)
    if not wanted:
        return "SELECT * FROM met WHERE FALSE"
    own = ", ".join(str(x.ordinal) for x in wanted if x.holder is Track.UNIT) or "NULL"
    persons = ", ".join(str(x.ordinal) for x in wanted if x.holder is Track.PERSON)
    rows = f"SELECT ordinal, who, v, n, d, few FROM met WHERE ordinal IN ({own})"
    if not persons:
        return rows
    return (
        f"{rows}\nUNION ALL\nSELECT DISTINCT k.ordinal, m.unit, k.v, k.n, k.d, k.few "
        f"FROM met AS k JOIN members AS m ON m.person = k.who WHERE k.ordinal IN ({persons})"
    )


SUMS = "COUNT(*) AS times, SUM(n) AS n, SUM(d) AS d, SUM(few) AS few"
TOLD_ABOVE = f"""
WITH placed AS (
  SELECT DISTINCT f.ordinal, COALESCE(l.above, f.who) AS unit, f.v, f.n, f.d, f.few
  FROM found AS f LEFT JOIN leaves AS l ON l.unit = f.who
),
spread AS (
  SELECT ordinal, v, n, d, few, MIN(unit) AS unit, COUNT(*) AS places FROM placed GROUP BY ordinal, v, n, d, few
),
alone AS (
  SELECT ordinal, unit, {SUMS} FROM spread WHERE places = 1 GROUP BY ordinal, unit
),
again AS (
  SELECT DISTINCT p.ordinal, s.above, p.v, p.n, p.d, p.few
  FROM placed AS p
  SEMI JOIN (FROM spread WHERE places > 1) AS m
    ON m.ordinal = p.ordinal AND m.v = p.v AND m.n = p.n AND m.d = p.d AND m.few = p.few
  JOIN seats_of AS s ON s.unit = p.unit
),
above AS (
  SELECT a.ordinal, s.above AS who, a.times, a.n, a.d, a.few
  FROM alone AS a JOIN seats_of AS s ON s.unit = a.unit
  UNION ALL SELECT ordinal, above, {SUMS} FROM again GROUP BY ordinal, above
)
SELECT ordinal, who, CAST(SUM(times) AS BIGINT) AS times, CAST(SUM(n) AS BIGINT) AS n,
       CAST(SUM(d) AS BIGINT) AS d, CAST(SUM(few) AS BIGINT) AS few
FROM above GROUP BY ordinal, who"""
"""Different values up the tree: what is met below one unit only is added, the rest told apart again."""

TOLD = f"""
SELECT * FROM told_above
UNION ALL
SELECT f.ordinal, f.who, {SUMS}
FROM found AS f SEMI JOIN leaves AS l ON l.unit = f.who GROUP BY f.ordinal, f.who"""


def covering(lines: Sequence[Line]) -> str:
    """Each unit on the roster: whether it has enough records below it, for every such coverage."""
    if not lines:
        return "SELECT '' AS who WHERE FALSE"
    sources, chosen = [], []
    for line in lines:
        among = line.kept.among
        conditions = ["TRUE"]
        for name, wanted in (
            (("type", among.kinds), ("category", among.categories)) if among else ()
        ):
            if wanted:
                conditions.append(
                    f"r.{name} IN ({', '.join(t.sql('duckdb') for t in texts(wanted))})"
                )
        asked = " AND ".join(conditions)
        had, (n, d) = f"c.n{line.ordinal}", pair(line)
        if line.apart:
            had = f"h{line.ordinal}.n"
            sources.append(
                f"LEFT JOIN (SELECT who, n FROM told WHERE ordinal = {line.ordinal}) AS h{line.ordinal} "
                f"ON h{line.ordinal}.who = r.unit"
            )
        chosen += [
            f"CASE WHEN {asked} AND {had} >= {line.kept.at_least} THEN 1 ELSE 0 END AS {n}",
            f"CASE WHEN {asked} THEN 1 ELSE 0 END AS {d}",
        ]
    return (
        f"SELECT r.unit AS who, {', '.join(chosen)} FROM roster AS r "
        f"LEFT JOIN climbed AS c ON c.who = r.unit {' '.join(sources)}"
    )


def all_answers(lines: Sequence[Line]) -> Iterator[str]:
    """The numbers of all lines; the two sides of one number side by side."""
    for line in lines:
        if line.kept.each:
            yield picked(line)
        elif line.of_records:
            yield records_covered(line)
        elif covers(line, RosterName.POSTS):
            yield posts_covered(line)
        elif not line.kept.divides:
            yield answer(line)
    for ordinal in sorted({line.ordinal for line in lines if line.kept.divides}):
        of = [line for line in lines if line.ordinal == ordinal]
        found = [*map(answer, of), *(size_below(line) for line in of if line.kept.over)]
        sides = " UNION ALL ".join(
            f"SELECT * FROM ({s}) AS a(ordinal, who, n, d, few)" for s in found
        )
        sums = "CAST(SUM(n) AS BIGINT), CAST(SUM(d) AS BIGINT), CAST(0 AS BIGINT)"
        yield f"SELECT ordinal, who, {sums} FROM ({sides}) GROUP BY ordinal, who HAVING SUM(d) > 0"


def answer(line: Line) -> str:
    """One line's numbers; whoever has none of them is left out."""
    n, d, few = "0", str(line.kept.always.get("d", 0)), "0"
    named = {part: line.column(part) for part in line.kept.amounts}
    source, where = "climbed", ""
    if covers(line, RosterName.MEMBERS):
        n, d = pair(line)
    elif covers(line):
        source, (n, d) = "covered_above", pair(line)
    elif line.apart and line.scope.track is Track.PERSON:
        sums = "COUNT(DISTINCT v) AS times, SUM(n) AS n, SUM(d) AS d, SUM(few) AS few"
        source = f"(SELECT who, {sums} FROM met WHERE ordinal = {line.ordinal} GROUP BY who)"
        named = {part: part for part in line.kept.amounts}
    elif line.apart:
        source, where = "told", f" AND ordinal = {line.ordinal}"
        named = {part: part for part in line.kept.amounts}
    elif line.scope.track is Track.PERSON:
        source = "own_persons"
    if not covers(line):
        n = "times" if line.kept.apart else named.get("n", n)
        d, few = named.get("d", d), named.get("few", few)
    some = " OR ".join(
        f"{c} <> 0" for c in (n, d if "d" not in line.kept.always else "0", few) if c != "0"
    )
    return (
        f"SELECT {line.ordinal}, who, CAST({n} AS BIGINT), CAST({d} AS BIGINT), CAST({few} AS BIGINT) "
        f"FROM {source} WHERE ({some}){where}"
    )


def owed(on: dt.date) -> str:
    """Of every unit and person: how many records are overdue, and since when."""
    return f"""WITH due AS (
  SELECT ordinal, who, SUM(n) AS owed, MIN(on_day) AS since FROM days
  WHERE ordinal IN ({OWED[Track.UNIT]}, {OWED[Track.PERSON]}) AND on_day <= DATE '{on.isoformat()}'
  GROUP BY ordinal, who
),
placed AS (
  SELECT COALESCE(l.above, o.who) AS unit, SUM(o.owed) AS owed, MIN(o.since) AS since
  FROM due AS o LEFT JOIN leaves AS l ON l.unit = o.who WHERE o.ordinal = {OWED[Track.UNIT]} GROUP BY ALL
)
SELECT 'unit' AS track, o.who, CAST(o.owed AS BIGINT) AS owed, o.since AS owed_since
FROM due AS o SEMI JOIN leaves AS l ON l.unit = o.who WHERE o.ordinal = {OWED[Track.UNIT]}
UNION ALL
SELECT 'unit', s.above, CAST(SUM(p.owed) AS BIGINT), MIN(p.since)
FROM placed AS p JOIN seats_of AS s ON s.unit = p.unit GROUP BY s.above
UNION ALL
SELECT 'person', who, CAST(owed AS BIGINT), since FROM due WHERE ordinal = {OWED[Track.PERSON]}"""
