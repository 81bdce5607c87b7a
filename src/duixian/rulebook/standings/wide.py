"""Results of trees of millions: one row for each unit is made first, so that nothing long is joined.

The numbers and points are those of `scorecards/assemble.py`, out of the same formula; the words of
the pack and the spread below each unit are left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from duixian.rulebook.measures.keeping import OWED, Steps, one_row
from duixian.rulebook.measures.lines import Line
from duixian.rulebook.scorecards.assemble import EARNED
from duixian.rulebook.vocabulary.words import Track

from .reading import (
    TOLD_ABOVE,
    climbing,
    columns,
    covers,
    found,
    met,
    own_parts,
    pair,
    told_of,
)

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
SAFE = 2**61
RESULTS = ("indicators", "scorecards")
NO_VALUES = (
    "SELECT 0 AS ordinal, '' AS unit, '' AS status, 0::BIGINT AS n, 0::BIGINT AS d, "
    "0::BIGINT AS points, 0::BIGINT AS attainable WHERE FALSE"
)
NO_CARDS = (
    "SELECT 0 AS card, '' AS unit, 0 AS ordinal, 0::BIGINT AS indicators, 0::BIGINT AS answered, "
    "0::BIGINT AS points, 0::BIGINT AS attainable, 0::BIGINT AS owed, "
    "CAST(NULL AS DATE) AS owed_since WHERE FALSE"
)
TOLD_PARTS = ("times", "n", "d", "few")


def results(lines: Sequence[Line], words: Mapping[str, pa.Table], on: dt.date) -> Steps:
    """The steps from a standing and `seated` to `indicators` and `scorecards` of units."""
    asked = [row for row in words["asked"].to_pylist() if row["track"] == Track.UNIT]
    rules = {row["ordinal"]: row for row in words["points"].to_pylist()}
    applies: dict[int, list[str]] = {}
    for row in words["applies"].to_pylist():
        applies.setdefault(row["ordinal"], []).append(f"'{row['category']}'")
    bands: dict[int, list[Row]] = {}
    for row in words["bands"].to_pylist():
        bands.setdefault(row["ordinal"], []).append(row)
    yield from side_by_side(lines, on)
    values: list[str] = []
    points: list[str] = []
    for row in asked:
        o = row["ordinal"]
        of = [x for x in lines if x.ordinal == o]
        values += valued(row, of, ", ".join(applies.get(o, ["NULL"])))
        points += pointed(o, rules.get(o), bands)
    yield (
        "pointed",
        (
            f"SELECT *, {', '.join(points)}\n"
            f"FROM (SELECT unit, owed, owed_since, {', '.join(values)} FROM side_by_side)"
        ),
    )
    yield "indicators", "\nUNION ALL\n".join([NO_VALUES, *(_long(row["ordinal"]) for row in asked)])
    cards: dict[int, list[int]] = {}
    for row in asked:
        cards.setdefault(row["card"], []).append(row["ordinal"])
    within = {row["card"]: row for row in words["cards"].to_pylist()}
    found = [_card(card, of, within[card]) for card, of in cards.items()]
    yield "scorecards", "\nUNION ALL\n".join([NO_CARDS, *found])


def side_by_side(lines: Sequence[Line], on: dt.date) -> Steps:
    """All numbers of a unit in one row: of leaves as they are, of those above added up or told apart again."""
    yield "met", met(lines)
    parts = dict(own_parts(lines))
    yield "own_persons", one_row(parts[Track.PERSON])
    yield "found", found(lines)
    yield "told_above", TOLD_ABOVE
    sums = sorted({c for line in lines for c in climbing(line)})
    each = [(part, o) for o in sorted({x.ordinal for x in told_of(lines)}) for part in TOLD_PARTS]
    told = [f"told_{part}{o}" for part, o in each]
    totals = dict.fromkeys(TOLD_PARTS, "") | {"times": "COUNT(*)"}
    told_sums = ", ".join(
        f"CAST({totals[part] or f'SUM({part})'} FILTER (WHERE ordinal = {o}) AS BIGINT) AS told_{part}{o}"
        for part, o in each
    )
    owed = (
        f"(SELECT who, CAST(SUM(n) AS BIGINT) AS owed, MIN(on_day) AS owed_since FROM days WHERE ordinal = {OWED[Track.UNIT]} "
        f"AND on_day <= DATE '{on.isoformat()}' GROUP BY who)"
    )
    tables = [*parts[Track.UNIT], (owed, ["owed", "owed_since"])]
    if told:
        tables.append((f"(SELECT who, {told_sums} FROM found GROUP BY who)", told))
    chosen = "".join(f", t{nth}.{c}" for nth, (_, names) in enumerate(tables) for c in names)
    joins = "".join(
        f"\nLEFT JOIN {table} AS t{nth} ON t{nth}.who = p.code"
        for nth, (table, _) in enumerate(tables)
    )
    yield (
        "own",
        f"SELECT p.code AS who, p.above, p.category, p.stands{chosen}\nFROM seated AS p{joins}",
    )
    added = "".join(f", CAST(SUM(o.{c}) AS BIGINT) AS {c}" for c in [*sums, "owed"])
    yield (
        "above",
        (
            f"WITH placed AS (SELECT COALESCE(o.above, o.who) AS unit{added}, MIN(o.owed_since) AS owed_since\n"
            "  FROM own AS o GROUP BY ALL)\n"
            f"SELECT s.above AS who{added}, MIN(o.owed_since) AS owed_since\n"
            "FROM placed AS o JOIN seats_of AS s ON s.unit = o.unit GROUP BY s.above"
        ),
    )
    again = "".join(
        f", MAX({part}) FILTER (WHERE ordinal = {o}) AS told_{part}{o}" for part, o in each
    )
    names = [*sums, "owed", "owed_since"]
    yield (
        "side_by_side",
        (
            f"SELECT who AS unit, category, {', '.join([*names, *told])} FROM own WHERE above IS NOT NULL\n"
            f"UNION ALL BY NAME\nSELECT o.who AS unit, o.category, {', '.join(f'a.{n}' for n in names)}"
            f"{''.join(f', t.{n}' for n in told)}\nFROM own AS o LEFT JOIN above AS a ON a.who = o.who\n"
            f"LEFT JOIN (SELECT who, COUNT(*) AS many{again} FROM told_above GROUP BY who) AS t ON t.who = o.who\n"
            "WHERE o.above IS NULL AND o.stands"
        ),
    )


def valued(row: Row, lines: Sequence[Line], categories: str) -> Iterator[str]:
    """The columns `a3`, `n3`, `d3`, `few3` of an indicator: whether it applies, and its value."""
    o, named = row["ordinal"], dict[str, str]()
    for line in lines:
        if covers(line):
            n, d = pair(line)
            named |= {"n": n, "d": d}
        elif line.kept.apart:
            named["n"] = f"told_times{o}"
        elif line.apart:
            named |= {part: f"told_{part}{o}" for part in line.kept.amounts}
        else:
            named |= dict(zip(line.kept.amounts, columns(line), strict=True))
        named |= {part: str(value) for part, value in line.kept.always.items()}
    if any(line.kept.divides for line in lines):
        d = named["d"]
        named = {"n": f"CASE WHEN {d} > 0 THEN {named['n']} END", "d": f"GREATEST({d}, 0)"}
    yield f"category IN ({categories}) AS a{o}"
    yield f"CAST(COALESCE({named.get('n', '0')}, 0) AS BIGINT) AS n{o}"
    yield f"CAST(COALESCE(NULLIF({named.get('d', '0')}, 0), {row['empty_d']}) AS BIGINT) AS d{o}"
    yield f"CAST(COALESCE({named.get('few', '0')}, 0) AS BIGINT) AS few{o}"


def pointed(o: int, rule: Row | None, bands: Mapping[int, Sequence[Row]]) -> Iterator[str]:
    """The columns `points3` and `attainable3`, in hundredths."""
    if rule is None:
        yield f"CAST(NULL AS BIGINT) AS points{o}"
        yield f"CAST(NULL AS BIGINT) AS attainable{o}"
        return
    none = "NULL" if rule["none_gives"] is None else str(rule["none_gives"])
    most = rule["full"] if rule["full"] is not None else rule["most"]
    yield f"CAST(CASE WHEN d{o} > 0 THEN {earned(o, rule, bands)} ELSE {none} END AS BIGINT) AS points{o}"
    yield (
        f"CAST(CASE WHEN d{o} > 0 OR {none} IS NOT NULL THEN {most} ELSE 0 END AS BIGINT) AS attainable{o}"
    )


def earned(o: int, rule: Row, bands: Mapping[int, Sequence[Row]]) -> str:
    """The one formula of points with the numbers of a rule in it; in short whole numbers where they do."""
    steps = " ".join(
        f"WHEN 100::HUGEINT * {rule['unit']} * m.n >= {band['at_least']}::HUGEINT * m.d THEN {band['give']}"
        for band in sorted(bands.get(o, ()), key=lambda band: -band["at_least"])
    )
    text = EARNED.replace("b.give", f"CASE {steps} END" if steps else "NULL::BIGINT")
    given = {name: "NULL::HUGEINT" if value is None else value for name, value in rule.items()}
    text = re.sub(r"\bp\.(\w+)", lambda found: _literal(given[found[1]]), text)
    text = text.replace("m.n", f"n{o}").replace("m.d", f"d{o}")
    numbers = [abs(v) for v in rule.values() if isinstance(v, int)]
    numbers += [abs(v) for band in bands.get(o, ()) for v in band.values() if isinstance(v, int)]
    bound = SAFE // max(400 * max(numbers) ** 2, 1)
    short = text.replace("::HUGEINT", "::BIGINT")
    return f"CASE WHEN ABS(n{o}) <= {bound} AND d{o} <= {bound} THEN {short} ELSE {text} END"


def _literal(value: object) -> str:
    return f"({value})" if isinstance(value, int) or "NULL" in str(value) else f"'{value}'"


def _long(o: int) -> str:
    return (
        f"SELECT {o} AS ordinal, unit, CASE WHEN d{o} > 0 THEN 'value' WHEN few{o} > 0 THEN 'too_few' "
        f"ELSE 'none' END AS status, CASE WHEN d{o} > 0 THEN n{o} END AS n, "
        f"CASE WHEN d{o} > 0 THEN d{o} END AS d, points{o} AS points, attainable{o} AS attainable "
        f"FROM pointed WHERE a{o}"
    )


def _card(card: int, of: Sequence[int], within: Row) -> str:
    points = [f"CASE WHEN a{o} THEN points{o} END" for o in of]
    attainable = [f"CASE WHEN a{o} THEN attainable{o} END" for o in of]
    earned = f"COALESCE({', '.join(points)}) IS NOT NULL"
    scored = f"COALESCE({', '.join(attainable)}) IS NOT NULL"

    def kept(values: Sequence[str]) -> str:
        """Base and sum, kept between floor and ceiling."""
        found = " + ".join([str(within["base"]), *(f"COALESCE({v}, 0)" for v in values)])
        found = found if within["floor"] is None else f"GREATEST({found}, {within['floor']})"
        return found if within["ceiling"] is None else f"LEAST({found}, {within['ceiling']})"

    columns_ = {
        "indicators": " + ".join(f"CAST(a{o} AS BIGINT)" for o in of),
        "answered": " + ".join(f"CAST(a{o} AND d{o} > 0 AS BIGINT)" for o in of),
        "points": f"CASE WHEN {earned} THEN {kept(points)} END",
        "attainable": f"CASE WHEN {earned} THEN {kept(attainable)} WHEN {scored} THEN 0 END",
    }
    chosen = ", ".join(f"{text} AS {name}" for name, text in columns_.items())
    ordinal = " ".join(f"WHEN a{o} THEN {o}" for o in of)
    return (
        f"SELECT {card} AS card, unit, CASE {ordinal} END AS ordinal, {chosen}, "
        f"COALESCE(owed, 0) AS owed, owed_since FROM pointed WHERE {' OR '.join(f'a{o}' for o in of)}"
    )
