SELECT
  p.who,
  CAST(COUNT(*) AS BIGINT) AS n,
  CAST(1 AS BIGINT) AS d,
  CAST(0 AS BIGINT) AS few
FROM (
  SELECT DISTINCT
    p.record,
    s.above AS who
  FROM (
    SELECT
      r.record,
      r.unit AS who
    FROM task AS r
    WHERE
      r.state IN ('assigned', 'reported')
      AND r.timing IN ('overdue')
      AND LIST_CONTAINS(r.campaigns, 'cx')
      AND (
        r.due_on IS NULL OR r.due_on <= CAST('2010-12-31' AS DATE)
      )
    UNION ALL
    SELECT
      r.record,
      x.unit AS who
    FROM task AS r
    JOIN partners AS x
      ON x.record = r.record AND x.role = 'partners'
    WHERE
      r.state IN ('assigned', 'reported')
      AND r.timing IN ('overdue')
      AND LIST_CONTAINS(r.campaigns, 'cx')
      AND (
        r.due_on IS NULL OR r.due_on <= CAST('2010-12-31' AS DATE)
      )
  ) AS p
  JOIN seats AS s
    ON s.unit = p.who
) AS p
GROUP BY
  p.who
