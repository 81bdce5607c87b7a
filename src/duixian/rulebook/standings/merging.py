"""A standing of one day, records taken back and records added become the standing of a later day.

Everything kept is a sum, so the steps only add: `was_*` is the standing, `minus_*` what the records
that changed gave before, `plus_*` what they and the new ones give now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from duixian.rulebook.measures.apart import LISTED
from duixian.rulebook.measures.keeping import OWED, TABLES, Steps, one_row, without_zeros
from duixian.rulebook.measures.lines import Line

SIGNS: Mapping[str, int] = {"minus": -1, "plus": 1}


def merge(lines: Sequence[Line], turned: Sequence[int], present: Sequence[str]) -> Steps:
    """The steps to the tables of the later day; of the lines that `turned` a new window began.

    `present` says which of `minus` and `plus` there are. Rows of the standing that nothing is added
    to pass as they are.
    """
    for track, name in TABLES.items():
        held = [line for line in lines if line.holder is track]
        columns = [c for line in held for c in line.columns]
        stays = [c for line in held if line.ordinal not in turned for c in line.columns]
        base = f"SELECT who, {', '.join(stays)} FROM was_{name}"
        more = [
            (f"(SELECT who, {signed(columns, sign)} FROM {sign}_{name})", columns)
            for sign in present
        ]
        more.append((f"({come(held)})", [c for line in held for c in line.columns]))
        added = one_row(more)
        if not columns:
            yield name, f"SELECT who FROM was_{name} WHERE FALSE"
        elif not stays:
            yield name, without_zeros(added, columns)
        else:
            yield f"more_{name}", without_zeros(added, columns)
            yield name, put_together(base, f"more_{name}", columns, all_stay=stays == columns)
    yield "more_days", days(present)
    yield "days", still_waiting(lines)
    yield "more_values", more_values(lines, present)
    yield "values", values(lines, turned)


def signed(columns: Sequence[str], source: str) -> str:
    """Columns to be added, or taken away."""
    return ", ".join(f"{SIGNS[source]} * {c} AS {c}" for c in columns)


def put_together(base: str, more: str, columns: Sequence[str], *, all_stay: bool) -> str:
    """The rows of the standing with what is added to some of them; no row of zeros."""
    sums = ", ".join(f"CAST(SUM(COALESCE({c}, 0)) AS BIGINT) AS {c}" for c in columns)
    plain = ", ".join(f"COALESCE({c}, 0) AS {c}" for c in columns)
    some = " OR ".join(f"{c} <> 0" for c in columns)
    none = ", ".join(["'' AS who", *(f"0::BIGINT AS {c}" for c in columns)])
    rows = f"SELECT {none} WHERE FALSE UNION ALL BY NAME {base}"
    untouched = f"SELECT who, {plain} FROM ({rows}) AS b ANTI JOIN {more} AS m ON m.who = b.who"
    touched = f"SELECT b.* FROM ({rows}) AS b SEMI JOIN {more} AS m ON m.who = b.who"
    return (
        f"SELECT * FROM ({untouched}){'' if all_stay else f' WHERE {some}'}\nUNION ALL BY NAME\n"
        f"SELECT * FROM (SELECT who, {sums} FROM ({touched} UNION ALL BY NAME SELECT * FROM {more}) "
        f"GROUP BY who) WHERE {some}"
    )


def come(lines: Sequence[Line]) -> str:
    """What waited for a day that has come, as columns."""
    sums = [
        f"SUM({part}) FILTER (WHERE ordinal = {line.ordinal}) AS {line.column(part)}"
        for line in lines
        if line.columns
        for part in line.kept.amounts
    ]
    due = " OR ".join(
        f"(ordinal = {line.ordinal} AND on_day BETWEEN {first(line)} AND {last(line)})"
        for line in lines
        if line.columns
    )
    if not due:
        return "SELECT '' AS who WHERE FALSE"
    return f"SELECT who, {', '.join(sums)} FROM was_days WHERE {due} GROUP BY who"


def days(present: Sequence[str]) -> str:
    """What is added to the days that wait."""
    rows = [
        f"SELECT ordinal, who, on_day, {signed(('n', 'd', 'few'), s)} FROM {s}_days"
        for s in present
    ]
    return "\nUNION ALL\n".join(rows) or "SELECT * FROM was_days WHERE FALSE"


def still_waiting(lines: Sequence[Line]) -> str:
    """The days to come, those of rolling windows, and what is owed."""
    waits = [f"ordinal IN ({', '.join(str(o) for o in OWED.values())})"]
    waits += [
        f"(ordinal = {line.ordinal} AND on_day "
        + (f">= {first(line)})" if line.reach.rolls else f"> {last(line)})")
        for line in lines
        if not line.apart
    ]
    sums = ", ".join(f"CAST(SUM({part}) AS BIGINT) AS {part}" for part in ("n", "d", "few"))
    same = "m.ordinal = w.ordinal AND m.who = w.who"
    kept = f"SELECT * FROM was_days WHERE {' OR '.join(waits)}"
    more = f"SELECT * FROM more_days WHERE {' OR '.join(waits)}"
    return (
        f"SELECT w.* FROM ({kept}) AS w ANTI JOIN more_days AS m ON {same}\nUNION ALL\n"
        f"SELECT ordinal, who, on_day, {sums}\n"
        f"FROM (SELECT w.* FROM ({kept}) AS w SEMI JOIN more_days AS m ON {same} UNION ALL {more})\n"
        "GROUP BY ordinal, who, on_day HAVING SUM(n) <> 0 OR SUM(d) <> 0 OR SUM(few) <> 0"
    )


def more_values(lines: Sequence[Line], present: Sequence[str]) -> str:
    """The values that are added, and those of the standing whose day has come."""
    rows = [
        f"SELECT ordinal, who, on_day, value, n, d, few, {SIGNS[s]} * times AS times FROM {s}_values"
        for s in present
    ]
    due = " OR ".join(
        f"(ordinal = {line.ordinal} AND on_day BETWEEN {first(line)} AND {last(line)})"
        for line in lines
        if line.apart and not line.reach.rolls
    )
    if due:
        none = "CAST(NULL AS DATE) AS on_day"
        rows.append(
            f"SELECT ordinal, who, {none}, value, n, d, few, times FROM was_values WHERE {due}"
        )
    return "\nUNION ALL\n".join(rows) or "SELECT * FROM was_values WHERE FALSE"


def rolling(lines: Sequence[Line]) -> str:
    """The numbers of the lines whose values keep their day."""
    return ", ".join(str(x.ordinal) for x in lines if x.apart and x.reach.rolls) or "-9"


def values(lines: Sequence[Line], turned: Sequence[int]) -> str:
    """The values met, with how often; those of a window that is over are gone."""
    apart = [line for line in lines if line.apart]
    if not apart:
        return "SELECT * FROM was_values"
    stays = " OR ".join(
        f"(ordinal = {line.ordinal} AND {lasting(line)}"
        + (f"on_day >= {first(line)})" if line.ordinal in turned or line.reach.rolls
           else f"(on_day IS NULL OR on_day > {last(line)}))")
        for line in apart
    )  # fmt: skip
    stays = f"({stays}) AND (on_day IS NULL OR on_day > {last(apart[0])} OR ordinal IN ({rolling(lines)}))"
    same = "m.ordinal = w.ordinal AND m.who = w.who AND m.value = w.value"
    kept = f"SELECT * FROM was_values WHERE {stays}"
    return (
        f"SELECT w.* FROM ({kept}) AS w ANTI JOIN more_values AS m ON {same}\nUNION ALL\n"
        "SELECT ordinal, who, on_day, value, n, d, few, CAST(SUM(times) AS BIGINT) AS times\n"
        f"FROM (SELECT w.* FROM ({kept}) AS w SEMI JOIN more_values AS m ON {same} "
        "UNION ALL SELECT * FROM more_values)\nGROUP BY ALL HAVING SUM(times) <> 0"
    )


def lasting(line: Line) -> str:
    """What stays whatever window begins: the records on the roster of a coverage."""
    return f"{LISTED} OR ordinal = {line.ordinal} AND " if line.of_records else ""


def first(line: Line) -> str:
    """The first day of a line's window, as the engine reads it."""
    start = line.reach.start or dt.date.min
    return f"DATE '{start.isoformat()}'"


def last(line: Line) -> str:
    """The day of the standing."""
    return f"DATE '{line.scope.day.isoformat()}'"
