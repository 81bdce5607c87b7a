SELECT
  s.above AS who,
  CAST(SUM(o.n) AS BIGINT) AS n,
  CAST(SUM(o.d) AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT
    p.who,
    CAST(COUNT(*) FILTER(WHERE
      p.part) AS BIGINT) AS n,
    CAST(COUNT(*) AS BIGINT) AS d,
    CAST(0 AS BIGINT) AS few
  FROM (
    SELECT
      r.record,
      r.unit AS who,
      COALESCE(
        TRUE
        AND r.state IN ('kept')
        AND (
          NOT r.verdict_due IS NULL
          OR NOT r.verdict_present IS NULL
          OR NOT r.verdict_issued IS NULL
          OR NOT r.verdict_returned IS NULL
          OR NOT r.verdict_invalid IS NULL
          OR NOT r.verdict_satisfied IS NULL
          OR NOT r.verdict_basically IS NULL
          OR NOT r.verdict_dissatisfied IS NULL
        ),
        FALSE
      ) AS part
    FROM pledge AS r
    WHERE
      r.state IN ('shown', 'kept', 'broken')
      AND (
        (
          r.due_on >= CAST('2010-01-01' AS DATE) AND r.due_on <= CAST('2010-12-31' AS DATE)
        )
        OR (
          r.due_on < CAST('2010-01-01' AS DATE) AND r.open_before_20100101
        )
      )
  ) AS p
  GROUP BY
    p.who
) AS o
JOIN seats AS s
  ON s.unit = o.who
GROUP BY
  s.above
