-- What a good engineer would write by hand in DuckDB for the first ten indicators of shape/ on
-- a day of 2011, over Parquet files with one row for each record. It knows that no unit has moved or
-- been taken over, that each level stands under the next, and which columns are needed.
-- {at} is the folder of the tables, {out} that of the results, {day} the day, {stay} three months before.

CREATE TEMP TABLE parent AS SELECT code AS unit, parent, category FROM read_parquet('{at}/units.parquet');

CREATE TEMP TABLE member AS
SELECT code AS person, unit FROM read_parquet('{at}/persons.parquet')
WHERE status <> 'none' AND joined_on <= DATE '{stay}' AND COALESCE(left_on > DATE '{day}', TRUE);

CREATE TEMP TABLE due AS
SELECT unit, COUNT(*) AS owed, MIN(due_on) AS owed_since FROM (
  SELECT unit, due_on FROM read_parquet('{at}/records/pledge/*.parquet') WHERE state = 'shown' AND due_on <= DATE '{day}'
  UNION ALL
  SELECT unit, due_on FROM read_parquet('{at}/records/task/*.parquet') WHERE state = 'assigned' AND due_on <= DATE '{day}'
  UNION ALL
  SELECT unit, due_on FROM read_parquet('{at}/records/problem/*.parquet') WHERE state = 'open' AND due_on <= DATE '{day}'
) GROUP BY unit;

-- What each unit did itself: one scan of each kind.

CREATE TEMP TABLE own AS
SELECT * FROM (
  SELECT unit,
    COUNT(*) FILTER (due) AS pledges_due, COUNT(*) FILTER (due AND state = 'kept') AS pledges_kept,
    SUM(good) FILTER (heard AND answers >= 5)::BIGINT AS verdicts_good,
    SUM(answers) FILTER (heard AND answers >= 5)::BIGINT AS verdicts_all,
    COUNT(*) FILTER (heard AND answers < 5) AS verdicts_few
  FROM (
    SELECT unit, state, due_on BETWEEN DATE '2011-01-01' AND DATE '{day}' AS due,
           state = 'kept' AND state_on >= DATE '2011-01-01' AS heard,
           COALESCE(verdict_good, 0) + COALESCE(verdict_fair, 0) AS good,
           COALESCE(verdict_good, 0) + COALESCE(verdict_fair, 0) + COALESCE(verdict_bad, 0) AS answers
    FROM read_parquet('{at}/records/pledge/*.parquet')
  ) GROUP BY unit
) AS k0 FULL JOIN (
  SELECT unit,
    COUNT(*) FILTER (due_on BETWEEN DATE '2011-01-01' AND DATE '{day}') AS tasks_due,
    COUNT(*) FILTER (due_on BETWEEN DATE '2011-01-01' AND DATE '{day}' AND state = 'finished' AND state_on <= due_on) AS tasks_in_time,
    COUNT(*) FILTER (due_on <= DATE '{day}' AND state = 'assigned') AS tasks_overdue
  FROM read_parquet('{at}/records/task/*.parquet') GROUP BY unit
) AS k1 USING (unit) FULL JOIN (
  SELECT unit, COUNT(*) AS problems_due, COUNT(*) FILTER (state = 'closed') AS problems_closed
  FROM read_parquet('{at}/records/problem/*.parquet')
  WHERE due_on BETWEEN DATE '2011-01-01' AND DATE '{day}'
     OR (due_on < DATE '2011-01-01' AND state = 'open' AND state_on < DATE '2011-01-01')
  GROUP BY unit
) AS k2 USING (unit) FULL JOIN (
  SELECT unit, SUM(hours * 10)::BIGINT AS hours FROM read_parquet('{at}/records/study/*.parquet')
  WHERE what = 'session' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '{day}' GROUP BY unit
) AS k3 USING (unit) FULL JOIN (
  SELECT unit, SUM(helped)::BIGINT AS helped FROM read_parquet('{at}/records/deed/*.parquet')
  WHERE state = 'confirmed' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '{day}' GROUP BY unit
) AS k4 USING (unit) FULL JOIN (
  SELECT unit,
    SUM(good) FILTER (answers >= 5)::BIGINT AS satisfied_good, SUM(asked) FILTER (answers >= 5)::BIGINT AS satisfied_all,
    COUNT(*) FILTER (answers < 5) AS satisfied_few
  FROM (
    SELECT unit, counted_good AS good, counted_good + counted_bad AS asked,
           counted_good + counted_bad + counted_unknown AS answers
    FROM read_parquet('{at}/records/survey/*.parquet')
    WHERE raters = 'masses' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '{day}'
  ) GROUP BY unit
) AS k5 USING (unit) FULL JOIN (
  SELECT m.unit, COUNT(*) AS members, COUNT(r.person) AS readers
  FROM member AS m LEFT JOIN (
    SELECT DISTINCT person FROM read_parquet('{at}/records/study/*.parquet')
    WHERE what = 'book' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '{day}'
  ) AS r ON r.person = m.person
  GROUP BY m.unit
) AS k6 USING (unit) FULL JOIN (
  SELECT unit, owed FROM due
) AS k7 USING (unit);

CREATE TEMP TABLE since AS SELECT unit, owed_since FROM due;

-- Level by level upwards: sums are added, households are told apart again at each level.

CREATE TEMP TABLE house6 AS
SELECT DISTINCT unit, household FROM read_parquet('{at}/records/visit/*.parquet')
WHERE state = 'noted' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '{day}';
CREATE TEMP TABLE house5 AS SELECT DISTINCT p.parent AS unit, household FROM house6 AS h JOIN parent AS p USING (unit);
CREATE TEMP TABLE house4 AS SELECT DISTINCT p.parent AS unit, household FROM house5 AS h JOIN parent AS p USING (unit);
CREATE TEMP TABLE house3 AS SELECT DISTINCT p.parent AS unit, household FROM house4 AS h JOIN parent AS p USING (unit);
CREATE TEMP TABLE house2 AS SELECT DISTINCT p.parent AS unit, household FROM house3 AS h JOIN parent AS p USING (unit);
CREATE TEMP TABLE house1 AS SELECT DISTINCT p.parent AS unit, household FROM house2 AS h JOIN parent AS p USING (unit);
CREATE TEMP TABLE houses AS
SELECT unit, COUNT(*) AS households FROM house6 GROUP BY unit UNION ALL
SELECT unit, COUNT(*) FROM house5 GROUP BY unit UNION ALL SELECT unit, COUNT(*) FROM house4 GROUP BY unit UNION ALL
SELECT unit, COUNT(*) FROM house3 GROUP BY unit UNION ALL SELECT unit, COUNT(*) FROM house2 GROUP BY unit UNION ALL
SELECT unit, COUNT(*) FROM house1 GROUP BY unit;

CREATE TEMP TABLE up5 AS SELECT p.parent AS unit, SUM(COLUMNS(o.* EXCLUDE (unit)))::BIGINT FROM own AS o JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE up4 AS SELECT p.parent AS unit, SUM(COLUMNS(o.* EXCLUDE (unit)))::BIGINT FROM up5 AS o JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE up3 AS SELECT p.parent AS unit, SUM(COLUMNS(o.* EXCLUDE (unit)))::BIGINT FROM up4 AS o JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE up2 AS SELECT p.parent AS unit, SUM(COLUMNS(o.* EXCLUDE (unit)))::BIGINT FROM up3 AS o JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE up1 AS SELECT p.parent AS unit, SUM(COLUMNS(o.* EXCLUDE (unit)))::BIGINT FROM up2 AS o JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE since5 AS SELECT p.parent AS unit, MIN(owed_since) AS owed_since FROM since JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE since4 AS SELECT p.parent AS unit, MIN(owed_since) AS owed_since FROM since5 JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE since3 AS SELECT p.parent AS unit, MIN(owed_since) AS owed_since FROM since4 JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE since2 AS SELECT p.parent AS unit, MIN(owed_since) AS owed_since FROM since3 JOIN parent AS p USING (unit) GROUP BY p.parent;
CREATE TEMP TABLE since1 AS SELECT p.parent AS unit, MIN(owed_since) AS owed_since FROM since2 JOIN parent AS p USING (unit) GROUP BY p.parent;

CREATE TEMP TABLE wide AS
SELECT p.unit, o.* EXCLUDE (unit), COALESCE(h.households, 0) AS households, s.owed_since
FROM parent AS p
LEFT JOIN (FROM own UNION ALL FROM up5 UNION ALL FROM up4 UNION ALL FROM up3 UNION ALL FROM up2 UNION ALL FROM up1) AS o USING (unit)
LEFT JOIN houses AS h USING (unit)
LEFT JOIN (FROM since UNION ALL FROM since5 UNION ALL FROM since4 UNION ALL FROM since3 UNION ALL FROM since2 UNION ALL FROM since1) AS s USING (unit);

-- Points in hundredths, rounded half up, where there is a value; then the two tables.

CREATE TEMP TABLE pointed AS
SELECT *,
  CASE WHEN pledges_due > 0 THEN (2 * LEAST(2000 * pledges_kept, 2000 * pledges_due) + pledges_due) // (2 * pledges_due) END AS p0,
  CASE WHEN tasks_due > 0 THEN (2 * LEAST(2000 * 10000 * tasks_in_time, 2000 * 9000 * tasks_due) + 9000 * tasks_due) // (2 * 9000 * tasks_due) END AS p1,
  GREATEST(1000 - 200 * COALESCE(tasks_overdue, 0), 0) AS p2,
  (2 * LEAST(1000 * 100 * COALESCE(hours, 0), 1000 * 2000 * 10) + 2000 * 10) // (2 * 2000 * 10) AS p4,
  CASE WHEN members > 0 THEN (2 * LEAST(1000 * 10000 * readers, 1000 * 8000 * members) + 8000 * members) // (2 * 8000 * members) END AS p6,
  CASE WHEN verdicts_all > 0 THEN (2 * LEAST(2000 * 10000 * verdicts_good, 2000 * 9000 * verdicts_all) + 9000 * verdicts_all) // (2 * 9000 * verdicts_all) END AS p8,
  CASE WHEN satisfied_all > 0 THEN (2 * LEAST(2000 * 10000 * satisfied_good, 2000 * 9000 * satisfied_all) + 9000 * satisfied_all) // (2 * 9000 * satisfied_all) END AS p9
FROM wide;

CREATE TEMP MACRO status(d, few) AS CASE WHEN d > 0 THEN 'value' WHEN few > 0 THEN 'too_few' ELSE 'none' END;
COPY (
  SELECT 0 AS ordinal, unit, status(pledges_due, 0) AS status, CASE WHEN pledges_due > 0 THEN pledges_kept END AS n, NULLIF(pledges_due, 0) AS d, p0 AS points, CASE WHEN pledges_due > 0 THEN 2000 ELSE 0 END AS attainable FROM pointed
  UNION ALL SELECT 1, unit, status(tasks_due, 0), CASE WHEN tasks_due > 0 THEN tasks_in_time END, NULLIF(tasks_due, 0), p1, CASE WHEN tasks_due > 0 THEN 2000 ELSE 0 END FROM pointed
  UNION ALL SELECT 2, unit, 'value', COALESCE(tasks_overdue, 0), 1, p2, 1000 FROM pointed
  UNION ALL SELECT 3, unit, status(problems_due, 0), CASE WHEN problems_due > 0 THEN problems_closed END, NULLIF(problems_due, 0), NULL, NULL FROM pointed
  UNION ALL SELECT 4, unit, 'value', COALESCE(hours, 0), 10, p4, 1000 FROM pointed
  UNION ALL SELECT 5, unit, 'value', COALESCE(helped, 0), 1, NULL, NULL FROM pointed
  UNION ALL SELECT 6, unit, status(members, 0), CASE WHEN members > 0 THEN readers END, NULLIF(members, 0), p6, CASE WHEN members > 0 THEN 1000 ELSE 0 END FROM pointed
  UNION ALL SELECT 7, unit, 'value', households, 1, NULL, NULL FROM pointed
  UNION ALL SELECT 8, unit, status(verdicts_all, verdicts_few), CASE WHEN verdicts_all > 0 THEN verdicts_good END, NULLIF(verdicts_all, 0), p8, CASE WHEN verdicts_all > 0 THEN 2000 ELSE 0 END FROM pointed
  UNION ALL SELECT 9, unit, status(satisfied_all, satisfied_few), CASE WHEN satisfied_all > 0 THEN satisfied_good END, NULLIF(satisfied_all, 0), p9, CASE WHEN satisfied_all > 0 THEN 2000 ELSE 0 END FROM pointed
) TO '{out}/indicators.parquet' (FORMAT parquet);
COPY (
  SELECT 0 AS card, unit, 0 AS ordinal, 5 AS indicators,
         (pledges_due IS NOT NULL AND pledges_due > 0)::INT + (tasks_due IS NOT NULL AND tasks_due > 0)::INT + 1 + (problems_due IS NOT NULL AND problems_due > 0)::INT + 1 AS answered,
         COALESCE(p0, 0) + COALESCE(p1, 0) + p2 AS points,
         CASE WHEN pledges_due > 0 THEN 2000 ELSE 0 END + CASE WHEN tasks_due > 0 THEN 2000 ELSE 0 END + 1000 AS attainable,
         COALESCE(owed, 0) AS owed, owed_since FROM pointed
  UNION ALL
  SELECT 4, unit, 4, 2, 1 + (members IS NOT NULL AND members > 0)::INT, COALESCE(p4, 0) + COALESCE(p6, 0),
         1000 + CASE WHEN members > 0 THEN 1000 ELSE 0 END, COALESCE(owed, 0), owed_since FROM pointed
  UNION ALL
  SELECT 7, unit, 7, 1, 1, NULL, NULL, COALESCE(owed, 0), owed_since FROM pointed
  UNION ALL
  SELECT 8, unit, 8, 2, (verdicts_all IS NOT NULL AND verdicts_all > 0)::INT + (satisfied_all IS NOT NULL AND satisfied_all > 0)::INT,
         CASE WHEN p8 IS NOT NULL OR p9 IS NOT NULL THEN COALESCE(p8, 0) + COALESCE(p9, 0) END,
         CASE WHEN verdicts_all > 0 THEN 2000 ELSE 0 END + CASE WHEN satisfied_all > 0 THEN 2000 ELSE 0 END,
         COALESCE(owed, 0), owed_since FROM pointed
) TO '{out}/scorecards.parquet' (FORMAT parquet);
