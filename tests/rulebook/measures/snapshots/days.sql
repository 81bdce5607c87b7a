SELECT
  b.who,
  CAST(CASE WHEN b.low = b.high THEN b.low ELSE b.low + b.high END AS BIGINT) AS n,
  CASE WHEN b.low = b.high THEN 1 ELSE 2 END AS d,
  0 AS few
FROM (
  SELECT
    m.who,
    MIN(m.v) FILTER(WHERE
      2 * m.upto >= m.total) AS low,
    MIN(m.v) FILTER(WHERE
      2 * m.upto > m.total) AS high
  FROM (
    SELECT
      h.who,
      h.v,
      SUM(h.many) OVER (PARTITION BY h.who ORDER BY h.v NULLS FIRST) AS upto,
      SUM(h.many) OVER (PARTITION BY h.who) AS total
    FROM (
      SELECT
        s.above AS who,
        o.v,
        SUM(o.many) AS many
      FROM (
        SELECT
          p.who,
          p.v,
          COUNT(*) AS many
        FROM (
          SELECT
            r.record,
            r.unit AS who,
            r."closed_on" - LEAST(
              r."occurred_on",
              (
                SELECT
                  c.day
                FROM (
                  WITH RECURSIVE back AS (
                    SELECT
                      record,
                      other
                    FROM links
                    WHERE
                      field IN ('earlier')
                    UNION
                    SELECT
                      b.record,
                      l.other
                    FROM back AS b
                    JOIN links AS l
                      ON l.record = b.other AND l.field IN ('earlier')
                  )
                  SELECT
                    b.record,
                    MIN(o.occurred_on) AS day
                  FROM back AS b
                  JOIN "problem" AS o
                    ON o.record = b.other
                  GROUP BY
                    b.record
                ) AS c
                WHERE
                  c.record = r.record
              )
            ) AS v
          FROM problem AS r
          WHERE
            r.state IN ('closed')
            AND (
              r.closed_on >= CAST('2010-01-01' AS DATE)
              AND r.closed_on <= CAST('2010-12-31' AS DATE)
            )
        ) AS p
        WHERE
          NOT p.v IS NULL
        GROUP BY
          p.who,
          p.v
      ) AS o
      JOIN seats AS s
        ON s.unit = o.who
      GROUP BY
        s.above,
        o.v
    ) AS h
  ) AS m
  GROUP BY
    m.who
) AS b
