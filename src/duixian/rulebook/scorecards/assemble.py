"""From the answers of all measures to scored indicators, roll-ups and scorecards: the queries.

They join, group and sort by numbers alone: `ordinal` is the row of an indicator in `asked`, `card`
that of the first one on the same card, `nth` the row of a unit or person in `everyone`. What stands
in those rows in words is put beside the results last.
"""

from __future__ import annotations

OWED = """
SELECT 'unit' AS track, s.above AS who, CAST(SUM(o.owed) AS BIGINT) AS owed, MIN(o.since) AS owed_since
FROM (SELECT unit, COUNT(*) AS owed, MIN(due_on) AS since FROM overdue GROUP BY unit) AS o
JOIN seats AS s ON s.unit = o.unit
GROUP BY s.above
UNION ALL
SELECT 'person' AS track, person AS who, COUNT(*) AS owed, MIN(due_on) AS owed_since
FROM overdue WHERE person IS NOT NULL GROUP BY person
"""

EVERYONE = """
WITH found AS (
  SELECT 'unit' AS track, unit, CAST(NULL AS VARCHAR) AS person, unit AS who, category FROM roster
  UNION ALL
  SELECT 'person' AS track, m.unit, m.person, m.person AS who, r.category
  FROM members AS m JOIN roster AS r ON r.unit = m.unit
)
SELECT ROW_NUMBER() OVER (ORDER BY f.track DESC, f.unit, f.person) - 1 AS nth,
       f.*, COALESCE(o.owed, 0) AS owed, o.owed_since
FROM found AS f LEFT JOIN owed AS o ON o.track = f.track AND o.who = f.who
ORDER BY nth
"""

EARNED = """CASE p.form
         WHEN 'bands' THEN COALESCE(b.give, 0)
         WHEN 'given' THEN
           (2 * GREATEST(0, LEAST(100::HUGEINT * p.unit * m.n, p.full::HUGEINT * m.d)) + m.d) // (2 * NULLIF(m.d, 0))
         WHEN 'target' THEN
           (2 * LEAST(p.full * p.unit * 100::HUGEINT * GREATEST(m.n, 0), p.full * p.target::HUGEINT * m.d)
            + p.target::HUGEINT * m.d) // (2 * p.target::HUGEINT * NULLIF(m.d, 0))
         WHEN 'each' THEN
           (2 * GREATEST(0, LEAST((p.start - p.least)::HUGEINT * m.d + p.each * p.unit::HUGEINT * m.n,
                                  (p.most - p.least)::HUGEINT * m.d)) + m.d) // (2 * NULLIF(m.d, 0)) + p.least
         END"""
"""The points of a value `m`, in hundredths, by the rule `p` and the band `b` it lies in."""

SCORED = """
WITH valued AS (
  SELECT a.ordinal, e.nth,
         COALESCE(m.n, 0) AS n, COALESCE(NULLIF(m.d, 0), a.empty_d) AS d, COALESCE(m.few, 0) AS few
  FROM asked AS a
  JOIN applies AS f ON f.ordinal = a.ordinal
  JOIN everyone AS e ON e.category = f.category AND e.track = a.track
  LEFT JOIN answers AS m ON m.ordinal = a.ordinal AND m.who = e.who
),
pointed AS (
  SELECT m.*, p.none_gives, COALESCE(p.full, p.most) AS most_points, p.form,
         {earned} AS earned
  FROM valued AS m
  LEFT JOIN points AS p ON p.ordinal = m.ordinal
  LEFT JOIN bands AS b ON b.ordinal = m.ordinal AND 100::HUGEINT * p.unit * m.n >= b.at_least::HUGEINT * m.d
    AND (b.below IS NULL OR 100::HUGEINT * p.unit * m.n < b.below::HUGEINT * m.d)
)
SELECT ordinal, nth,
       CASE WHEN d > 0 THEN 'value' WHEN few > 0 THEN 'too_few' ELSE 'none' END AS status,
       CASE WHEN d > 0 THEN n END AS n, CASE WHEN d > 0 THEN d END AS d,
       CAST(CASE WHEN d > 0 THEN earned ELSE none_gives END AS BIGINT) AS points,
       CASE WHEN form IS NULL THEN NULL WHEN d > 0 OR none_gives IS NOT NULL THEN most_points ELSE 0 END
         AS attainable
FROM pointed
""".replace("{earned}", EARNED)

ROLLUP = """
WITH ranked AS (
  SELECT v.ordinal, e.unit, v.n, v.d, a.better,
         CASE WHEN v.d > 0 THEN ROW_NUMBER() OVER (
           PARTITION BY v.ordinal
           ORDER BY (v.n * 1000000000000000000::HUGEINT) // v.d NULLS LAST, v.d, e.nth
         ) END AS place
  FROM scored AS v
  JOIN asked AS a ON a.ordinal = v.ordinal AND a.track = 'unit'
  JOIN everyone AS e ON e.nth = v.nth
),
spread AS (
  SELECT s.above, r.ordinal, MIN(r.place) AS low, MAX(r.place) AS high,
         QUANTILE_DISC(r.place, 0.5) AS middle, -QUANTILE_DISC(-r.place, 0.5) AS next,
         COUNT(r.place) AS with_value, COUNT(*) - COUNT(r.place) AS without,
         LIST(r.unit ORDER BY r.unit) FILTER (WHERE r.place IS NULL OR (r.n = 0 AND r.better = 'more')) AS nothing
  FROM ranked AS r JOIN seats AS s ON s.unit = r.unit AND s.above <> r.unit
  GROUP BY s.above, r.ordinal
)
SELECT a.ordinal, a.indicator, s.above AS unit, a.line, a.heading,
       CASE WHEN COALESCE(NULLIF(m.d, 0), a.empty_d) > 0 THEN 'value'
            WHEN COALESCE(m.few, 0) > 0 THEN 'too_few' ELSE 'none' END AS status,
       CASE WHEN COALESCE(NULLIF(m.d, 0), a.empty_d) > 0 THEN COALESCE(m.n, 0) END AS n,
       NULLIF(COALESCE(NULLIF(m.d, 0), a.empty_d), 0) AS d,
       s.with_value, s.without,
       CASE a.better WHEN 'more' THEN l.n ELSE h.n END AS worst_n,
       CASE a.better WHEN 'more' THEN l.d ELSE h.d END AS worst_d,
       CASE WHEN x.d = y.d AND x.n = y.n THEN x.n WHEN x.d = y.d THEN x.n + y.n
            ELSE x.n * y.d + y.n * x.d END AS median_n,
       CASE WHEN x.d = y.d AND x.n = y.n THEN x.d WHEN x.d = y.d THEN 2 * x.d
            ELSE 2 * x.d * y.d END AS median_d,
       CASE a.better WHEN 'more' THEN h.n ELSE l.n END AS best_n,
       CASE a.better WHEN 'more' THEN h.d ELSE l.d END AS best_d,
       COALESCE(s.nothing, []) AS nothing,
       COALESCE(o.owed, 0) AS owed, o.owed_since
FROM spread AS s
JOIN asked AS a ON a.ordinal = s.ordinal
LEFT JOIN ranked AS l ON l.ordinal = s.ordinal AND l.place = s.low
LEFT JOIN ranked AS h ON h.ordinal = s.ordinal AND h.place = s.high
LEFT JOIN ranked AS x ON x.ordinal = s.ordinal AND x.place = s.middle
LEFT JOIN ranked AS y ON y.ordinal = s.ordinal AND y.place = s.next
LEFT JOIN answers AS m ON m.ordinal = s.ordinal AND m.who = s.above
LEFT JOIN owed AS o ON o.track = 'unit' AND o.who = s.above
ORDER BY a.ordinal, s.above
"""

SCORECARDS = """
WITH added AS (
  SELECT v.nth, a.card, MIN(v.ordinal) AS ordinal, COUNT(*) AS indicators, COUNT(v.d) AS answered,
         SUM(v.points) AS points, SUM(v.attainable) AS attainable
  FROM scored AS v JOIN asked AS a ON a.ordinal = v.ordinal
  GROUP BY v.nth, a.card
)
SELECT s.nth, s.card, s.ordinal, s.indicators, s.answered,
       CAST(CASE WHEN s.points IS NOT NULL
            THEN LEAST(GREATEST(c.base + s.points, c.floor), c.ceiling) END AS BIGINT) AS points,
       CAST(CASE WHEN s.points IS NOT NULL
            THEN LEAST(GREATEST(c.base + s.attainable, c.floor), c.ceiling)
            WHEN s.attainable IS NOT NULL THEN 0 END AS BIGINT) AS attainable
FROM added AS s JOIN cards AS c ON c.card = s.card
ORDER BY s.nth, s.ordinal
"""

INDICATORS = "SELECT * FROM scored ORDER BY ordinal, nth"

INDICATOR_COLUMNS = (
    "ordinal", "indicator", "track", "unit", "person", "line", "heading", "status", "n", "d",
    "points", "attainable", "better", "clause",
)  # fmt: skip

SCORECARD_COLUMNS = (
    "track", "unit", "person", "line", "heading", "indicators", "answered", "points", "attainable",
    "owed", "owed_since", "ordinal",
)  # fmt: skip
