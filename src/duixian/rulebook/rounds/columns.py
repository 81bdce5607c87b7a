"""Ranks asked of an engine in one query for all units; `ranks/ranking.py` works them out by hand."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.rulebook.ranks import Ranking
from duixian.rulebook.ranks.ranking import Entry, Place
from duixian.rulebook.scorecards.score import Engine, table

from .standing import Rank

PLACED = """
WITH keyed AS (
  SELECT e.*,
         CASE WHEN a.ties = 'next' THEN e.further ELSE [] END AS beyond,
         CASE WHEN a.ties = 'lot' AND a.seed <> '' THEN sha256(a.seed || ':' || e.unit) ELSE '' END AS ticket,
         COUNT(e.key) OVER (PARTITION BY e.peers) AS among
  FROM entries AS e CROSS JOIN asked AS a
),
placed AS (
  SELECT unit,
         RANK() OVER (PARTITION BY peers ORDER BY key DESC, beyond DESC, ticket) AS place,
         COUNT(*) OVER (PARTITION BY peers, key, beyond, ticket) AS tied
  FROM keyed WHERE key IS NOT NULL
)
SELECT k.unit, k.peers, p.place, COALESCE(p.tied, 0) AS tied, k.among,
       CASE WHEN p.place <= a.top THEN 'top'
            WHEN k.among >= a.top + a.bottom AND k.among - p.place - p.tied + 1 < a.bottom THEN 'bottom'
            ELSE '' END AS ending,
       k.without
FROM keyed AS k CROSS JOIN asked AS a LEFT JOIN placed AS p ON p.unit = k.unit
ORDER BY k.peers, p.place NULLS LAST, k.unit
"""


def ranked_by(engine: Engine) -> Rank:
    """A way to rank that asks the engine."""

    def rank(ranking: Ranking, entries: Sequence[Entry], seed: str | None) -> list[Place]:
        """The place of every unit, by peer group and rank; those without one stand last."""
        import pyarrow as pa

        text, whole = pa.string(), pa.int64()
        tables = {
            "entries": table(
                [(e.unit, list(e.peers), e.key, list(e.further), e.without) for e in entries],
                unit=text, peers=pa.list_(text), key=whole, further=pa.list_(whole), without=text,
            ),
            "asked": table(
                [(ranking.ties, seed or "", ranking.top, ranking.bottom)],
                ties=text, seed=text, top=whole, bottom=whole,
            ),
        }  # fmt: skip
        rows = engine.run(tables, [("places", PLACED)], ("places",))["places"].to_pylist()
        return [
            Place(
                row["unit"], tuple(row["peers"]), row["place"], row["tied"], row["among"],
                row["ending"], row["without"],
            )
            for row in rows
        ]  # fmt: skip

    return rank
