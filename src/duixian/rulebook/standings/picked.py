"""Answers that are picked among what was kept one by one: lengths, entries in time, what is on a roster.

They are read through the same queries that read records, with what is kept in the records' place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlglot

from duixian.rulebook.measures.apart import LINKED, LISTED
from duixian.rulebook.measures.enrolled import covered_by, sized
from duixian.rulebook.measures.lasting import LONG_AGO
from duixian.rulebook.vocabulary.words import Track

from .merging import first, last

if TYPE_CHECKING:
    from sqlglot.expressions import Query

    from duixian.rulebook.measures.lines import Line


def in_window(line: Line) -> str:
    """What waited and lies in the window: all of a rolling one up to the day."""
    return f"(ordinal = {line.ordinal} AND on_day BETWEEN {first(line)} AND {last(line)})"


def come_by_now(line: Line) -> str:
    """The values of a line that count on the day."""
    return in_window(line) if line.reach.rolls else f"(ordinal = {line.ordinal} AND on_day IS NULL)"


def picked(line: Line) -> str:
    """The numbers of a line that its measure picks among what is kept."""
    rows = lengths(line) if line.kept.each == "length" else entries(line)
    if line.kept.read is None:
        raise AssertionError(line)
    return _answer(line, line.kept.read(line.scope, _parsed(rows)).sql("duckdb"))


def held(line: Line) -> str:
    """What each unit or person has met, for the unit where a person is on the day, where units are asked for."""
    rows = (
        "SELECT who, value, n, d, CAST(SUM(times) AS BIGINT) AS times "
        f'FROM "values" WHERE {come_by_now(line)} GROUP BY ALL'
    )
    if line.holder is Track.PERSON and line.asked.track is Track.UNIT:
        joined = "JOIN members AS m ON m.person = k.who"
        return f"SELECT m.unit AS who, k.value, k.n, k.d, k.times FROM ({rows}) AS k {joined}"
    return rows


def lengths(line: Line) -> str:
    """How often each unit, with all below it, or person met each length."""
    rows = f"SELECT who, value, n, times FROM ({held(line)}) AS k"
    if line.scope.track is Track.UNIT:
        joined = "JOIN seats AS s ON s.unit = k.who"
        rows = f"SELECT s.above AS who, k.value, k.n, k.times FROM ({held(line)}) AS k {joined}"
    if line.by_record:
        rows = f"SELECT DISTINCT who, value, n, 1 AS times FROM ({rows}) AS e"
    return f"SELECT who, n AS v, SUM(times) AS many FROM ({rows}) AS e GROUP BY who, n"


def entries(line: Line) -> str:
    """The entries of each unit, as it is today, or person, with their days."""
    what = f"k.value AS record, {LONG_AGO} + CAST(k.d AS INTEGER) AS day, k.n AS v"
    if line.asked.track is Track.PERSON:
        return f"SELECT DISTINCT k.who, {what} FROM ({held(line)}) AS k"
    joined = "JOIN successors AS t ON t.unit = k.who"
    return f"SELECT DISTINCT t.today AS who, {what} FROM ({held(line)}) AS k {joined}"


def posts_covered(line: Line) -> str:
    """Of those who hold posts on the day, how many have enough records."""
    had = f"SELECT who, {line.column('n')} AS n FROM own_persons"
    if line.apart:
        had = f"SELECT who, SUM(n) AS n FROM met WHERE ordinal = {line.ordinal} GROUP BY who"
    among = line.kept.among
    if among is None:
        raise AssertionError(line)
    found = covered_by(_parsed(had), among, line.kept.at_least, line.scope)
    return _answer(line, found.sql("duckdb"))


def records_covered(line: Line) -> str:
    """Of the records on a roster, how many have enough linked with them; added up the tree."""
    return f"""SELECT {line.ordinal}, s.above, CAST(SUM(o.n) AS BIGINT), CAST(SUM(o.d) AS BIGINT), 0::BIGINT
FROM (
  SELECT who, COUNT(*) FILTER (WHERE had >= {line.kept.at_least}) AS n, COUNT(*) AS d
  FROM (
    SELECT who, value, COALESCE(SUM(times) FILTER (WHERE {LINKED}), 0) AS had
    FROM "values" WHERE ordinal = {line.ordinal} AND ({LISTED} OR {come_by_now(line)})
    GROUP BY who, value HAVING COUNT(*) FILTER (WHERE {LISTED}) > 0
  ) GROUP BY who
) AS o JOIN seats AS s ON s.unit = o.who GROUP BY s.above"""


def size_below(line: Line) -> str:
    """The size of the roster that a line is divided by, as its denominator."""
    if line.kept.over is None:
        raise AssertionError(line)
    size = sized(line.kept.over, line.scope).sql("duckdb")
    return (
        f"SELECT {line.ordinal}, who, 0::BIGINT, n * {line.kept.by}, 0::BIGINT FROM ({size}) AS r"
    )


def _parsed(query: str) -> Query:
    found: Query = sqlglot.parse_one(query, dialect="duckdb")  # type: ignore[assignment]
    return found


def _answer(line: Line, query: str) -> str:
    return f"SELECT {line.ordinal} AS ordinal, who, n, d, few FROM ({query}) AS a"
