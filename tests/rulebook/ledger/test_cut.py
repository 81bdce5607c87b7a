"""The ledger at D as known at K: the cases of the rules, one by one, as tables."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.ledger import cut, read
from rulebook.ledger.cast import CLEAN, KINDS, write

DAY = dt.date.fromisoformat
MOMENT = dt.datetime.fromisoformat
HEAD = "record,seq,known_at,unit,state,state_on,occurred_on,due_on"
PROBLEM = f"{HEAD},source\n"
TASK = f"{HEAD}\n"

# Registered on 1 June as found by the unit itself; closed 28 June, entered 3 July; on 20 July the
# source is corrected.
LATE = (
    PROBLEM
    + """\
Q,1,2010-06-01T09:00:00,e,working,2010-06-01,2010-06-01,,self
Q,2,2010-07-03T09:00:00,e,closed,2010-06-28,2010-06-01,,self
Q,3,2010-07-20T09:00:00,e,closed,2010-06-28,2010-06-01,,masses
"""
)
# Closed on 20 June by mistake; the correction of 9 July repeats the right state and its right day.
MISTAKEN = (
    TASK
    + """\
T1,1,2010-05-01T09:00:00,a,assigned,2010-05-01,2010-05-01,2010-06-30
T1,2,2010-06-20T09:00:00,a,finished,2010-06-20,2010-05-01,2010-06-30
T1,3,2010-07-09T09:00:00,a,assigned,2010-05-01,2010-05-01,2010-06-30
"""
)
REOPENED = (
    PROBLEM
    + """\
Q,1,2010-03-01,e,working,2010-03-01,2010-03-01,,
Q,2,2010-04-01,e,closed,2010-04-01,2010-03-01,,
Q,3,2010-05-01,e,working,2010-05-01,2010-03-01,,
Q,4,2010-08-01,e,closed,2010-08-01,2010-03-01,,
"""
)


def one(tmp_path, kind, content, as_of, known_at=None, **more):
    """The cut of one kind's table, with the tables of places and people beside it."""
    base = {name: CLEAN[name] for name in ("units", "persons")}
    ledger = read(write(tmp_path, {**base, f"records/{kind}": content}), KINDS)
    known = DAY(known_at) if known_at else None
    return cut(ledger, KINDS, as_of=DAY(as_of), known_at=known, **more).records[kind]


@pytest.mark.parametrize(
    ("known_at", "row"),
    [
        ("2010-06-30", ("working", "open", None, "self")),
        ("2010-07-05", ("closed", "done", DAY("2010-06-28"), "self")),
        ("2010-07-31", ("closed", "done", DAY("2010-06-28"), "masses")),
    ],
)
def test_a_closing_entered_late_and_a_corrected_source_are_there_once_known(
    tmp_path, known_at, row
):
    table = one(tmp_path, "problem", LATE, "2010-06-30", known_at)
    columns = ["state", "stage", "closed_on", "source"]
    assert [tuple(r.values()) for r in table.select(columns).to_pylist()] == [row]


@pytest.mark.parametrize(
    ("known_at", "row"),
    [
        ("2010-07-01", ("done", DAY("2010-06-20"), "in_time")),
        ("2010-07-09", ("open", None, "overdue")),
    ],
)
def test_a_corrected_state_hides_what_was_entered_before(tmp_path, known_at, row):
    table = one(tmp_path, "task", MISTAKEN, "2010-07-31", known_at)
    columns = ["stage", "closed_on", "timing"]
    assert [tuple(r.values()) for r in table.select(columns).to_pylist()] == [row]


@pytest.mark.parametrize(
    ("as_of", "row", "days"),
    [
        ("2010-04-30", ("done", DAY("2010-04-01")), 31),
        ("2010-05-31", ("open", None), 91),
        ("2010-12-31", ("done", DAY("2010-08-01")), 153),
    ],
)
def test_a_reopened_problem_is_as_old_as_at_first_and_closed_once(tmp_path, as_of, row, days):
    table = one(tmp_path, "problem", REOPENED, as_of)
    (only,) = table.to_pylist()
    assert (only["stage"], only["closed_on"]) == row
    assert ((only["closed_on"] or DAY(as_of)) - only["occurred_on"]).days == days


def test_a_correction_equals_having_entered_it_right(tmp_path):
    right = TASK + "T1,1,2010-05-01T09:00:00,a,assigned,2010-05-01,2010-05-01,2010-06-30\n"
    for as_of in ("2010-05-15", "2010-06-25", "2010-07-31"):
        corrected = one(tmp_path / f"c{as_of}", "task", MISTAKEN, as_of)
        assert corrected == one(tmp_path / f"r{as_of}", "task", right, as_of)


def test_before_its_first_state_a_record_does_not_exist(tmp_path):
    assert one(tmp_path, "task", MISTAKEN, "2010-04-30").num_rows == 0


def test_a_row_of_the_cut_has_the_facts_the_state_and_what_follows_from_them(tmp_path):
    table = one(tmp_path, "problem", LATE, "2010-06-30", starts=[DAY("2010-06-29")])
    assert table.to_pylist() == [
        {
            "record": "Q",
            "unit": "e",
            "person": None,
            "state": "closed",
            "state_on": DAY("2010-06-28"),
            "occurred_on": DAY("2010-06-01"),
            "due_on": None,
            "campaigns": None,
            "source": "masses",
            "kind": "problem",
            "stage": "done",
            "closed_on": DAY("2010-06-28"),
            "entered_on": DAY("2010-06-01"),
            "entered_at": MOMENT("2010-06-01T09:00:00"),
            "timing": None,
            "open_before_20100629": False,
        }
    ]


TIMINGS = [
    ("kept", "2010-06-30", "2010-06-30", "in_time"),
    ("kept", "2010-07-01", "2010-06-30", "late"),
    ("broken", "2010-06-30", "2010-06-30", "late"),
    ("shown", "2010-06-01", "2010-07-31", "overdue"),
    ("shown", "2010-06-01", "2010-08-01", "not_due"),
    ("shown", "2010-06-01", "", None),
    ("kept", "2010-06-01", "", None),
    ("drawn", "2010-06-01", "2010-06-30", None),
    ("taken_back", "2010-06-01", "2010-06-30", None),
]


def test_timing_on_the_day_of_the_result(tmp_path):
    rows = [
        f"P{i},{i},2010-07-05,a,{state},{on},2010-05-01,{due}\n"
        for i, (state, on, due, _) in enumerate(TIMINGS)
    ]
    table = one(tmp_path, "pledge", TASK + "".join(rows), "2010-07-31")
    assert table.column("timing").to_pylist() == [timing for *_, timing in TIMINGS]


def test_open_before_a_start_reads_the_state_of_the_day_before(tmp_path):
    starts = [DAY(d) for d in ("2010-03-01", "2010-03-02", "2010-04-02", "2010-06-01")]
    table = one(tmp_path, "problem", REOPENED, "2010-12-31", starts=starts)
    names = [f"open_before_{d:%Y%m%d}" for d in starts]
    assert table.select(names).to_pylist() == [
        dict(zip(names, [False, True, False, True], strict=True))
    ]


def test_known_on_a_day_means_until_its_end_and_at_a_moment_until_then(tmp_path):
    for known_at, source in [
        (DAY("2010-07-20"), "masses"),
        (MOMENT("2010-07-20T09:00:00"), "masses"),
        (MOMENT("2010-07-20T08:59:59"), "self"),
    ]:
        base = {"units": CLEAN["units"], "records/problem": LATE}
        ledger = read(write(tmp_path, base), KINDS)
        table = cut(ledger, KINDS, as_of=DAY("2010-12-31"), known_at=known_at)
        assert table.records["problem"].column("source").to_pylist() == [source]


def test_single_rows_answer_but_not_what_was_known_when(tmp_path):
    ledger = read(write(tmp_path, {"units": CLEAN["units"]}), KINDS)
    assert cut(ledger, KINDS, as_of=DAY("2010-12-31"), known_at=None).records["task"].num_rows == 0
    with pytest.raises(NotAnswerable, match="one row only") as error:
        cut(ledger, KINDS, as_of=DAY("2010-12-31"), known_at=DAY("2010-12-31"))
    assert "没有历次录入" in error.value.text.zh


def test_tables_about_records_keep_only_those_that_exist(tmp_path):
    ledger = read(write(tmp_path, CLEAN), KINDS)
    before, after = (
        cut(ledger, KINDS, as_of=DAY(day), known_at=None) for day in ("2010-05-01", "2010-12-31")
    )
    names = ("participants", "partners", "links", "persons")
    assert [before.tables[name].num_rows for name in names] == [2, 0, 0, 3]
    assert [after.tables[name].num_rows for name in names] == [2, 2, 1, 3]
