"""Between two runs the numbers of persons are compared, their points never."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from duixian.rulebook.comparing.numbers import different
from duixian.rulebook.engines.duckdb import DuckDB
from rulebook.counties import by_engine
from rulebook.scorecards.test_sums import members_sheet


def test_points_of_persons_are_no_difference_between_two_runs():
    pack, case = members_sheet()
    after = by_engine(pack, case)
    points = after.indicators.column("points")
    none = pa.nulls(len(points), points.type)
    at = after.indicators.column_names.index("points")
    before = replace(after, indicators=after.indicators.set_column(at, "points", none))
    engine = DuckDB(threads=1, memory="500MB")
    assert None not in points.to_pylist()
    assert different(pack, before, after, engine).num_rows == 0
