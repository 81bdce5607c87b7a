SELECT
  s.above AS who,
  CAST(SUM(o.n) AS BIGINT) AS n,
  CAST(SUM(o.d) AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT
    m.unit AS who,
    CAST(SUM(c.later.v - c.earlier.v) AS BIGINT) AS n,
    COUNT(*) * 10 AS d,
    0 AS few
  FROM (
    SELECT
      p.who,
      MAX(
        {'day': COALESCE(p.day, CAST('0001-01-01' AS DATE)), 'record': p.record, 'v': p.v}
      ) AS later,
      MIN(
        {'day': COALESCE(p.day, CAST('0001-01-01' AS DATE)), 'record': p.record, 'v': p.v}
      ) AS earlier
    FROM (
      SELECT
        o.record,
        o.day,
        o.v,
        o.who
      FROM (
        SELECT
          r.record,
          x.person AS who,
          r.occurred_on AS day,
          r."hours" AS v
        FROM study AS r
        JOIN participants AS x
          ON x.record = r.record AND x.role = 'present'
        WHERE
          r.state IN ('noted', 'checked')
          AND (
            r.occurred_on >= CAST('2010-01-01' AS DATE)
            AND r.occurred_on <= CAST('2010-12-31' AS DATE)
          )
      ) AS o
      WHERE
        NOT o.v IS NULL
    ) AS p
    GROUP BY
      p.who
    HAVING
      COUNT(*) > 1
  ) AS c
  JOIN members AS m
    ON m.person = c.who
  GROUP BY
    m.unit
) AS o
JOIN seats AS s
  ON s.unit = o.who
GROUP BY
  s.above
