SELECT
  s.above AS who,
  CAST(SUM(o.n) AS BIGINT) AS n,
  CAST(SUM(o.d) AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT
    p.who,
    CAST(COALESCE(SUM(p.v), 0) AS BIGINT) AS n,
    CAST(COUNT(p.v) AS BIGINT) AS d,
    CAST(0 AS BIGINT) AS few
  FROM (
    SELECT
      r.record,
      r.unit AS who,
      CASE r."grade"
        WHEN 'good'
        THEN 95
        WHEN 'fair'
        THEN 80
        WHEN 'ordinary'
        THEN 65
        WHEN 'poor'
        THEN 40
      END AS v
    FROM judgement AS r
    WHERE
      r.state IN ('decided')
      AND r.heading IN ('team')
      AND r.rater IN ('superior', 'masses')
      AND (
        r.occurred_on >= CAST('2010-01-01' AS DATE)
        AND r.occurred_on <= CAST('2010-12-31' AS DATE)
      )
  ) AS p
  GROUP BY
    p.who
) AS o
JOIN seats AS s
  ON s.unit = o.who
GROUP BY
  s.above
