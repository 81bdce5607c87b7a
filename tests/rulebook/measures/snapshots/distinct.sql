SELECT
  p.who,
  CAST(COUNT(DISTINCT p.v) AS BIGINT) AS n,
  CAST(1 AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT
    s.above AS who,
    f.v
  FROM (
    SELECT DISTINCT
      r.unit AS who,
      r.person AS v
    FROM visit AS r
    WHERE
      r.state IN ('noted', 'checked')
      AND NOT r.record IN (
        SELECT
          x.record
        FROM links AS x
        WHERE
          x.field = 'problem'
      )
      AND (
        r.occurred_on >= CAST('2010-10-01' AS DATE)
        AND r.occurred_on <= CAST('2010-12-31' AS DATE)
      )
    UNION ALL
    SELECT DISTINCT
      r.unit AS who,
      r.person AS v
    FROM deed AS r
    WHERE
      r.state IN ('confirmed')
      AND NOT r.record IN (
        SELECT
          x.record
        FROM links AS x
        WHERE
          x.field = 'problem'
      )
      AND (
        r.occurred_on >= CAST('2010-10-01' AS DATE)
        AND r.occurred_on <= CAST('2010-12-31' AS DATE)
      )
  ) AS f
  JOIN seats AS s
    ON s.unit = f.who
) AS p
GROUP BY
  p.who
