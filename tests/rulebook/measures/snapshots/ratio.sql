SELECT
  u.who,
  CAST(COALESCE(t.n, 0) AS BIGINT) AS n,
  CAST(u.n AS BIGINT) AS d,
  0 AS few
FROM (
  SELECT
    p.who,
    CAST(COUNT(*) AS BIGINT) AS n
  FROM (
    SELECT DISTINCT
      p.record,
      s.above AS who
    FROM (
      SELECT
        r.record,
        x.unit AS who
      FROM task AS r
      JOIN partners AS x
        ON x.record = r.record AND x.role = 'partners'
      WHERE
        r.state IN ('finished')
        AND (
          r.occurred_on >= CAST('2010-01-01' AS DATE)
          AND r.occurred_on <= CAST('2010-12-31' AS DATE)
        )
    ) AS p
    JOIN seats AS s
      ON s.unit = p.who
  ) AS p
  GROUP BY
    p.who
) AS u
LEFT JOIN (
  SELECT
    s.above AS who,
    CAST(SUM(o.n) AS BIGINT) AS n
  FROM (
    SELECT
      p.who,
      CAST(COALESCE(SUM(p.v), 0) AS BIGINT) AS n
    FROM (
      SELECT
        r.record,
        r.unit AS who,
        r."helped" AS v
      FROM deed AS r
      WHERE
        r.state IN ('confirmed')
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
) AS t
  ON t.who = u.who
WHERE
  u.n > 0
