-- What a good engineer would write by hand in DuckDB for exactly this pack on exactly this day:
-- chuangxianzhengyou on 2012-06-30. The tables of the ledger stand in memory under their names
-- ("records/pledge" is pledge_versions), and so do the words of the pack's indicators (`asked`).
-- Only the columns the pack needs are touched; judgement, which no indicator reads and which owes
-- nothing, is left alone. Each table is scanned once.

CREATE TEMP MACRO the_day() AS DATE '2012-06-30';
CREATE TEMP MACRO new_year() AS DATE '2012-01-01';
CREATE TEMP MACRO in_year(day) AS day BETWEEN DATE '2012-01-01' AND DATE '2012-06-30';
CREATE TEMP MACRO in_quarter(day) AS day BETWEEN DATE '2012-04-01' AND DATE '2012-06-30';
CREATE TEMP MACRO in_campaign(day) AS day BETWEEN DATE '2010-04-06' AND DATE '2012-06-30';

-- The tree: old units answer through their heirs, and every unit counts for all that stand above it.

CREATE TEMP TABLE heir AS
WITH RECURSIVE step AS (SELECT code, "into", 1 AS nth FROM heirs WHERE "on" <= the_day()),
chain AS (
  SELECT code, "into", nth FROM step
  UNION ALL
  SELECT c.code, s."into", c.nth + 1 FROM chain AS c JOIN step AS s ON s.code = c."into"
)
SELECT code, arg_max("into", nth) AS "into" FROM chain GROUP BY code;

CREATE TEMP TABLE node AS
WITH moved AS (
  SELECT code, arg_max(parent, "on") AS parent FROM unit_moves
  WHERE "on" <= the_day() GROUP BY code
)
SELECT u.code, u.category, COALESCE(h."into", u.code) AS today,
       COALESCE(p."into", m.parent, u.parent) AS parent,
       h.code IS NULL AND u.opened_on <= the_day()
         AND COALESCE(u.closed_on > the_day(), TRUE) AS stands
FROM units AS u
LEFT JOIN moved AS m ON m.code = u.code
LEFT JOIN heir AS h ON h.code = u.code
LEFT JOIN heir AS p ON p.code = COALESCE(m.parent, u.parent);

CREATE TEMP TABLE seat AS
WITH RECURSIVE line AS (
  SELECT code AS unit, today AS above FROM node
  UNION ALL
  SELECT l.unit, n.parent FROM line AS l JOIN node AS n ON n.code = l.above WHERE n.parent IS NOT NULL
)
SELECT l.unit, l.above FROM line AS l JOIN node AS n ON n.code = l.above WHERE n.stands;

CREATE TEMP TABLE member AS
SELECT p.code AS person, n.today AS unit, p.joined_on
FROM persons AS p JOIN node AS n ON n.code = p.unit
WHERE p.status <> 'none' AND p.joined_on <= the_day()
  AND COALESCE(p.left_on > the_day(), TRUE);

CREATE TEMP TABLE rated AS
SELECT code AS unit FROM node WHERE stands AND category IN (
  'rural', 'community', 'office', 'bureau', 'enterprise', 'private_enterprise',
  'social_organisation', 'school');

-- The cut: facts of the last version, the state of the last one whose day has come, and whether a
-- record was open when the year began. `stage`: o open, d done, f failed; others are dropped.

CREATE TEMP TABLE pledge AS
SELECT * REPLACE (CASE state WHEN 'shown' THEN 'o' WHEN 'kept' THEN 'd' ELSE 'f' END AS state)
FROM (
  SELECT record, arg_max_null(unit, seq) AS unit, arg_max_null(person, seq) AS person,
         arg_max_null(maker, seq) AS maker, arg_max_null(occurred_on, seq) AS occurred_on,
         arg_max_null(verdict_satisfied, seq) AS satisfied,
         arg_max_null(verdict_basically, seq) AS basically,
         arg_max_null(verdict_dissatisfied, seq) AS dissatisfied,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state,
         arg_max_null(state_on, seq) FILTER (state_on <= the_day()) AS state_on,
         arg_max_null(due_on, seq) FILTER (state_on <= the_day()) AS due_on,
         arg_max_null(state, seq) FILTER (state_on < new_year()) = 'shown' AS carried
  FROM pledge_versions GROUP BY record
)
WHERE state IN ('shown', 'kept', 'broken');

CREATE TEMP TABLE problem AS
SELECT * REPLACE (CASE state WHEN 'closed' THEN 'd' ELSE 'o' END AS state),
       state = 'waiting' AS paused
FROM (
  SELECT record, arg_max_null(unit, seq) AS unit, arg_max_null(person, seq) AS person,
         arg_max_null(source, seq) AS source, arg_max_null(occurred_on, seq) AS occurred_on,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state,
         arg_max_null(due_on, seq) FILTER (state_on <= the_day()) AS due_on,
         arg_max_null(state, seq) FILTER (state_on < new_year())
           IN ('registered', 'working', 'waiting', 'claimed') AS carried
  FROM problem_versions GROUP BY record
)
WHERE state IN ('registered', 'working', 'waiting', 'claimed', 'closed');

CREATE TEMP TABLE task AS
SELECT * REPLACE (CASE state WHEN 'finished' THEN 'd' WHEN 'missed' THEN 'f' ELSE 'o' END AS state)
FROM (
  SELECT record, arg_max_null(unit, seq) AS unit, arg_max_null(person, seq) AS person,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state,
         arg_max_null(state_on, seq) FILTER (state_on <= the_day()) AS state_on,
         arg_max_null(due_on, seq) FILTER (state_on <= the_day()) AS due_on
  FROM task_versions GROUP BY record
)
WHERE state IN ('assigned', 'reported', 'finished', 'missed');

CREATE TEMP TABLE deed AS
SELECT * REPLACE (CASE state WHEN 'confirmed' THEN 'd' ELSE 'o' END AS state)
FROM (
  SELECT record, arg_max_null(unit, seq) AS unit, arg_max_null(person, seq) AS person,
         arg_max_null(area, seq) AS area, arg_max_null(helped, seq) AS helped,
         arg_max_null(occurred_on, seq) AS occurred_on,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state,
         arg_max_null(due_on, seq) FILTER (state_on <= the_day()) AS due_on
  FROM deed_versions GROUP BY record
)
WHERE state IN ('noted', 'confirmed');

CREATE TEMP TABLE study AS
SELECT * FROM (
  SELECT record, arg_max_null(unit, seq) AS unit, arg_max_null(person, seq) AS person,
         arg_max_null(what, seq) AS what, arg_max_null(hours, seq) AS hours,
         arg_max_null(occurred_on, seq) AS occurred_on,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state
  FROM study_versions GROUP BY record
)
WHERE state IN ('noted', 'checked') AND in_campaign(occurred_on);

CREATE TEMP TABLE visit AS
SELECT * FROM (
  SELECT record, arg_max_null(unit, seq) AS unit, arg_max_null(person, seq) AS person,
         arg_max_null(household, seq) AS household, arg_max_null(occurred_on, seq) AS occurred_on,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state
  FROM visit_versions GROUP BY record
)
WHERE state IN ('noted', 'checked') AND in_year(occurred_on);

CREATE TEMP TABLE survey AS
SELECT * FROM (
  SELECT record, arg_max_null(subject, seq) AS unit, arg_max_null(raters, seq) AS raters,
         arg_max_null(occurred_on, seq) AS occurred_on,
         COALESCE(arg_max_null(counted_very, seq), 0)
           + COALESCE(arg_max_null(counted_satisfied, seq), 0) AS good,
         COALESCE(arg_max_null(counted_basically, seq), 0)
           + COALESCE(arg_max_null(counted_dissatisfied, seq), 0) AS bad,
         COALESCE(arg_max_null(counted_unknown, seq), 0) AS unknown,
         arg_max_null(state, seq) FILTER (state_on <= the_day()) AS state
  FROM survey_versions GROUP BY record
)
WHERE state = 'checked' AND in_year(occurred_on);

-- What each unit did itself: one scan of each kind, then once up the tree for all of them together.

CREATE TEMP TABLE own AS
WITH pledges AS (
  SELECT unit,
    COUNT(*) FILTER (maker <> 'member' AND in_year(occurred_on)) AS organisation_pledges,
    COUNT(*) FILTER (due) AS pledges_due,
    COUNT(*) FILTER (due AND state = 'd') AS pledges_kept,
    SUM(satisfied + basically) FILTER (heard AND answers >= 5) AS verdicts_good,
    SUM(answers) FILTER (heard AND answers >= 5) AS verdicts_all,
    COUNT(*) FILTER (heard AND answers < 5) AS verdicts_few
  FROM (
    SELECT unit, maker, occurred_on, state,
           in_year(due_on) OR (due_on < new_year() AND carried) AS due,
           state = 'd' AND state_on >= new_year() AS heard,
           COALESCE(satisfied, 0) AS satisfied, COALESCE(basically, 0) AS basically,
           COALESCE(satisfied, 0) + COALESCE(basically, 0) + COALESCE(dissatisfied, 0) AS answers
    FROM pledge
  ) GROUP BY unit
),
problems AS (
  SELECT unit,
    COUNT(*) FILTER (this_year) AS found, COUNT(*) FILTER (this_year AND source = 'self') AS self_found,
    COUNT(*) FILTER (due) AS problems_due, COUNT(*) FILTER (due AND state = 'd') AS problems_closed,
    COUNT(*) FILTER (reported) AS reported, COUNT(*) FILTER (reported AND state = 'd') AS answered
  FROM (
    SELECT unit, source, state, in_year(occurred_on) AS this_year,
           in_year(due_on) OR (due_on < new_year() AND carried) AS due,
           source = 'masses' AND in_campaign(occurred_on) AS reported
    FROM problem
  ) GROUP BY unit
),
tasks AS (
  SELECT unit,
    COUNT(*) FILTER (in_year(due_on)) AS tasks_due,
    COUNT(*) FILTER (in_year(due_on) AND state = 'd' AND state_on <= due_on) AS tasks_in_time,
    COUNT(*) FILTER (due_on <= the_day() AND state = 'o') AS tasks_overdue
  FROM task GROUP BY unit
),
deeds AS (
  SELECT unit, COUNT(*) AS deeds, COUNT(*) FILTER (served) AS deeds_on_task, SUM(helped) AS helped
  FROM (
    SELECT unit, helped, record IN (
             SELECT l.record FROM links AS l JOIN task AS t ON t.record = l.other WHERE l.field = 'task'
           ) AS served
    FROM deed
    WHERE state = 'd' AND in_year(occurred_on)
  ) GROUP BY unit
),
studies AS (
  SELECT unit, SUM(hours) AS hours FROM study
  WHERE what = 'session' AND occurred_on >= new_year() GROUP BY unit
),
surveys AS (
  SELECT unit,
    SUM(good) FILTER (raters = 'masses' AND enough) AS masses_good,
    SUM(good + bad) FILTER (raters = 'masses' AND enough) AS masses_all,
    COUNT(*) FILTER (raters = 'masses' AND NOT enough) AS masses_few,
    SUM(good) FILTER (raters = 'members' AND enough) AS members_good,
    SUM(good + bad) FILTER (raters = 'members' AND enough) AS members_all,
    COUNT(*) FILTER (raters = 'members' AND NOT enough) AS members_few
  FROM (SELECT *, good + bad + unknown >= 5 AS enough FROM survey) GROUP BY unit
),
studied AS (
  SELECT DISTINCT x.person FROM participants AS x JOIN study AS s ON s.record = x.record
  WHERE x.role = 'present' AND s.what = 'session' AND in_quarter(s.occurred_on)
),
wrote AS (
  SELECT person, COUNT(*) FILTER (what = 'book') AS books, COUNT(*) FILTER (what = 'report') AS reports
  FROM study WHERE occurred_on >= new_year() GROUP BY person
),
pledged AS (
  SELECT DISTINCT person FROM pledge
  WHERE maker = 'member' AND in_campaign(occurred_on)
),
covered AS (
  SELECT m.unit,
    COUNT(*) FILTER (m.joined_on <= DATE '2012-05-30') AS a_month,
    COUNT(*) FILTER (m.joined_on <= DATE '2012-05-30' AND s.person IS NOT NULL) AS studied,
    COUNT(*) FILTER (m.joined_on <= DATE '2012-03-30') AS three_months,
    COUNT(*) FILTER (m.joined_on <= DATE '2012-03-30' AND w.books > 0) AS read,
    COUNT(*) FILTER (m.joined_on <= DATE '2012-03-30' AND w.reports > 0) AS reported_back,
    COUNT(*) FILTER (m.joined_on <= DATE '2012-03-30' AND p.person IS NOT NULL) AS pledged
  FROM member AS m
  LEFT JOIN studied AS s ON s.person = m.person
  LEFT JOIN wrote AS w ON w.person = m.person
  LEFT JOIN pledged AS p ON p.person = m.person
  GROUP BY m.unit
)
SELECT s.above AS who, SUM(COLUMNS(* EXCLUDE (unit, above)))
FROM seat AS s
LEFT JOIN pledges USING (unit) LEFT JOIN problems USING (unit) LEFT JOIN tasks USING (unit)
LEFT JOIN deeds USING (unit) LEFT JOIN studies USING (unit) LEFT JOIN surveys USING (unit)
LEFT JOIN covered USING (unit)
GROUP BY s.above;

CREATE TEMP TABLE shared AS
SELECT s.above AS who, COUNT(DISTINCT t.record) AS shared
FROM (
  SELECT record, unit FROM task WHERE state = 'd' AND state_on >= new_year()
  UNION ALL
  SELECT t.record, p.unit FROM task AS t JOIN partners AS p ON p.record = t.record
  WHERE p.role = 'partners' AND t.state = 'd' AND t.state_on >= new_year()
) AS t JOIN seat AS s ON s.unit = t.unit
GROUP BY s.above;

CREATE TEMP TABLE households AS
SELECT s.above AS who, COUNT(DISTINCT v.household) AS households
FROM (SELECT DISTINCT unit, household FROM visit) AS v JOIN seat AS s ON s.unit = v.unit
GROUP BY s.above;

-- What each person did.

CREATE TEMP TABLE did AS
WITH studies AS (
  SELECT person, COUNT(*) FILTER (what = 'book' AND occurred_on >= new_year()) AS books,
         COUNT(*) FILTER (what = 'technique') AS techniques,
         COUNT(*) FILTER (what = 'report' AND occurred_on >= new_year()) AS reports
  FROM study WHERE what <> 'session' GROUP BY person
),
pledges AS (
  SELECT person, COUNT(*) AS due, COUNT(*) FILTER (state = 'd') AS kept
  FROM pledge
  WHERE maker = 'member' AND (in_year(due_on) OR (due_on < new_year() AND carried)) GROUP BY person
),
deeds AS (
  SELECT person, COUNT(*) AS deeds, COUNT(*) FILTER (area IN ('emergency', 'giving')) AS giving
  FROM (
    SELECT record, person, area FROM deed WHERE state = 'd' AND in_year(occurred_on)
    UNION
    SELECT d.record, x.person, d.area FROM deed AS d JOIN participants AS x ON x.record = d.record
    WHERE x.role = 'hands' AND d.state = 'd' AND in_year(d.occurred_on)
  ) GROUP BY person
),
visits AS (SELECT person, COUNT(DISTINCT household) AS households FROM visit GROUP BY person)
SELECT m.unit, m.person, COALESCE(s.books, 0) AS books, COALESCE(s.techniques, 0) AS techniques,
       COALESCE(s.reports, 0) AS reports, p.due, p.kept, COALESCE(d.deeds, 0) AS deeds,
       COALESCE(d.giving, 0) AS giving, COALESCE(v.households, 0) AS households
FROM member AS m
JOIN rated USING (unit)
LEFT JOIN studies AS s USING (person) LEFT JOIN pledges AS p USING (person)
LEFT JOIN deeds AS d USING (person) LEFT JOIN visits AS v USING (person);

-- One row for each indicator and unit, then points, roll-up, scorecards.

CREATE TEMP TABLE valued AS
WITH wide AS (
  SELECT * FROM (SELECT DISTINCT above AS who FROM seat)
  LEFT JOIN own USING (who) LEFT JOIN shared USING (who) LEFT JOIN households USING (who)
),
answers AS (
  SELECT 0 AS ordinal, who, COALESCE(organisation_pledges, 0) AS n, 1 AS d, 0 AS few FROM wide
  UNION ALL SELECT 1, who, self_found, found, 0 FROM wide
  UNION ALL SELECT 2, who, studied, a_month, 0 FROM wide
  UNION ALL SELECT 3, who, read, three_months, 0 FROM wide
  UNION ALL SELECT 4, who, reported_back, three_months, 0 FROM wide
  UNION ALL SELECT 5, who, pledged, three_months, 0 FROM wide
  UNION ALL SELECT 6, who, problems_closed, problems_due, 0 FROM wide
  UNION ALL SELECT 7, who, COALESCE(hours, 0), 10, 0 FROM wide
  UNION ALL SELECT 8, who, pledges_kept, pledges_due, 0 FROM wide
  UNION ALL SELECT 9, who, tasks_in_time, tasks_due, 0 FROM wide
  UNION ALL SELECT 10, who, COALESCE(tasks_overdue, 0), 1, 0 FROM wide
  UNION ALL SELECT 11, who, COALESCE(shared, 0), 1, 0 FROM wide
  UNION ALL SELECT 12, who, deeds_on_task, deeds, 0 FROM wide
  UNION ALL SELECT 13, who, COALESCE(households, 0), 1, 0 FROM wide
  UNION ALL SELECT 14, who, COALESCE(helped, 0), 1, 0 FROM wide
  UNION ALL SELECT 15, who, answered, reported, 0 FROM wide
  UNION ALL SELECT 16, who, masses_good, masses_all, masses_few FROM wide
  UNION ALL SELECT 17, who, members_good, members_all, members_few FROM wide
  UNION ALL SELECT 18, who, verdicts_good, verdicts_all, verdicts_few FROM wide
)
SELECT ordinal, who, CASE WHEN d > 0 THEN 'value' WHEN few > 0 THEN 'too_few' ELSE 'none' END AS status,
       CASE WHEN d > 0 THEN CAST(n AS BIGINT) END AS n, CASE WHEN d > 0 THEN CAST(d AS BIGINT) END AS d
FROM answers;

CREATE TEMP TABLE scored AS
SELECT v.*,
       CAST(CASE v.ordinal
         WHEN 8 THEN (2 * 2000 * n + d) // (2 * d)
         WHEN 10 THEN GREATEST(1000 - 200 * n, 0)
         WHEN 16 THEN (2 * LEAST(20000 * n, 18000 * d) + 9 * d) // (18 * d)
       END AS BIGINT) AS points,
       CASE WHEN v.ordinal NOT IN (8, 10, 16) THEN NULL WHEN v.d IS NULL THEN 0
            WHEN v.ordinal = 10 THEN 1000 ELSE 2000 END AS attainable
FROM valued AS v SEMI JOIN rated AS r ON r.unit = v.who;

CREATE TEMP TABLE personal AS
SELECT unit, person, UNNEST([19, 20, 21, 22, 23, 24, 25]) AS ordinal,
       UNNEST([books, techniques, kept, deeds, reports, households, giving]) AS n,
       UNNEST([1, 1, due, 1, 1, 1, 1]) AS d
FROM did;

CREATE TEMP VIEW indicators AS
SELECT * FROM (
  SELECT a.ordinal, a.indicator, a.track, s.who AS unit, CAST(NULL AS VARCHAR) AS person, a.line,
         a.heading, s.status, s.n, s.d, s.points, s.attainable, a.better, a.clause
  FROM scored AS s JOIN asked AS a USING (ordinal)
  UNION ALL
  SELECT a.ordinal, a.indicator, a.track, p.unit, p.person, a.line, a.heading,
         CASE WHEN p.d IS NULL THEN 'none' ELSE 'value' END, p.n, p.d, NULL, NULL, a.better, a.clause
  FROM personal AS p JOIN asked AS a USING (ordinal)
)
ORDER BY ordinal, unit, person NULLS FIRST;

CREATE TEMP TABLE overdue AS
SELECT unit, person, due_on FROM pledge WHERE state = 'o' AND due_on <= the_day()
UNION ALL SELECT unit, person, due_on FROM task WHERE state = 'o' AND due_on <= the_day()
UNION ALL SELECT unit, person, due_on FROM deed WHERE state = 'o' AND due_on <= the_day()
UNION ALL SELECT unit, person, due_on FROM problem
  WHERE state = 'o' AND NOT paused AND due_on <= the_day();

CREATE TEMP TABLE owed AS
SELECT s.above AS who, CAST(SUM(o.owed) AS BIGINT) AS owed, MIN(o.since) AS since
FROM (SELECT unit, COUNT(*) AS owed, MIN(due_on) AS since FROM overdue GROUP BY unit) AS o
JOIN seat AS s USING (unit) GROUP BY s.above;

CREATE TEMP VIEW rollup AS
WITH ranked AS (
  SELECT ordinal, who, status, n, d,
         CASE WHEN n IS NOT NULL THEN ROW_NUMBER() OVER (
           PARTITION BY ordinal ORDER BY (n * 1000000000000000000::HUGEINT) // d, d, who) END AS place
  FROM scored
),
spread AS (
  SELECT s.above, r.ordinal,
         MIN(r.place) AS low, MAX(r.place) AS high,
         QUANTILE_DISC(r.place, 0.5) AS middle, -QUANTILE_DISC(-r.place, 0.5) AS next,
         COUNT(r.n) AS with_value, COUNT(*) - COUNT(r.n) AS without,
         LIST(r.who ORDER BY r.who) FILTER (r.n IS NULL OR (r.n = 0 AND r.ordinal <> 10)) AS nothing
  FROM ranked AS r JOIN seat AS s ON s.unit = r.who AND s.above <> r.who
  GROUP BY s.above, r.ordinal
)
SELECT a.ordinal, a.indicator, s.above AS unit, a.line, a.heading, v.status, v.n, v.d,
       s.with_value, s.without,
       IF(a.better = 'more', l.n, h.n) AS worst_n, IF(a.better = 'more', l.d, h.d) AS worst_d,
       CASE WHEN m.d = x.d AND m.n = x.n THEN m.n WHEN m.d = x.d THEN m.n + x.n
            ELSE m.n * x.d + x.n * m.d END AS median_n,
       CASE WHEN m.d = x.d AND m.n = x.n THEN m.d WHEN m.d = x.d THEN 2 * m.d
            ELSE 2 * m.d * x.d END AS median_d,
       IF(a.better = 'more', h.n, l.n) AS best_n, IF(a.better = 'more', h.d, l.d) AS best_d,
       COALESCE(s.nothing, []) AS nothing, COALESCE(o.owed, 0) AS owed, o.since AS owed_since
FROM spread AS s
JOIN asked AS a USING (ordinal)
JOIN valued AS v ON v.ordinal = s.ordinal AND v.who = s.above
LEFT JOIN ranked AS l ON l.ordinal = s.ordinal AND l.place = s.low
LEFT JOIN ranked AS h ON h.ordinal = s.ordinal AND h.place = s.high
LEFT JOIN ranked AS m ON m.ordinal = s.ordinal AND m.place = s.middle
LEFT JOIN ranked AS x ON x.ordinal = s.ordinal AND x.place = s.next
LEFT JOIN owed AS o ON o.who = s.above
ORDER BY a.ordinal, s.above;

CREATE TEMP VIEW scorecards AS
WITH own AS (
  SELECT person AS who, COUNT(*) AS owed, MIN(due_on) AS since
  FROM overdue WHERE person IS NOT NULL GROUP BY person
),
cards AS (
  SELECT 'unit' AS track, s.who AS unit, CAST(NULL AS VARCHAR) AS person, a.line, a.heading,
         COUNT(*) AS indicators, COUNT(s.n) AS answered, SUM(s.points) AS points,
         SUM(s.attainable) AS attainable, MIN(a.ordinal) AS ordinal
  FROM scored AS s JOIN asked AS a USING (ordinal) GROUP BY s.who, a.line, a.heading
  UNION ALL
  SELECT 'person', unit, person, UNNEST(['done', 'effect', 'done', 'effect']),
         UNNEST(['learn', 'excel', 'serve', 'spirit']), UNNEST([2, 2, 2, 1]),
         UNNEST([2, IF(due > 0, 2, 1), 2, 1]), NULL, NULL, UNNEST([19, 21, 23, 25])
  FROM did
)
SELECT c.track, c.unit, c.person, c.line, c.heading, c.indicators, c.answered,
       CAST(c.points AS BIGINT) AS points, CAST(c.attainable AS BIGINT) AS attainable,
       COALESCE(p.owed, o.owed, 0) AS owed, COALESCE(p.since, o.since) AS owed_since, c.ordinal
FROM cards AS c
LEFT JOIN owed AS o ON c.person IS NULL AND o.who = c.unit
LEFT JOIN own AS p ON p.who = c.person
ORDER BY c.track DESC, c.unit, c.person NULLS FIRST, c.ordinal, c.line;
