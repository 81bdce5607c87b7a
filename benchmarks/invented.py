"""Invented records for measuring speed: as many units and records as asked, the same each time.

Everything is drawn from hashes of numbers by DuckDB and written as Parquet in the form of the data
contract (`duixian words --tables`); each record has one version. A campaign for them is `shape/`.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

DAY = dt.date(2011, 9, 30)
FIRST = dt.date(2010, 1, 1)
COUNTY = (1, 25, 2574)
NATION = (1, 31, 342, 2978, 41352, 5_250_000)
SHARES = {
    "visit": 35, "study": 20, "deed": 20, "pledge": 10, "task": 8, "problem": 5, "survey": 2,
}  # fmt: skip
OPEN_FOR = "occurred_on + CAST(10 + (h // 11) % 90 AS INTEGER)"
CLOSED = "occurred_on + CAST((h // 13) % 120 AS INTEGER)"


@dataclass(frozen=True)
class Shape:
    """How large an invented country is."""

    levels: tuple[int, ...] = COUNTY
    records: int = 1_000_000
    members: int = 12
    files: int = 1


def state(standing, done, more=""):
    """Seven of ten that are old enough are done, the others stand or what `more` says."""
    return (
        f"CASE WHEN {CLOSED} > DATE '{DAY}' THEN '{standing}' "
        f"WHEN (h // 17) % 10 < 7 THEN '{done}' {more} ELSE '{standing}' END AS state"
    )


def kind_columns(kind):
    """The columns of a kind: state, day of the state, due day, fields; over `h`, a hash of the record."""
    due = f"{OPEN_FOR} AS due_on"
    if kind == "pledge":
        return [
            state("shown", "kept", "WHEN (h // 17) % 10 = 7 THEN 'broken'"), due,
            "CASE WHEN h % 3 = 0 THEN 'unit' ELSE 'member' END AS maker",
            *(f"CASE WHEN state = 'kept' THEN (h // {n}) % {m} END AS verdict_{o}" for n, m, o in ((19, 30, "good"), (23, 10, "fair"), (29, 3, "bad"))),
        ]  # fmt: skip
    if kind == "task":
        return [state("assigned", "finished", "WHEN (h // 17) % 10 = 7 THEN 'missed'"), due]
    if kind == "problem":
        return [
            state("open", "closed"), due,
            "CASE h % 3 WHEN 0 THEN 'self' WHEN 1 THEN 'masses' ELSE 'visit' END AS source",
        ]  # fmt: skip
    none = "CAST(NULL AS DATE) AS due_on"
    if kind == "study":
        return [
            "'noted' AS state",
            none,
            "CASE WHEN h % 4 = 0 THEN 'book' ELSE 'session' END AS what",
            "CAST((5 + (h // 31) % 40) / 10 AS DECIMAL(5, 1)) AS hours",
        ]
    if kind == "deed":
        return [
            state("noted", "confirmed"), none,
            "CASE WHEN h % 4 = 0 THEN 'emergency' ELSE 'work' END AS area", "(h // 37) % 60 AS helped",
        ]  # fmt: skip
    if kind == "visit":
        return [
            "CASE WHEN h % 50 = 0 THEN 'struck' ELSE 'noted' END AS state", none,
            "'h' || (place + CASE WHEN h % 33 = 0 THEN 1 ELSE 0 END) || '.' || (h // 41) % 40 AS household",
        ]  # fmt: skip
    return [
        "'checked' AS state", none, "CASE WHEN h % 3 = 0 THEN 'members' ELSE 'masses' END AS raters",
        *(f"(h // {n}) % {m} AS counted_{o}" for n, m, o in ((19, 30, "good"), (23, 6, "bad"), (29, 5, "unknown"))),
    ]  # fmt: skip


def records(kind, shape, first, many, entered=None):
    """The query of so many records of a kind, from a number on.

    They happened in the time up to DAY and were entered a day after, or all on the day `entered`.
    """
    top, leaves = len(shape.levels), shape.levels[-1]
    span = (DAY - FIRST).days + 1
    known = f"CAST(LEAST(GREATEST(occurred_on, {CLOSED}) + 1, DATE '{DAY}') AS TIMESTAMP_S)"
    if entered:
        known = f"CAST(DATE '{entered}' AS TIMESTAMP_S)"
    columns = kind_columns(kind)
    fields = "".join(f", {c}" for c in columns[2:])
    return f"""
WITH drawn AS (
  SELECT i, CAST(hash(i, '{kind}') >> 1 AS BIGINT) AS h, CAST(hash(i, '{kind} at') % {leaves} AS BIGINT) AS home
  FROM range({first}, {first + many}) AS r(i)
),
placed AS (
  SELECT *, CASE WHEN h % 100 < 97 THEN home ELSE (h // 100) % {leaves} END AS place,
         DATE '{FIRST}' + CAST((h // 1000) % {span} AS INTEGER) AS occurred_on
  FROM drawn
)
SELECT '{kind[:2]}' || i AS record, 1::BIGINT AS seq,
       {known} AS known_at,
       'u{top}.' || place AS unit, 'p' || home || '.' || (h // 7) % {shape.members} AS person,
       {columns[0]},
       CASE WHEN {CLOSED} > DATE '{DAY}' THEN occurred_on ELSE {CLOSED} END AS state_on,
       occurred_on, {columns[1]}{fields}
FROM placed"""


def units(shape):
    """The query of all units: `u1.0` at the top, `u2.…` below, the last level are branches."""
    parts = [
        "SELECT 'u1.0' AS code, CAST(NULL AS VARCHAR) AS parent, 'committee' AS type, 'office' AS category"
    ]
    for at, (above, many) in enumerate(zip(shape.levels, shape.levels[1:], strict=False), 2):
        type_ = "branch" if at == len(shape.levels) else "committee"
        parts.append(
            f"SELECT 'u{at}.' || i, 'u{at - 1}.' || (i * {above} // {many}), '{type_}', "
            f"CASE hash(i) % 10 WHEN 0 THEN 'school' WHEN 1 THEN 'office' ELSE 'rural' END FROM range({many}) AS r(i)"
        )
    rows = " UNION ALL ".join(parts)
    return f"SELECT code, parent, code AS name, type, category, DATE '2000-01-01' AS opened_on FROM ({rows})"


def persons(shape):
    """The query of all members."""
    top = len(shape.levels)
    return (
        f"SELECT 'p' || i || '.' || j AS code, 'u{top}.' || i AS unit, 'full' AS status, "
        "DATE '2005-01-01' + CAST(hash(i, j) % 2480 AS INTEGER) AS joined_on, CAST(NULL AS DATE) AS left_on "
        f"FROM range({shape.levels[-1]}) AS r(i), range({shape.members}) AS s(j)"
    )


def write(folder, shape, entered=None):
    """Write all tables of a shape into a folder; or the records of one day, which have later numbers."""
    import duckdb

    start = 10**9 if entered else 0
    (folder / "records").mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET memory_limit = '4GB'")

        def put(query, path):
            connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")

        if not entered:
            put(units(shape), folder / "units.parquet")
            put(persons(shape), folder / "persons.parquet")
        for kind, share in SHARES.items():
            many = shape.records * share // 100
            if shape.files == 1:
                put(
                    records(kind, shape, start, many, entered),
                    folder / "records" / f"{kind}.parquet",
                )
                continue
            (folder / "records" / kind).mkdir()
            each = many // shape.files
            for nth in range(shape.files):
                first = start + nth * each
                last = many - nth * each if nth == shape.files - 1 else each
                put(
                    records(kind, shape, first, last),
                    folder / "records" / kind / f"{nth:02}.parquet",
                )
    return folder


if __name__ == "__main__":
    import sys

    write(Path(sys.argv[1]), Shape())
