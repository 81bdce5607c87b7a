-- What a good engineer would write by hand for the thirty indicators of shape/ on 2011-09-30: the value
-- of every unit. It is kept to what DuckDB and PostgreSQL both read. Each kind is scanned once; units
-- have not moved, and each record has one version.

CREATE TEMP TABLE seat AS
WITH RECURSIVE line AS (
  SELECT code AS unit, code AS above FROM units
  UNION ALL
  SELECT l.unit, u.parent FROM line AS l JOIN units AS u ON u.code = l.above WHERE u.parent IS NOT NULL
)
SELECT unit, above FROM line;

CREATE TEMP TABLE own_pledge AS
SELECT unit,
  COUNT(*) FILTER (WHERE due) AS due, COUNT(*) FILTER (WHERE due AND state = 'kept') AS kept,
  SUM(good) FILTER (WHERE heard AND answers >= 5) AS good, SUM(answers) FILTER (WHERE heard AND answers >= 5) AS answers,
  COUNT(*) FILTER (WHERE made) AS made, COUNT(*) FILTER (WHERE made AND maker = 'unit') AS by_unit,
  COUNT(*) FILTER (WHERE state = 'shown' AND occurred_on <= DATE '2011-09-30') AS open
FROM (
  SELECT unit, state, maker, occurred_on, due_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' AS due,
         state = 'kept' AND state_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' AS heard,
         occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' AS made,
         COALESCE(verdict_good, 0) + COALESCE(verdict_fair, 0) AS good,
         COALESCE(verdict_good, 0) + COALESCE(verdict_fair, 0) + COALESCE(verdict_bad, 0) AS answers
  FROM pledge
) AS r GROUP BY unit;

CREATE TEMP TABLE own_task AS
SELECT unit,
  COUNT(*) FILTER (WHERE due_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30') AS due,
  COUNT(*) FILTER (WHERE due_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' AND state = 'finished' AND state_on <= due_on) AS in_time,
  COUNT(*) FILTER (WHERE due_on <= DATE '2011-09-30' AND state = 'assigned') AS overdue,
  COUNT(*) FILTER (WHERE state = 'finished' AND state_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30') AS done,
  COUNT(*) FILTER (WHERE state = 'missed' AND state_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30') AS missed
FROM task GROUP BY unit;

CREATE TEMP TABLE own_problem AS
SELECT unit,
  COUNT(*) FILTER (WHERE due) AS due, COUNT(*) FILTER (WHERE due AND state = 'closed') AS closed,
  COUNT(*) FILTER (WHERE this_year) AS found, COUNT(*) FILTER (WHERE this_year AND source = 'self') AS self,
  COUNT(*) FILTER (WHERE asked) AS asked, COUNT(*) FILTER (WHERE asked AND state = 'closed') AS answered,
  COUNT(*) FILTER (WHERE state = 'open' AND occurred_on <= DATE '2011-09-30') AS open
FROM (
  SELECT unit, state, source, occurred_on,
         due_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30'
           OR (due_on < DATE '2011-01-01' AND state = 'open' AND state_on < DATE '2011-01-01') AS due,
         occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' AS this_year,
         source = 'masses' AND occurred_on BETWEEN DATE '2010-04-01' AND DATE '2011-09-30' AS asked
  FROM problem
) AS r GROUP BY unit;

CREATE TEMP TABLE own_study AS
SELECT unit, SUM(hours) FILTER (WHERE occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30') AS hours,
  COUNT(*) FILTER (WHERE occurred_on BETWEEN DATE '2011-07-01' AND DATE '2011-09-30') AS sessions
FROM study WHERE what = 'session' GROUP BY unit;

CREATE TEMP TABLE own_deed AS
SELECT unit, SUM(helped) AS helped, COUNT(*) AS deeds, COUNT(*) FILTER (WHERE area = 'emergency') AS need
FROM deed WHERE state = 'confirmed' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' GROUP BY unit;

CREATE TEMP TABLE own_visit AS
SELECT unit, COUNT(*) AS visits, COUNT(*) FILTER (WHERE occurred_on >= DATE '2011-09-01') AS month
FROM visit WHERE state = 'noted' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' GROUP BY unit;

CREATE TEMP TABLE own_survey AS
SELECT unit,
  SUM(good) FILTER (WHERE raters = 'masses') AS good, SUM(good + bad) FILTER (WHERE raters = 'masses') AS answers,
  SUM(good) FILTER (WHERE raters = 'members') AS good_of_members, SUM(good + bad) FILTER (WHERE raters = 'members') AS of_members
FROM (
  SELECT unit, raters, counted_good AS good, counted_bad AS bad FROM survey
  WHERE occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30' AND counted_good + counted_bad + counted_unknown >= 5
) AS r GROUP BY unit;

CREATE TEMP TABLE own_member AS
SELECT m.unit, COUNT(*) AS members, COUNT(*) FILTER (WHERE m.joined_on <= DATE '2011-06-30') AS stayed,
  COUNT(*) FILTER (WHERE m.joined_on <= DATE '2011-06-30' AND b.person IS NOT NULL) AS readers,
  COUNT(p.person) AS pledged, COUNT(v.person) AS visitors
FROM persons AS m
LEFT JOIN (SELECT DISTINCT person FROM study WHERE what = 'book' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30') AS b ON b.person = m.code
LEFT JOIN (SELECT DISTINCT person FROM pledge WHERE maker = 'member' AND occurred_on BETWEEN DATE '2010-04-01' AND DATE '2011-09-30') AS p ON p.person = m.code
LEFT JOIN (SELECT DISTINCT person FROM visit WHERE state = 'noted' AND occurred_on BETWEEN DATE '2011-07-01' AND DATE '2011-09-30') AS v ON v.person = m.code
WHERE m.status <> 'none' AND m.joined_on <= DATE '2011-09-30' AND COALESCE(m.left_on > DATE '2011-09-30', TRUE)
GROUP BY m.unit;

CREATE TEMP TABLE told AS
SELECT s.above AS who, COUNT(DISTINCT r.household) AS households, COUNT(DISTINCT r.worker) AS workers,
  COUNT(DISTINCT r.student) AS students, COUNT(DISTINCT r.helper) AS helpers
FROM (
  SELECT DISTINCT unit, household, CAST(NULL AS VARCHAR) AS worker, CAST(NULL AS VARCHAR) AS student, CAST(NULL AS VARCHAR) AS helper
  FROM visit WHERE state = 'noted' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30'
  UNION ALL
  SELECT DISTINCT unit, NULL, person, NULL, NULL FROM task
  WHERE state IN ('assigned', 'finished') AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30'
  UNION ALL
  SELECT DISTINCT unit, NULL, NULL, person, NULL FROM study WHERE occurred_on BETWEEN DATE '2011-07-01' AND DATE '2011-09-30'
  UNION ALL
  SELECT DISTINCT unit, NULL, NULL, NULL, person FROM deed
  WHERE state = 'confirmed' AND occurred_on BETWEEN DATE '2011-01-01' AND DATE '2011-09-30'
) AS r JOIN seat AS s ON s.unit = r.unit
GROUP BY s.above;

CREATE TEMP TABLE up AS
SELECT s.above AS who,
  SUM(p.due) AS pledges_due, SUM(p.kept) AS kept, SUM(p.good) AS verdicts, SUM(p.answers) AS verdicts_all, SUM(p.made) AS made,
  SUM(p.by_unit) AS by_unit, SUM(p.open) AS pledges_open,
  SUM(t.due) AS tasks_due, SUM(t.in_time) AS in_time, SUM(t.overdue) AS overdue, SUM(t.done) AS done, SUM(t.missed) AS missed,
  SUM(q.due) AS problems_due, SUM(q.closed) AS closed, SUM(q.found) AS found, SUM(q.self) AS self, SUM(q.asked) AS asked,
  SUM(q.answered) AS answered, SUM(q.open) AS problems_open,
  SUM(y.hours) AS hours, SUM(y.sessions) AS sessions,
  SUM(d.helped) AS helped, SUM(d.deeds) AS deeds, SUM(d.need) AS need,
  SUM(v.visits) AS visits, SUM(v.month) AS month,
  SUM(x.good) AS good, SUM(x.answers) AS answers, SUM(x.good_of_members) AS good_of_members, SUM(x.of_members) AS of_members,
  SUM(m.members) AS members, SUM(m.stayed) AS stayed, SUM(m.readers) AS readers, SUM(m.pledged) AS pledged, SUM(m.visitors) AS visitors
FROM seat AS s
LEFT JOIN own_pledge AS p ON p.unit = s.unit LEFT JOIN own_task AS t ON t.unit = s.unit
LEFT JOIN own_problem AS q ON q.unit = s.unit LEFT JOIN own_study AS y ON y.unit = s.unit
LEFT JOIN own_deed AS d ON d.unit = s.unit LEFT JOIN own_visit AS v ON v.unit = s.unit
LEFT JOIN own_survey AS x ON x.unit = s.unit LEFT JOIN own_member AS m ON m.unit = s.unit
GROUP BY s.above;

CREATE TEMP TABLE found AS
SELECT ordinal, who AS unit, CAST(CASE WHEN d > 0 THEN COALESCE(n, 0) END AS BIGINT) AS n, CAST(CASE WHEN d > 0 THEN d END AS BIGINT) AS d
FROM (
  SELECT 0 AS ordinal, who, kept AS n, pledges_due AS d FROM up
  UNION ALL SELECT 1, who, in_time, tasks_due FROM up UNION ALL SELECT 2, who, overdue, 1 FROM up
  UNION ALL SELECT 3, who, closed, problems_due FROM up UNION ALL SELECT 4, who, hours * 10, 10 FROM up
  UNION ALL SELECT 5, who, helped, 1 FROM up UNION ALL SELECT 6, who, readers, stayed FROM up
  UNION ALL SELECT 7, u.who, t.households, 1 FROM up AS u LEFT JOIN told AS t ON t.who = u.who
  UNION ALL SELECT 8, who, verdicts, verdicts_all FROM up UNION ALL SELECT 9, who, good, answers FROM up
  UNION ALL SELECT 10, who, made, 1 FROM up UNION ALL SELECT 11, who, by_unit, 1 FROM up
  UNION ALL SELECT 12, who, pledges_open, 1 FROM up UNION ALL SELECT 13, who, pledged, members FROM up
  UNION ALL SELECT 14, who, done, 1 FROM up UNION ALL SELECT 15, who, missed, 1 FROM up
  UNION ALL SELECT 16, u.who, t.workers, 1 FROM up AS u LEFT JOIN told AS t ON t.who = u.who
  UNION ALL SELECT 17, who, found, 1 FROM up UNION ALL SELECT 18, who, self, found FROM up
  UNION ALL SELECT 19, who, answered, asked FROM up UNION ALL SELECT 20, who, problems_open, 1 FROM up
  UNION ALL SELECT 21, who, sessions, 1 FROM up
  UNION ALL SELECT 22, u.who, t.students, 1 FROM up AS u LEFT JOIN told AS t ON t.who = u.who
  UNION ALL SELECT 23, who, deeds, 1 FROM up UNION ALL SELECT 24, who, need, deeds FROM up
  UNION ALL SELECT 25, u.who, t.helpers, 1 FROM up AS u LEFT JOIN told AS t ON t.who = u.who
  UNION ALL SELECT 26, who, visits, 1 FROM up UNION ALL SELECT 27, who, month, 1 FROM up
  UNION ALL SELECT 28, who, visitors, members FROM up UNION ALL SELECT 29, who, good_of_members, of_members FROM up
) AS a;
