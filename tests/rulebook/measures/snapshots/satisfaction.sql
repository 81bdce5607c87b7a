SELECT
  s.above AS who,
  CAST(SUM(o.n) AS BIGINT) AS n,
  CAST(SUM(o.d) AS BIGINT) AS d,
  CAST(SUM(o.few) AS BIGINT) AS few
FROM (
  SELECT
    p.who,
    CAST(COALESCE(SUM(p.good) FILTER(WHERE
      p.answers >= 5), 0) AS BIGINT) AS n,
    CAST(COALESCE(SUM(p.asked) FILTER(WHERE
      p.answers >= 5), 0) AS BIGINT) AS d,
    CAST(COUNT(*) FILTER(WHERE
      NOT p.answers >= 5) AS BIGINT) AS few
  FROM (
    SELECT
      r.record,
      r.subject AS who,
      COALESCE(r."counted_very", 0) + COALESCE(r."counted_satisfied", 0) AS good,
      COALESCE(r."counted_very", 0) + COALESCE(r."counted_satisfied", 0) + COALESCE(r."counted_basically", 0) + COALESCE(r."counted_dissatisfied", 0) AS asked,
      COALESCE(r."counted_very", 0) + COALESCE(r."counted_satisfied", 0) + COALESCE(r."counted_basically", 0) + COALESCE(r."counted_dissatisfied", 0) + COALESCE(r."counted_unknown", 0) AS answers
    FROM survey AS r
    WHERE
      r.state IN ('checked')
      AND r.raters IN ('masses')
      AND (
        r.occurred_on >= CAST('2010-07-01' AS DATE)
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
