"""A standing of one day, records taken back and records added become the standing of a later day.

Everything kept is a sum, so the steps only add: `was_*` is the standing, `minus_*` what the records
that changed gave before, `plus_*` what they and the new ones give now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from duixian.rulebook.measures.keeping import OWED, TABLES, Line, Steps, together

SIGNS: Mapping[str, int] = {"was": 1, "minus": -1, "plus": 1}


def merge(lines: Sequence[Line], turned: Sequence[int], present: Sequence[str]) -> Steps:
    """The steps to the tables of the later day; of the lines that `turned` a new window began.

    `present` says which of `was`, `minus` and `plus` there are.
    """
    for track, name in TABLES.items():
        held = [line for line in lines if line.holder is track]
        columns = [c for line in held for c in line.columns]
        stays = [c for line in held if line.ordinal not in turned for c in line.columns]
        parts = []
        for source in present:
            chosen = ", ".join(
                f"{SIGNS[source]} * {c} AS {c}" for c in (stays if source == "was" else columns)
            )
            step = f"{source}_{name}_signed"
            yield step, f"SELECT who{', ' if chosen else ''}{chosen} FROM {source}_{name}"
            parts.append(step)
        if "was" in present:
            yield f"come_{name}", come(held)
            parts.append(f"come_{name}")
        yield name, together(parts, columns)
    yield "days", days(lines, present)
    yield "values", values(lines, turned, present)


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


def days(lines: Sequence[Line], present: Sequence[str]) -> str:
    """What still waits: the days to come, those of rolling windows, and what is owed."""
    waits = [f"ordinal IN ({', '.join(str(o) for o in OWED.values())})"]
    waits += [
        f"(ordinal = {line.ordinal} AND on_day "
        + (f">= {first(line)})" if line.reach.rolls else f"> {last(line)})")
        for line in lines
        if not line.apart
    ]
    rows = "\nUNION ALL\n".join(
        f"SELECT ordinal, who, on_day, {SIGNS[s]} * n AS n, {SIGNS[s]} * d AS d, {SIGNS[s]} * few AS few "
        f"FROM {s}_days"
        for s in present
    )
    sums = ", ".join(f"CAST(SUM({part}) AS BIGINT) AS {part}" for part in ("n", "d", "few"))
    return (
        f"SELECT ordinal, who, on_day, {sums} FROM ({rows})\nWHERE {' OR '.join(waits)}\n"
        "GROUP BY ordinal, who, on_day HAVING SUM(n) <> 0 OR SUM(d) <> 0 OR SUM(few) <> 0"
    )


def values(lines: Sequence[Line], turned: Sequence[int], present: Sequence[str]) -> str:
    """The values met, with how often; those whose day has come lose their day."""
    apart = [line for line in lines if line.apart]
    if not apart:
        return "SELECT * FROM was_values" if "was" in present else "SELECT * FROM plus_values"
    rolling = ", ".join(str(line.ordinal) for line in apart if line.reach.rolls) or "NULL"
    stays = " OR ".join(
        f"(ordinal = {line.ordinal} AND "
        + (f"on_day >= {first(line)})" if line.ordinal in turned else f"COALESCE(on_day >= {first(line)}, TRUE))")
        for line in apart
    )  # fmt: skip
    day = apart[0].scope.day.isoformat()
    rows = "\nUNION ALL\n".join(
        f"SELECT ordinal, who, on_day, value, n, d, few, {SIGNS[s]} * times AS times FROM {s}_values"
        + (f" WHERE {stays}" if s == "was" else "")
        for s in present
    )
    return (
        "SELECT ordinal, who, "
        f"CASE WHEN on_day > DATE '{day}' OR ordinal IN ({rolling}) THEN on_day END AS on_day,\n"
        f"value, n, d, few, CAST(SUM(times) AS BIGINT) AS times FROM ({rows})\n"
        "GROUP BY ALL HAVING SUM(times) <> 0"
    )


def first(line: Line) -> str:
    """The first day of a line's window, as the engine reads it."""
    start = line.reach.start or dt.date.min
    return f"DATE '{start.isoformat()}'"


def last(line: Line) -> str:
    """The day of the standing."""
    return f"DATE '{line.scope.day.isoformat()}'"
