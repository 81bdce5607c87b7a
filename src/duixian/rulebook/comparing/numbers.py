"""The numbers of two runs of one pack, and those of them that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duixian.rulebook.scorecards.score import table

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.scorecards.score import Engine, Scores
    from duixian.rulebook.scorecards.standard import Pack

NUMBERS = """
SELECT i.ordinal, i.track, COALESCE(i.person, i.unit) AS who, i.unit, i.status, i.n, i.d,
       CASE WHEN i.track = 'unit' THEN i.points END AS points, CASE WHEN i.track = 'unit' THEN i.attainable END AS attainable
FROM indicators_{side} AS i
UNION ALL
SELECT r.ordinal, 'unit' AS track, r.unit AS who, r.unit, r.status, r.n, r.d, NULL AS points, NULL AS attainable
FROM rollup_{side} AS r
WHERE NOT EXISTS (
  SELECT 1 FROM indicators_{side} AS i WHERE i.ordinal = r.ordinal AND i.track = 'unit' AND i.unit = r.unit
)
"""

DIFFERENT = """
SELECT COALESCE(b.ordinal, a.ordinal) AS ordinal, COALESCE(b.track, a.track) AS track,
       COALESCE(b.who, a.who) AS who, b.unit AS unit_before, a.unit AS unit_after,
       b.status AS status_before, b.n AS n_before, b.d AS d_before,
       b.points AS points_before, b.attainable AS attainable_before,
       a.status AS status_after, a.n AS n_after, a.d AS d_after,
       a.points AS points_after, a.attainable AS attainable_after
FROM numbers_before AS b
FULL JOIN numbers_after AS a ON a.ordinal = b.ordinal AND a.track = b.track AND a.who = b.who
WHERE (b.status, b.n, b.d, b.points, b.attainable)
      IS DISTINCT FROM (a.status, a.n, a.d, a.points, a.attainable)
ORDER BY ordinal, track DESC, who
"""


def different(pack: Pack, before: Scores, after: Scores, engine: Engine) -> pa.Table:
    """Every number of a unit or person that is not the same in both runs; roll-ups are among them."""
    import pyarrow as pa

    ordinals = table(
        [(n, i.id) for n, i in enumerate(pack.indicators)],
        ordinal=pa.int64(),
        indicator=pa.string(),
    )
    tables = {}
    for side, scores in (("before", before), ("after", after)):
        tables[f"indicators_{side}"] = scores.indicators
        tables[f"rollup_{side}"] = scores.rollup
    found = engine.run(tables, list(_steps()), ("different",))["different"]
    return found.append_column("indicator", ordinals.column("indicator").take(found["ordinal"]))


def _steps() -> Iterator[tuple[str, str]]:
    for side in ("before", "after"):
        yield f"numbers_{side}", NUMBERS.format(side=side)
    yield "different", DIFFERENT
