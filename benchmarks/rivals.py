"""The thirty values of shape/ in what people would use instead: Polars, PostgreSQL, a loop in Python."""

import datetime as dt
from collections import defaultdict
from functools import partial
from pathlib import Path

YEAR, QUARTER, MONTH = dt.date(2011, 1, 1), dt.date(2011, 7, 1), dt.date(2011, 9, 1)
CAMPAIGN, DAY, STAY = dt.date(2010, 4, 1), dt.date(2011, 9, 30), dt.date(2011, 6, 30)
ONES = (2, 5, 7, 10, 11, 12, 14, 15, 16, 17, 20, 21, 22, 23, 25, 26, 27)
"""The indicators that are plain numbers; the fourth is a sum of tenths."""


def tables_of(folder, kinds):
    """The Parquet files of a county by name."""
    paths = {n: folder / f"{n}.parquet" for n in ("units", "persons")}
    return {**paths, **{n: folder / "records" / f"{n}.parquet" for n in kinds}}


def tables_of_polars(folder, kinds):
    """All tables in memory."""
    import polars as pl

    return {name: pl.read_parquet(path) for name, path in tables_of(folder, kinds).items()}


def span(name, first):
    """Whether a day lies between a first one and the day of the result."""
    import polars as pl

    return pl.col(name).is_between(pl.lit(first), pl.lit(DAY))


def seats_by_polars(units):
    """Each unit with every unit it counts for."""
    import polars as pl

    line = units.select(unit="code", above="code")
    parents = units.select(above="code", next="parent")
    parts = [line]
    while line.height:
        line = line.join(parents, on="above").drop_nulls("next").select("unit", above="next")
        parts.append(line)
    return pl.concat(parts).lazy()


def own_by_polars(lazy):
    """What each unit did itself, by kind."""
    import polars as pl

    c, lit = pl.col, pl.lit
    good = c("verdict_good").fill_null(0) + c("verdict_fair").fill_null(0)
    answers = good + c("verdict_bad").fill_null(0)
    due, made = span("due_on", YEAR), span("occurred_on", YEAR)
    heard = (c("state") == "kept") & span("state_on", YEAR) & (answers >= 5)
    open_ = c("occurred_on") <= lit(DAY)
    asked = (c("source") == "masses") & span("occurred_on", CAMPAIGN)
    p_due = due | ((c("due_on") < lit(YEAR)) & (c("state") == "open") & (c("state_on") < lit(YEAR)))
    cast = c("counted_good") + c("counted_bad")
    enough = made & (cast + c("counted_unknown") >= 5)
    deeds = (c("state") == "confirmed") & made
    return [
        lazy("pledge").group_by("unit").agg(
            n0=(due & (c("state") == "kept")).sum(), d0=due.sum(), n8=good.filter(heard).sum(),
            d8=answers.filter(heard).sum(), n10=made.sum(), n11=(made & (c("maker") == "unit")).sum(),
            n12=((c("state") == "shown") & open_).sum(),
        ),
        lazy("task").group_by("unit").agg(
            n1=(due & (c("state") == "finished") & (c("state_on") <= c("due_on"))).sum(), d1=due.sum(),
            n2=((c("due_on") <= lit(DAY)) & (c("state") == "assigned")).sum(),
            n14=((c("state") == "finished") & span("state_on", YEAR)).sum(),
            n15=((c("state") == "missed") & span("state_on", YEAR)).sum(),
        ),
        lazy("problem").group_by("unit").agg(
            n3=(p_due & (c("state") == "closed")).sum(), d3=p_due.sum(), n17=made.sum(),
            n18=(made & (c("source") == "self")).sum(), n19=(asked & (c("state") == "closed")).sum(),
            d19=asked.sum(), n20=((c("state") == "open") & open_).sum(),
        ),
        lazy("study").filter(c("what") == "session").group_by("unit").agg(
            n4=(c("hours") * 10).cast(pl.Int64).filter(made).sum(), n21=span("occurred_on", QUARTER).sum(),
        ),
        lazy("deed").filter(deeds).group_by("unit").agg(
            n5=c("helped").sum(), n23=pl.len(), n24=(c("area") == "emergency").sum(),
        ),
        lazy("visit").filter((c("state") == "noted") & made).group_by("unit").agg(
            n26=pl.len(), n27=span("occurred_on", MONTH).sum(),
        ),
        lazy("survey").filter(enough).group_by("unit").agg(
            n9=c("counted_good").filter(c("raters") == "masses").sum(), d9=cast.filter(c("raters") == "masses").sum(),
            n29=c("counted_good").filter(c("raters") == "members").sum(), d29=cast.filter(c("raters") == "members").sum(),
        ),
    ]  # fmt: skip


def members_by_polars(lazy):
    """How many members of each unit did what."""
    import polars as pl

    c, lit, made = pl.col, pl.lit, span("occurred_on", YEAR)
    readers = lazy("study").filter((c("what") == "book") & made).select("person", b=lit(1)).unique()
    pledged = lazy("pledge").filter((c("maker") == "member") & span("occurred_on", CAMPAIGN))
    visitors = lazy("visit").filter((c("state") == "noted") & span("occurred_on", QUARTER))
    stayed = c("joined_on") <= lit(STAY)
    members = lazy("persons").filter((c("status") != "none") & (c("joined_on") <= lit(DAY)))
    for more in (
        readers,
        pledged.select("person", p=lit(1)).unique(),
        visitors.select("person", v=lit(1)).unique(),
    ):
        members = members.join(more, left_on="code", right_on="person", how="left")
    return members.group_by("unit").agg(
            n6=(stayed & c("b").is_not_null()).sum(), d6=stayed.sum(), n13=c("p").count(),
            d13=pl.len(), n28=c("v").count(), d28=pl.len(),
        )  # fmt: skip


def values_by_polars(tables):
    """ordinal, unit, n, d of every unit."""
    import polars as pl

    c, lit = pl.col, pl.lit
    seat, made = seats_by_polars(tables["units"]), span("occurred_on", YEAR)
    deeds = (c("state") == "confirmed") & made

    def lazy(name):
        return tables[name].lazy()

    own = [*own_by_polars(lazy), members_by_polars(lazy)]
    wide = lazy("units").select(unit="code")
    for part in own:
        wide = wide.join(part, on="unit", how="left")
    up = seat.join(wide, on="unit").group_by("above").agg(pl.exclude("unit").cast(pl.Int64).sum())
    told = {
        7: lazy("visit").filter((c("state") == "noted") & made).select("unit", v="household"),
        16: lazy("task").filter(c("state").is_in(["assigned", "finished"]) & made).select("unit", v="person"),
        22: lazy("study").filter(span("occurred_on", QUARTER)).select("unit", v="person"),
        25: lazy("deed").filter(deeds).select("unit", v="person"),
    }  # fmt: skip
    for o, rows in told.items():
        many = (
            rows.unique()
            .join(seat, on="unit")
            .group_by("above")
            .agg(pl.col("v").n_unique().alias(f"n{o}"))
        )
        up = up.join(many, on="above", how="left")
    up = up.with_columns(d18=c("n17"), d24=c("n23"), d4=lit(10), **{f"d{o}": lit(1) for o in ONES})
    parts = [
        up.select(
            ordinal=lit(o), unit="above",
            n=pl.when(c(f"d{o}") > 0).then(c(f"n{o}").fill_null(0)).cast(pl.Int64),
            d=pl.when(c(f"d{o}") > 0).then(c(f"d{o}")).cast(pl.Int64),
        )
        for o in range(30)
    ]  # fmt: skip
    return pl.concat(parts).collect()


def loaded(folder, kinds):
    """A connection to a PostgreSQL of our own with all tables loaded and analysed."""
    import atexit
    import subprocess
    import tempfile

    import duckdb
    import psycopg

    at = Path(tempfile.mkdtemp(prefix="bench-postgres-"))
    user = (
        ["runuser", "-u", "postgres", "--"]
        if Path("/root").owner() == "root" and _is_root()
        else []
    )
    if user:
        subprocess.run(["chown", "postgres", str(at)], check=True)
    data, options = (
        at / "data",
        f"-k {at} -c listen_addresses= -c shared_buffers=1GB -c work_mem=256MB -c jit=off",
    )
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)
    run([*user, _tool("initdb"), "-D", str(data), "-E", "UTF8", "-A", "trust", "-U", "bench"])
    serve = [*user, _tool("pg_ctl"), "-D", str(data)]
    run([*serve, "-w", "-l", str(at / "log"), "-o", options, "start"])
    atexit.register(subprocess.run, ["rm", "-rf", str(at)], check=False)
    atexit.register(run, [*serve, "-m", "immediate", "stop"])
    connection = psycopg.connect(host=str(at), user="bench", dbname="postgres", autocommit=True)
    types = {"DATE": "date", "BIGINT": "bigint", "INTEGER": "integer", "VARCHAR": "text"}
    for name, path in tables_of(folder, kinds).items():
        rows = duckdb.sql(f"SELECT * FROM '{path}'")
        columns = [
            f'"{c}" {types.get(str(t), "numeric" if "DECIMAL" in str(t) else "timestamp")}'
            for c, t in zip(rows.columns, rows.types, strict=True)
        ]
        connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        file = at / f"{name}.csv"
        duckdb.sql(f"COPY (SELECT * FROM '{path}') TO '{file}' (HEADER FALSE)")
        with connection.cursor().copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
            copy.write(file.read_bytes())
    connection.execute("VACUUM ANALYZE")
    return connection


def _is_root():
    import os

    return os.geteuid() == 0


def _tool(name):
    import shutil

    return shutil.which(name) or str(max(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))


def values_by_postgres(connection, text):
    """The table that million.sql ends with."""
    import pyarrow as pa

    connection.execute(text)
    rows = connection.execute("SELECT ordinal, unit, n, d FROM found").fetchall()
    return pa.Table.from_pydict(
        dict(zip(("ordinal", "unit", "n", "d"), zip(*rows, strict=True), strict=True))
    )


def rows_of(folder, kinds):
    """All tables as lists of dicts."""
    from pyarrow import parquet

    return {n: parquet.read_table(p).to_pylist() for n, p in tables_of(folder, kinds).items()}


class Loop:
    """What a developer would write first: every record goes to its unit and to all above it."""

    def __init__(self, rows):
        self.rows = rows
        self.parent = {u["code"]: u["parent"] for u in rows["units"]}
        self.line = {}
        for code in self.parent:
            self.line[code], at = [], code
            while at:
                self.line[code].append(at)
                at = self.parent[at]
        self.n, self.d, self.sets = defaultdict(int), defaultdict(int), defaultdict(set)
        self.did = {o: set() for o in (6, 13, 28)}

    def add(self, where, o, unit, many=1):
        for above in self.line[unit]:
            where[o, above] += many

    def tell(self, o, unit, value):
        for above in self.line[unit]:
            self.sets[o, above].add(value)

    def of_pledge(self):
        for r in self.rows["pledge"]:
            unit, made = r["unit"], within(r["occurred_on"], YEAR)
            if within(r["due_on"], YEAR):
                self.add(self.d, 0, unit)
                if r["state"] == "kept":
                    self.add(self.n, 0, unit)
            if r["state"] == "kept" and within(r["state_on"], YEAR):
                good = (r["verdict_good"] or 0) + (r["verdict_fair"] or 0)
                answers = good + (r["verdict_bad"] or 0)
                if answers >= 5:
                    self.add(self.n, 8, unit, good)
                    self.add(self.d, 8, unit, answers)
            if made:
                self.add(self.n, 10, unit)
                if r["maker"] == "unit":
                    self.add(self.n, 11, unit)
            if r["state"] == "shown" and r["occurred_on"] <= DAY:
                self.add(self.n, 12, unit)
            if r["maker"] == "member" and within(r["occurred_on"], CAMPAIGN):
                self.did[13].add(r["person"])

    def of_task(self):
        for r in self.rows["task"]:
            unit, state = r["unit"], r["state"]
            if within(r["due_on"], YEAR):
                self.add(self.d, 1, unit)
                if state == "finished" and r["state_on"] <= r["due_on"]:
                    self.add(self.n, 1, unit)
            if state == "assigned" and r["due_on"] and r["due_on"] <= DAY:
                self.add(self.n, 2, unit)
            if within(r["state_on"], YEAR) and state in ("finished", "missed"):
                self.add(self.n, 14 if state == "finished" else 15, unit)
            if state in ("assigned", "finished") and within(r["occurred_on"], YEAR):
                self.tell(16, unit, r["person"])

    def of_problem(self):
        for r in self.rows["problem"]:
            unit, state, due = r["unit"], r["state"], r["due_on"]
            if within(due, YEAR) or (
                due and due < YEAR and state == "open" and r["state_on"] < YEAR
            ):
                self.add(self.d, 3, unit)
                if state == "closed":
                    self.add(self.n, 3, unit)
            if within(r["occurred_on"], YEAR):
                self.add(self.n, 17, unit)
                self.add(self.d, 18, unit)
                if r["source"] == "self":
                    self.add(self.n, 18, unit)
            if r["source"] == "masses" and within(r["occurred_on"], CAMPAIGN):
                self.add(self.d, 19, unit)
                if state == "closed":
                    self.add(self.n, 19, unit)
            if state == "open" and r["occurred_on"] <= DAY:
                self.add(self.n, 20, unit)

    def of_study(self):
        for r in self.rows["study"]:
            unit, quarter = r["unit"], within(r["occurred_on"], QUARTER)
            if r["what"] == "session":
                if within(r["occurred_on"], YEAR):
                    self.add(self.n, 4, unit, int(r["hours"] * 10))
                if quarter:
                    self.add(self.n, 21, unit)
            elif within(r["occurred_on"], YEAR):
                self.did[6].add(r["person"])
            if quarter:
                self.tell(22, unit, r["person"])

    def of_deed(self):
        for r in self.rows["deed"]:
            if r["state"] == "confirmed" and within(r["occurred_on"], YEAR):
                unit = r["unit"]
                self.add(self.n, 5, unit, r["helped"])
                self.add(self.n, 23, unit)
                self.add(self.d, 24, unit)
                if r["area"] == "emergency":
                    self.add(self.n, 24, unit)
                self.tell(25, unit, r["person"])

    def of_visit(self):
        for r in self.rows["visit"]:
            if r["state"] == "noted":
                if within(r["occurred_on"], YEAR):
                    self.add(self.n, 26, r["unit"])
                    self.tell(7, r["unit"], r["household"])
                    if r["occurred_on"] >= MONTH:
                        self.add(self.n, 27, r["unit"])
                if within(r["occurred_on"], QUARTER):
                    self.did[28].add(r["person"])

    def of_survey(self):
        for r in self.rows["survey"]:
            good, asked = r["counted_good"], r["counted_good"] + r["counted_bad"]
            if within(r["occurred_on"], YEAR) and asked + r["counted_unknown"] >= 5:
                self.add(self.n, 9 if r["raters"] == "masses" else 29, r["unit"], good)
                self.add(self.d, 9 if r["raters"] == "masses" else 29, r["unit"], asked)

    def of_persons(self):
        for m in self.rows["persons"]:
            if (
                m["status"] == "none"
                or m["joined_on"] > DAY
                or (m["left_on"] and m["left_on"] <= DAY)
            ):
                continue
            for o, persons in self.did.items():
                if o != 6 or m["joined_on"] <= STAY:
                    self.add(self.d, o, m["unit"])
                    if m["code"] in persons:
                        self.add(self.n, o, m["unit"])

    def values(self):
        for kind in ("pledge", "task", "problem", "study", "deed", "visit", "survey", "persons"):
            getattr(self, f"of_{kind}")()
        for (o, unit), values in self.sets.items():
            self.n[o, unit] = len(values)
        found = {}
        for o in range(30):
            for unit in self.parent:
                under = 1 if o in ONES else 10 if o == 4 else self.d[o, unit]
                found[o, unit] = (self.n[o, unit], under) if under else (None, None)
        return found


def within(day, first):
    """Whether a day lies between a first one and the day of the result."""
    return day is not None and first <= day <= DAY


def values_by_loop(rows):
    """Numerator and denominator by indicator and unit."""
    return Loop(rows).values()
