"""From the answers of all measures to scored indicators, roll-ups and scorecards: the queries."""

from __future__ import annotations

SCORED = """
WITH who AS (
  SELECT a.indicator, r.unit, CAST(NULL AS VARCHAR) AS person, r.unit AS who
  FROM asked AS a
  JOIN applies AS f ON f.indicator = a.indicator
  JOIN roster AS r ON r.category = f.category
  WHERE a.track = 'unit'
  UNION ALL
  SELECT a.indicator, m.unit, m.person, m.person AS who
  FROM asked AS a
  JOIN applies AS f ON f.indicator = a.indicator
  JOIN roster AS r ON r.category = f.category
  JOIN members AS m ON m.unit = r.unit
  WHERE a.track = 'person'
),
valued AS (
  SELECT w.*, COALESCE(m.n, 0) AS n, COALESCE(NULLIF(m.d, 0), a.empty_d) AS d,
         COALESCE(m.few, 0) AS few
  FROM who AS w
  JOIN asked AS a ON a.indicator = w.indicator
  LEFT JOIN answers AS m ON m.indicator = w.indicator AND m.who = w.who
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
  FROM valued AS m LEFT JOIN points AS p ON p.indicator = m.indicator
)
SELECT a.ordinal, v.indicator, a.track, v.unit, v.person, a.line, a.heading,
       CASE WHEN v.d > 0 THEN 'value' WHEN v.few > 0 THEN 'too_few' ELSE 'none' END AS status,
       CASE WHEN v.d > 0 THEN v.n END AS n, CASE WHEN v.d > 0 THEN v.d END AS d,
       CAST(CASE WHEN v.d > 0 THEN v.earned ELSE v.none_gives END AS BIGINT) AS points,
       CASE WHEN v.form IS NULL THEN NULL WHEN v.d > 0 OR v.none_gives IS NOT NULL THEN v.most_points ELSE 0 END
         AS attainable,
       a.better, a.clause
FROM pointed AS v JOIN asked AS a ON a.indicator = v.indicator
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
WITH below AS (
  SELECT s.above, v.indicator, v.unit, v.status, v.n, v.d, v.better,
         (v.n * 1000000000000000000::HUGEINT) // v.d AS place
  FROM scored AS v JOIN seats AS s ON s.unit = v.unit AND s.above <> v.unit
  WHERE v.person IS NULL AND v.track = 'unit'
),
placed AS (
  SELECT above, indicator, n, d, better,
         ROW_NUMBER() OVER (PARTITION BY above, indicator ORDER BY place, d, unit) AS nth,
         COUNT(*) OVER (PARTITION BY above, indicator) AS many
  FROM below WHERE status = 'value'
),
spread AS (
  SELECT above, indicator, better,
         MAX(n) FILTER (WHERE nth = 1) AS low_n, MAX(d) FILTER (WHERE nth = 1) AS low_d,
         MAX(n) FILTER (WHERE nth = many) AS high_n, MAX(d) FILTER (WHERE nth = many) AS high_d,
         MAX(n) FILTER (WHERE nth = (many + 1) // 2) AS n1, MAX(d) FILTER (WHERE nth = (many + 1) // 2) AS d1,
         MAX(n) FILTER (WHERE nth = many // 2 + 1) AS n2, MAX(d) FILTER (WHERE nth = many // 2 + 1) AS d2
  FROM placed GROUP BY above, indicator, better
),
counted AS (
  SELECT above, indicator, COUNT(*) FILTER (WHERE status = 'value') AS with_value,
         COUNT(*) FILTER (WHERE status <> 'value') AS without,
         LIST(unit ORDER BY unit) FILTER (WHERE status <> 'value' OR (n = 0 AND better = 'more')) AS nothing
  FROM below GROUP BY above, indicator
)
SELECT a.ordinal, a.indicator, c.above AS unit, a.line, a.heading,
       CASE WHEN COALESCE(NULLIF(m.d, 0), a.empty_d) > 0 THEN 'value'
            WHEN COALESCE(m.few, 0) > 0 THEN 'too_few' ELSE 'none' END AS status,
       CASE WHEN COALESCE(NULLIF(m.d, 0), a.empty_d) > 0 THEN COALESCE(m.n, 0) END AS n,
       NULLIF(COALESCE(NULLIF(m.d, 0), a.empty_d), 0) AS d,
       c.with_value, c.without,
       CASE a.better WHEN 'more' THEN s.low_n ELSE s.high_n END AS worst_n,
       CASE a.better WHEN 'more' THEN s.low_d ELSE s.high_d END AS worst_d,
       CASE WHEN s.d1 = s.d2 AND s.n1 = s.n2 THEN s.n1 WHEN s.d1 = s.d2 THEN s.n1 + s.n2
            ELSE s.n1 * s.d2 + s.n2 * s.d1 END AS median_n,
       CASE WHEN s.d1 = s.d2 AND s.n1 = s.n2 THEN s.d1 WHEN s.d1 = s.d2 THEN 2 * s.d1
            ELSE 2 * s.d1 * s.d2 END AS median_d,
       CASE a.better WHEN 'more' THEN s.high_n ELSE s.low_n END AS best_n,
       CASE a.better WHEN 'more' THEN s.high_d ELSE s.low_d END AS best_d,
       COALESCE(c.nothing, []) AS nothing,
       COALESCE(o.owed, 0) AS owed, o.since AS owed_since
FROM counted AS c
JOIN asked AS a ON a.indicator = c.indicator
LEFT JOIN spread AS s ON s.above = c.above AND s.indicator = c.indicator
LEFT JOIN answers AS m ON m.indicator = c.indicator AND m.who = c.above
LEFT JOIN owed_above AS o ON o.who = c.above
ORDER BY a.ordinal, c.above
"""

SCORECARDS = """
SELECT v.track, v.unit, v.person, v.line, v.heading,
       COUNT(*) AS indicators, COUNT(*) FILTER (WHERE v.status = 'value') AS answered,
       CAST(SUM(v.points) AS BIGINT) AS points, CAST(SUM(v.attainable) AS BIGINT) AS attainable,
       ANY_VALUE(COALESCE(p.owed, o.owed, 0)) AS owed, ANY_VALUE(COALESCE(p.since, o.since)) AS owed_since,
       MIN(v.ordinal) AS ordinal
FROM scored AS v
LEFT JOIN owed_above AS o ON v.person IS NULL AND o.who = v.unit
LEFT JOIN owed_person AS p ON p.who = v.person
GROUP BY v.track, v.unit, v.person, v.line, v.heading
ORDER BY v.track DESC, v.unit, v.person NULLS FIRST, MIN(v.ordinal), v.line
"""

INDICATORS = "SELECT * FROM scored ORDER BY ordinal, unit, person NULLS FIRST"
