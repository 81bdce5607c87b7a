SELECT
  a.who,
  CAST(SUM(a.one.v) AS BIGINT) AS n,
  CAST(COUNT(*) * 10 AS BIGINT) AS d,
  0 AS few
FROM (
  SELECT DISTINCT
    s.above AS who,
    l.one
  FROM (
    SELECT
      p.who,
      MAX(
        {'day': COALESCE(p.day, CAST('0001-01-01' AS DATE)), 'record': p.record, 'v': p.v}
      ) AS one
    FROM (
      SELECT
        o.record,
        o.day,
        o.v,
        t.today AS who
      FROM (
        SELECT
          r.record,
          r.unit AS who,
          r.occurred_on AS day,
          r."hours" AS v
        FROM study AS r
        WHERE
          r.state IN ('noted', 'checked')
          AND (
            r.occurred_on IS NULL OR r.occurred_on <= CAST('2010-12-31' AS DATE)
          )
      ) AS o
      JOIN successors AS t
        ON t.unit = o.who
      WHERE
        NOT o.v IS NULL
    ) AS p
    GROUP BY
      p.who
  ) AS l
  JOIN seats AS s
    ON s.unit = l.who
) AS a
GROUP BY
  a.who
