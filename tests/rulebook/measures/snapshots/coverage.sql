SELECT
  s.above AS who,
  CAST(SUM(o.n) AS BIGINT) AS n,
  CAST(SUM(o.d) AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT
    p.who,
    CAST(COUNT(*) FILTER(WHERE
      p.has) AS BIGINT) AS n,
    CAST(COUNT(*) AS BIGINT) AS d,
    CAST(0 AS BIGINT) AS few
  FROM (
    SELECT
      l.who,
      l.one,
      l.one IN (
        SELECT
          h.who
        FROM (
          SELECT
            p.who,
            CAST(COUNT(*) AS BIGINT) AS n
          FROM (
            SELECT
              r.record,
              x.person AS who
            FROM study AS r
            JOIN participants AS x
              ON x.record = r.record AND x.role = 'present'
            WHERE
              r.state IN ('noted', 'checked')
              AND (
                r.occurred_on >= CAST('2010-04-06' AS DATE)
                AND r.occurred_on <= CAST('2010-12-31' AS DATE)
              )
          ) AS p
          GROUP BY
            p.who
        ) AS h
        WHERE
          h.n >= 2
      ) AS has
    FROM (
      SELECT
        m.unit AS who,
        m.person AS one,
        1 AS size
      FROM members AS m
      WHERE
        m.joined_on <= CAST('2010-09-30' AS DATE)
    ) AS l
  ) AS p
  GROUP BY
    p.who
) AS o
JOIN seats AS s
  ON s.unit = o.who
GROUP BY
  s.above
