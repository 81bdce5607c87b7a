"""Results of trees of millions: one row for each unit is made first, so that nothing long is joined.

The numbers and points are those of `scorecards/assemble.py`, out of the same formula; the words of
the pack and the spread below each unit are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from duixian.rulebook.measures.keeping import Line, Steps
from duixian.rulebook.scorecards.assemble import EARNED
from duixian.rulebook.vocabulary.words import Track

from .reading import columns, covers, pair

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
SAFE = 2**61
RESULTS = ("indicators", "scorecards")


def results(lines: Sequence[Line], words: Mapping[str, pa.Table]) -> Steps:
    """The steps from `climbed`, `covered_above`, `told` and `owed` to `indicators` and `scorecards` of units."""
    asked = [row for row in words["asked"].to_pylist() if row["track"] == Track.UNIT]
    rules = {row["ordinal"]: row for row in words["points"].to_pylist()}
    applies: dict[int, list[str]] = {}
    for row in words["applies"].to_pylist():
        applies.setdefault(row["ordinal"], []).append(f"'{row['category']}'")
    bands: dict[int, list[Row]] = {}
    for row in words["bands"].to_pylist():
        bands.setdefault(row["ordinal"], []).append(row)
    yield "side_by_side", side_by_side(lines)
    chosen: list[str] = []
    for row in asked:
        o = row["ordinal"]
        found = sorted((x for x in lines if x.ordinal == o), key=lambda x: tuple(x.kept.amounts))
        chosen += valued(row, found, ", ".join(applies.get(o, ["NULL"])))
    yield "valued", f"SELECT unit, owed, owed_since, {', '.join(chosen)} FROM side_by_side"
    points = [c for row in asked for c in pointed(row["ordinal"], rules.get(row["ordinal"]), bands)]
    yield "pointed", f"SELECT *, {', '.join(points)} FROM valued"
    yield "indicators", "\nUNION ALL\n".join(_long(row["ordinal"]) for row in asked)
    cards: dict[int, list[int]] = {}
    for row in asked:
        cards.setdefault(row["card"], []).append(row["ordinal"])
    yield "scorecards", "\nUNION ALL\n".join(_card(card, of) for card, of in cards.items())


def side_by_side(lines: Sequence[Line]) -> str:
    """All numbers of a unit in one row."""
    told = sorted(
        {x.ordinal for x in lines if x.apart and x.scope.track is Track.UNIT and not covers(x)}
    )
    sums = "".join(
        f", MAX({part}) FILTER (WHERE ordinal = {o}) AS {part}{o}"
        for o in told
        for part in ("times", "n", "d", "few")
    )
    return f"""
SELECT r.unit, r.category, c.* EXCLUDE (who), v.* EXCLUDE (who), t.* EXCLUDE (who), o.owed, o.owed_since
FROM roster AS r
LEFT JOIN climbed AS c ON c.who = r.unit
LEFT JOIN (SELECT *, 0 AS covers FROM covered_above) AS v ON v.who = r.unit
LEFT JOIN (SELECT who, COUNT(*) AS many{sums} FROM told GROUP BY who) AS t ON t.who = r.unit
LEFT JOIN (SELECT * FROM owed WHERE track = 'unit') AS o ON o.who = r.unit"""


def valued(row: Row, lines: Sequence[Line], categories: str) -> Iterator[str]:
    """The columns `a3`, `n3`, `d3`, `few3` of an indicator: whether it applies, and its value."""
    o, named = row["ordinal"], dict[str, str]()
    for line in lines:
        if covers(line):
            n, d = pair(line)
            named |= {"n": n, "d": d}
        elif line.kept.apart:
            named["n"] = f"times{o}"
        elif line.apart:
            named |= {part: f"{part}{o}" for part in line.kept.amounts}
        else:
            named |= dict(zip(line.kept.amounts, columns(line), strict=True))
        named |= {part: str(value) for part, value in line.kept.always.items()}
    if any(line.kept.divides for line in lines):
        d = named["d"]
        named = {"n": f"CASE WHEN {d} > 0 THEN {named['n']} END", "d": f"GREATEST({d}, 0)"}
    yield f"category IN ({categories}) AS a{o}"
    yield f"COALESCE({named.get('n', '0')}, 0) AS n{o}"
    yield f"COALESCE(NULLIF({named.get('d', '0')}, 0), {row['empty_d']}) AS d{o}"
    yield f"COALESCE({named.get('few', '0')}, 0) AS few{o}"


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


def _card(card: int, of: Sequence[int]) -> str:
    def added(values: Sequence[str]) -> str:
        zeros = " + ".join(f"COALESCE({v}, 0)" for v in values)
        return f"CASE WHEN COALESCE({', '.join(values)}) IS NOT NULL THEN {zeros} END"

    columns_ = {
        "indicators": " + ".join(f"CAST(a{o} AS BIGINT)" for o in of),
        "answered": " + ".join(f"CAST(a{o} AND d{o} > 0 AS BIGINT)" for o in of),
        "points": added([f"CASE WHEN a{o} THEN points{o} END" for o in of]),
        "attainable": added([f"CASE WHEN a{o} THEN attainable{o} END" for o in of]),
    }
    chosen = ", ".join(f"{text} AS {name}" for name, text in columns_.items())
    ordinal = " ".join(f"WHEN a{o} THEN {o}" for o in of)
    return (
        f"SELECT {card} AS card, unit, CASE {ordinal} END AS ordinal, {chosen}, "
        f"COALESCE(owed, 0) AS owed, owed_since FROM pointed WHERE {' OR '.join(f'a{o}' for o in of)}"
    )
