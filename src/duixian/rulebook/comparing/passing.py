"""Which records make a number another one on another day, and why: a step, a date, a move of the tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import Days as CampaignDays
from duixian.rulebook.measures import AnyMeasure
from duixian.rulebook.measures.brought import brought, lent
from duixian.rulebook.measures.compile import text_of
from duixian.rulebook.measures.scope import Scope
from duixian.rulebook.scorecards.score import table, tree_tables
from duixian.rulebook.vocabulary.words import Track

from .variants import Came

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut
    from duixian.rulebook.scorecards.score import Engine
    from duixian.rulebook.scorecards.standard import Pack


class Why(StrEnum):
    """Why a record brings something else on the later day: the first of these that holds."""

    STEP = "step"
    TREE = "tree"
    LINK = "link"
    DATE = "date"


RAW = "SELECT {ordinal} AS ordinal, a.* FROM (\n{query}\n) AS a"
NO_RECORD = "SELECT 0::BIGINT AS ordinal, '' AS record, '' AS who, [''] AS what WHERE FALSE"
SAYS = """
SELECT b.ordinal, b.record, {above} AS above, LIST(DISTINCT b.what ORDER BY b.what) AS says
FROM brought_{side} AS b
JOIN tracks AS t ON t.ordinal = b.ordinal
LEFT JOIN seats_{side} AS s ON s.unit = b.who AND t.unit
GROUP BY 1, 2, 3
"""
ANYWHERE = """
SELECT ordinal, record, LIST(DISTINCT what ORDER BY what) AS says FROM brought_{side} GROUP BY ordinal, record
"""
FOUND = """
WITH differing AS (
  SELECT COALESCE(a.ordinal, b.ordinal) AS ordinal, COALESCE(a.above, b.above) AS who,
         COALESCE(a.record, b.record) AS record, a.says IS NOT NULL AS before, b.says IS NOT NULL AS after
  FROM says_before AS a
  FULL JOIN says_after AS b ON b.ordinal = a.ordinal AND b.record = a.record AND b.above = a.above
  WHERE a.says IS DISTINCT FROM b.says
)
SELECT d.ordinal, d.who, d.record, d.before, d.after,
       CASE WHEN s.record IS NOT NULL THEN 'step'
            WHEN l.record IS NOT NULL THEN 'link'
            WHEN x.says = y.says THEN 'tree'
            ELSE 'date' END AS why
FROM differing AS d
JOIN numbers AS n ON n.ordinal = d.ordinal AND n.who = d.who
LEFT JOIN stepped AS s ON s.record = d.record
LEFT JOIN linked AS l ON l.ordinal = d.ordinal AND l.record = d.record
LEFT JOIN anywhere_before AS x ON x.ordinal = d.ordinal AND x.record = d.record
LEFT JOIN anywhere_after AS y ON y.ordinal = d.ordinal AND y.record = d.record
ORDER BY d.ordinal, d.who, d.record
"""
LINKED = """
SELECT DISTINCT t.ordinal, l.record AS record FROM tracks AS t, links AS l JOIN stepped AS s ON s.record = l.other WHERE t.ties
UNION
SELECT DISTINCT t.ordinal, l.other AS record FROM tracks AS t, links AS l JOIN stepped AS s ON s.record = l.record WHERE t.ties
"""


@dataclass(frozen=True)
class Days:
    """One county on two days, by one pack, as known at one moment."""

    pack: Pack
    before: Cut
    after: Cut
    calendar: Mapping[str, CampaignDays]
    engine: Engine


def passing(at: Days, came: Mapping[str, Came], numbers: pa.Table) -> pa.Table:
    """The records that make each of some numbers another one, and why.

    `came` holds the records that took a step between the two days.
    """
    import pyarrow as pa

    text = pa.string()
    tables = {
        "numbers": numbers.select(["ordinal", "who"]),
        "links": at.after.tables["links"],
        "stepped": table([(record,) for record in came], record=text),
        "tracks": table(
            [(n, _unit(at, n), bool(list(lent(_measure(at, n), _scope(at, n, at.after))))) for n in _asked(numbers)],
            ordinal=pa.int64(), unit=pa.bool_(), ties=pa.bool_(),
        ),
    }  # fmt: skip
    steps = []
    for side, cut in (("before", at.before), ("after", at.after)):
        seats, rows = _brought(at, cut, numbers)
        tables |= {f"seats_{side}": seats, f"brought_{side}": rows}
        above = "CASE WHEN t.unit THEN s.above ELSE b.who END"
        steps += [
            (f"says_{side}", SAYS.format(side=side, above=above)),
            (f"anywhere_{side}", ANYWHERE.format(side=side)),
        ]
    return at.engine.run(tables, [*steps, ("linked", LINKED), ("found", FOUND)], ("found",))[
        "found"
    ]


def _brought(at: Days, cut: Cut, numbers: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Who stands above whom on a day, and what each record brings on it."""
    trees = tree_tables(cut, counted=False)
    beside = {name: cut.tables[name] for name in ("participants", "partners", "links")}
    queries = (
        RAW.format(ordinal=n, query=text_of(query))
        for n in _asked(numbers)
        for query in brought(_measure(at, n), _scope(at, n, cut), links=True)
    )
    step = ("brought", "\nUNION ALL\n".join([NO_RECORD, *queries]))
    found = at.engine.run({**cut.records, **beside, **trees}, [step], ("brought",))
    return trees["seats"], found["brought"]


def _asked(numbers: pa.Table) -> list[int]:
    return sorted(set(numbers.column("ordinal").to_pylist()))


def _measure(at: Days, ordinal: int) -> AnyMeasure:
    return at.pack.indicators[ordinal].measure


def _unit(at: Days, ordinal: int) -> bool:
    return at.pack.track_of(at.pack.indicators[ordinal]) is Track.UNIT


def _scope(at: Days, ordinal: int, cut: Cut) -> Scope:
    track = at.pack.track_of(at.pack.indicators[ordinal])
    return Scope(at.pack.countable, cut.as_of, at.calendar, track)
