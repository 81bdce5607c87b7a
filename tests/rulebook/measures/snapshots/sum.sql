SELECT
  s.above AS who,
  CAST(SUM(o.n) AS BIGINT) AS n,
  CAST(10 AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT
    p.who,
    CAST(COALESCE(SUM(p.v), 0) AS BIGINT) AS n,
    CAST(10 AS BIGINT) AS d,
    CAST(0 AS BIGINT) AS few
  FROM (
    SELECT
      r.record,
      r.unit AS who,
      r."hours" AS v
    FROM study AS r
    WHERE
      r.state IN ('noted', 'checked')
      AND r.what IN ('session')
      AND (
        r.hours >= 10 AND r.hours <= 80
      )
      AND (
        r.occurred_on >= CAST('2010-10-01' AS DATE)
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
