"""Which entries touch which numbers: the records that bring something else than before, entry by entry.

An entry touches a number if its record brought something else right after it than right before it,
or would bring something else now without it. Where these alone do not lead to what the record brings
at last, the entries on which it rests are named as well. So the earlier state and the entries named
give the later number, and a record with no entry named changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import Days
from duixian.rulebook.measures import AnyMeasure
from duixian.rulebook.measures.brought import Tie, brought, lent
from duixian.rulebook.measures.compile import text_of
from duixian.rulebook.measures.scope import Scope
from duixian.rulebook.scorecards.score import starts, table, tree_tables
from duixian.rulebook.vocabulary.words import Track

from .variants import Came, Variants, named, step_by_step, tables_of, with_only

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut, Ledger
    from duixian.rulebook.scorecards.score import Engine
    from duixian.rulebook.scorecards.standard import Pack

ELSEWHERE = {
    "participants": "x.person, x.role",
    "partners": "x.unit, x.role",
    "links": "x.field, x.other",
}
COPIED = """
SELECT v.record, {columns} FROM {name}_known AS x JOIN variants AS v ON v.of = x.record
UNION ALL
SELECT x.record, {columns} FROM {name}_known AS x
"""
POINTED_AT = """
UNION ALL
SELECT x.record, x.field, v.record AS other FROM links_known AS x JOIN variants AS v ON v.of = x.other
"""
BROUGHT = """
SELECT {ordinal} AS ordinal, a.record, {above} AS above, a.what FROM (
{query}
) AS a {seats}
WHERE {above} IN (SELECT n.who FROM numbers AS n WHERE n.ordinal = {ordinal})
"""
LENT = "SELECT {ordinal} AS ordinal, '{tie}' AS tie, a.* FROM (\n{query}\n) AS a"
TIED = """
SELECT DISTINCT t.ordinal, t.tie, l.{other} AS of, b.above
FROM ties AS t
JOIN brought AS b ON b.ordinal = t.ordinal
JOIN links_known AS l ON l.{record} = b.record AND l.field = t.field
JOIN (SELECT DISTINCT of FROM variants) AS v ON v.of = l.{other}
WHERE t.own = {own}
"""
CARRIED = """
SELECT b.ordinal, v.of, v.number, b.above, LIST_PREPEND('', b.what) AS what
FROM brought AS b
JOIN variants AS v ON v.record = b.record
UNION ALL
SELECT l.ordinal, v.of, v.number, t.above, LIST_PREPEND(l.tie, l.what) AS what
FROM lent AS l
JOIN variants AS v ON v.record = l.record
JOIN tied AS t ON t.ordinal = l.ordinal AND t.tie = l.tie AND t.of = v.of
"""
SAYS = """
SELECT ordinal, of, number, above, LIST(DISTINCT what ORDER BY what) AS says
FROM carried
GROUP BY ordinal, of, number, above
"""
FOUND = """
SELECT DISTINCT f.ordinal, f.above AS who, c.of AS record, c.before, c.seq
FROM (SELECT DISTINCT ordinal, of, above FROM says) AS f
JOIN compared AS c ON c.of = f.of
LEFT JOIN says AS x ON x.ordinal = f.ordinal AND x.of = f.of AND x.above = f.above AND x.number = c.before
LEFT JOIN says AS y ON y.ordinal = f.ordinal AND y.of = f.of AND y.above = f.above AND y.number = c.after
WHERE x.says IS DISTINCT FROM y.says
"""
NO_RECORD = "SELECT 0::BIGINT AS ordinal, '' AS record, '' AS above, [''] AS what WHERE FALSE"
NO_TIE = "SELECT 0::BIGINT AS ordinal, '' AS tie, '' AS record, [''] AS what WHERE FALSE"
Number = tuple[int, str, str]
"""A number (ordinal and whose it is) and one record that touches it."""


@dataclass(frozen=True)
class Between:
    """What is known of one county at two moments, on one day, by one pack."""

    pack: Pack
    ledger: Ledger
    before: Cut
    after: Cut
    calendar: Mapping[str, Days]
    engine: Engine

    @property
    def starts(self) -> list[dt.date]:
        """The days before which it must be known what was open."""
        return sorted(starts(self.pack, self.after.as_of, self.calendar))


def touching(
    at: Between, came: Mapping[str, Came], numbers: pa.Table
) -> dict[Number, frozenset[int]]:
    """The entries (by their place in the ledger) that touch each of some numbers, by record."""
    net: set[Number] = set()
    seqs: dict[Number, set[int]] = defaultdict(set)
    for ordinal, who, record, _, seq in _found(at, step_by_step(came), numbers):
        if seq is None:
            net.add((ordinal, who, record))
        else:
            seqs[ordinal, who, record].add(seq)
    chosen = {key: frozenset(seqs[key]) for key in sorted(net)}
    for key in _falling_short(at, came, numbers, chosen):
        chosen[key] |= came[key[2]].rests_on(at.after.as_of, at.starts)
    return chosen


def _falling_short(
    at: Between,
    came: Mapping[str, Came],
    numbers: pa.Table,
    chosen: Mapping[Number, frozenset[int]],
) -> Iterator[Number]:
    """Those whose entries named do not by themselves lead to what the record brings at last."""
    some: dict[str, list[frozenset[int]]] = defaultdict(list)
    for (_, _, record), seqs in chosen.items():
        if len(seqs) < len(came[record].between) and seqs not in some[record]:
            some[record].append(seqs)
    if not some:
        return
    for ordinal, who, record, number, _ in _found(at, with_only(came, some), numbers):
        key = (ordinal, who, record)
        if chosen.get(key) == some[record][number - 1]:
            yield key


def _found(
    at: Between, variants: Variants, numbers: pa.Table
) -> Iterator[tuple[int, str, str, int, int | None]]:
    """Number, record, and the comparison of two of its variants that bring different things to it."""
    found = at.engine.run(
        dict(_tables(at, variants, numbers)), list(_steps(at, numbers)), ("found",)
    )["found"]
    yield from zip(*(column.to_pylist() for column in found.columns), strict=True)


def _tables(at: Between, variants: Variants, numbers: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    import pyarrow as pa

    ties = [(n, str(m), tie) for n in _asked(numbers) for m, tie in enumerate(_ties(at, n))]
    rosters = [n for n in _asked(numbers) if any(roster.of for roster in _measure(at, n).rosters)]
    tied = {
        kind
        for n in {*rosters, *(n for n, *_ in ties)}
        for kind in _measure(at, n).kinds_read(at.pack.countable)
    }
    kinds = list(at.pack.kinds.values())
    for kind, rows in tables_of(variants, at.ledger, kinds, at.after.as_of, at.starts):
        standing = [_alike(cut.records[kind], rows) for cut in (at.before, at.after)]
        yield kind, pa.concat_tables([rows, *standing]) if kind in tied else rows
    for name in ELSEWHERE:
        yield f"{name}_known", at.after.tables[name]
    text, whole = pa.string(), pa.int64()
    every = [(named(of, v.number), of, v.number) for of, each in variants.of.items() for v in each]
    yield "variants", table(every, record=text, of=text, number=whole)
    compared = [(of, c.before, c.after, c.seq) for of, c in variants.compared]
    yield "compared", table(compared, of=text, before=whole, after=whole, seq=whole)
    yield "numbers", numbers.select(["ordinal", "who"])
    fields = [(n, m, tie.field, tie.own) for n, m, tie in ties]
    yield "ties", table(fields, ordinal=whole, tie=text, field=text, own=pa.bool_())
    yield from tree_tables(at.after, counted=False).items()


def _steps(at: Between, numbers: pa.Table) -> Iterator[tuple[str, str]]:
    for name, columns in ELSEWHERE.items():
        more = POINTED_AT if name == "links" else ""
        yield name, COPIED.format(name=name, columns=columns) + more
    yield "brought", "\nUNION ALL\n".join([NO_RECORD, *_brought(at, numbers)])
    lent = (
        LENT.format(ordinal=n, tie=m, query=text_of(tie.query))
        for n in _asked(numbers)
        for m, tie in enumerate(_ties(at, n))
    )
    yield "lent", "\nUNION ALL\n".join([NO_TIE, *lent])
    theirs = TIED.format(record="other", other="record", own="FALSE")
    yield "tied", TIED.format(record="record", other="other", own="TRUE") + f"UNION {theirs}"
    yield "carried", CARRIED
    yield "says", SAYS
    yield "found", FOUND


def _brought(at: Between, numbers: pa.Table) -> Iterator[str]:
    for n in _asked(numbers):
        scope = _scope(at, n)
        unit = scope.track is Track.UNIT
        seats = "JOIN seats AS s ON s.unit = a.who" if unit else ""
        for query in brought(_measure(at, n), scope):
            yield BROUGHT.format(
                ordinal=n, above="s.above" if unit else "a.who", query=text_of(query), seats=seats
            )


def _asked(numbers: pa.Table) -> list[int]:
    return sorted(set(numbers.column("ordinal").to_pylist()))


def _measure(at: Between, ordinal: int) -> AnyMeasure:
    return at.pack.indicators[ordinal].measure


def _ties(at: Between, ordinal: int) -> list[Tie]:
    return list(lent(_measure(at, ordinal), _scope(at, ordinal)))


def _scope(at: Between, ordinal: int) -> Scope:
    track = at.pack.track_of(at.pack.indicators[ordinal])
    return Scope(at.pack.countable, at.after.as_of, at.calendar, track)


def _alike(rows: pa.Table, other: pa.Table) -> pa.Table:
    return rows.select(other.column_names).cast(other.schema)
