"""From the answers of all measures to scored indicators, roll-ups and scorecards: the queries."""

from __future__ import annotations

SCORED = """
WITH valued AS (
  SELECT a.ordinal, r.unit, CAST(NULL AS VARCHAR) AS person,
         COALESCE(m.n, 0) AS n, COALESCE(NULLIF(m.d, 0), a.empty_d) AS d, COALESCE(m.few, 0) AS few
  FROM asked AS a
  JOIN applies AS f ON f.ordinal = a.ordinal
  JOIN roster AS r ON r.category = f.category
  LEFT JOIN answers AS m ON m.ordinal = a.ordinal AND m.who = r.unit
  WHERE a.track = 'unit'
  UNION ALL
  SELECT a.ordinal, r.unit, p.person,
         COALESCE(m.n, 0) AS n, COALESCE(NULLIF(m.d, 0), a.empty_d) AS d, COALESCE(m.few, 0) AS few
  FROM asked AS a
  JOIN applies AS f ON f.ordinal = a.ordinal
  JOIN roster AS r ON r.category = f.category
  JOIN members AS p ON p.unit = r.unit
  LEFT JOIN answers AS m ON m.ordinal = a.ordinal AND m.who = p.person
  WHERE a.track = 'person'
),
pointed AS (
  SELECT m.*, p.none_gives, COALESCE(p.full, p.most) AS most_points, p.form,
         CASE p.form
         WHEN 'target' THEN
           (2 * LEAST(p.full * p.unit * 100::HUGEINT * GREATEST(m.n, 0), p.full * p.target::HUGEINT * m.d)
            + p.target::HUGEINT * m.d) // (2 * p.target::HUGEINT * NULLIF(m.d, 0))
         WHEN 'each' THEN
           (2 * GREATEST(0, LEAST((p.start - p.least)::HUGEINT * m.d + p.each * p.unit::HUGEINT * m.n,
                                  (p.most - p.least)::HUGEINT * m.d)) + m.d) // (2 * NULLIF(m.d, 0)) + p.least
         END AS earned
  FROM valued AS m LEFT JOIN points AS p ON p.ordinal = m.ordinal
)
SELECT ordinal, unit, person,
       CASE WHEN d > 0 THEN 'value' WHEN few > 0 THEN 'too_few' ELSE 'none' END AS status,
       CASE WHEN d > 0 THEN n END AS n, CASE WHEN d > 0 THEN d END AS d,
       CAST(CASE WHEN d > 0 THEN earned ELSE none_gives END AS BIGINT) AS points,
       CASE WHEN form IS NULL THEN NULL WHEN d > 0 OR none_gives IS NOT NULL THEN most_points ELSE 0 END
         AS attainable
FROM pointed
"""

OWED_ABOVE = """
SELECT s.above AS who, CAST(SUM(o.owed) AS BIGINT) AS owed, MIN(o.since) AS since
FROM (SELECT unit, COUNT(*) AS owed, MIN(due_on) AS since FROM overdue GROUP BY unit) AS o
JOIN seats AS s ON s.unit = o.unit
GROUP BY s.above
"""

OWED_PERSON = """
SELECT person AS who, COUNT(*) AS owed, MIN(due_on) AS since
FROM overdue WHERE person IS NOT NULL GROUP BY person
"""

ROLLUP = """
WITH ranked AS (
  SELECT ordinal, unit, status, n, d,
         CASE WHEN status = 'value' THEN ROW_NUMBER() OVER (
           PARTITION BY ordinal, status ORDER BY (n * 1000000000000000000::HUGEINT) // d, d, unit
         ) END AS place
  FROM scored WHERE person IS NULL
),
spread AS (
  SELECT s.above, r.ordinal, MIN(r.place) AS low, MAX(r.place) AS high,
         QUANTILE_DISC(r.place, 0.5) AS middle, -QUANTILE_DISC(-r.place, 0.5) AS next,
         COUNT(r.place) AS with_value, COUNT(*) - COUNT(r.place) AS without,
         LIST(r.unit ORDER BY r.unit) FILTER (WHERE r.place IS NULL OR (r.n = 0 AND a.better = 'more')) AS nothing
  FROM ranked AS r
  JOIN asked AS a ON a.ordinal = r.ordinal
  JOIN seats AS s ON s.unit = r.unit AND s.above <> r.unit
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
       COALESCE(o.owed, 0) AS owed, o.since AS owed_since
FROM spread AS s
JOIN asked AS a ON a.ordinal = s.ordinal
LEFT JOIN ranked AS l ON l.ordinal = s.ordinal AND l.place = s.low
LEFT JOIN ranked AS h ON h.ordinal = s.ordinal AND h.place = s.high
LEFT JOIN ranked AS x ON x.ordinal = s.ordinal AND x.place = s.middle
LEFT JOIN ranked AS y ON y.ordinal = s.ordinal AND y.place = s.next
LEFT JOIN answers AS m ON m.ordinal = s.ordinal AND m.who = s.above
LEFT JOIN owed_above AS o ON o.who = s.above
ORDER BY a.ordinal, s.above
"""

SCORECARDS = """
WITH cards AS (
  SELECT v.unit, v.person, a.card,
         COUNT(*) AS indicators, COUNT(*) FILTER (WHERE v.status = 'value') AS answered,
         CAST(SUM(v.points) AS BIGINT) AS points, CAST(SUM(v.attainable) AS BIGINT) AS attainable,
         MIN(v.ordinal) AS ordinal
  FROM scored AS v JOIN asked AS a ON a.ordinal = v.ordinal
  GROUP BY v.unit, v.person, a.card
)
SELECT c.card, c.unit, c.person, c.indicators, c.answered, c.points, c.attainable,
       COALESCE(p.owed, o.owed, 0) AS owed, COALESCE(p.since, o.since) AS owed_since, c.ordinal
FROM cards AS c
LEFT JOIN owed_above AS o ON c.person IS NULL AND o.who = c.unit
LEFT JOIN owed_person AS p ON p.who = c.person
ORDER BY c.person IS NOT NULL, c.unit, c.person, c.ordinal
"""

INDICATORS = "SELECT * FROM scored ORDER BY ordinal, unit, person NULLS FIRST"
INDICATOR_COLUMNS = (
    "ordinal", "indicator", "track", "unit", "person", "line", "heading", "status", "n", "d",
    "points", "attainable", "better", "clause",
)  # fmt: skip

SCORECARD_COLUMNS = (
    "track", "unit", "person", "line", "heading", "indicators", "answered", "points", "attainable",
    "owed", "owed_since", "ordinal",
)  # fmt: skip
