"""The columnar cut and a plain one, written from the rules, on whatever ledgers there may be."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.ledger import Ledger, cut
from duixian.rulebook.ledger.casts import arrow_type
from duixian.rulebook.ledger.forms import all_forms
from rulebook.ledger.cast import PLEDGE

FIRST = dt.date(2010, 1, 1)
DAYS = st.integers(0, 20).map(lambda n: FIRST + dt.timedelta(days=n))
FORMS = all_forms([PLEDGE])


@st.composite
def versions(draw):
    """Versions of a few records: known late, corrected, moved back and forth."""
    rows = []
    for seq in range(draw(st.integers(0, 12))):
        state_on = draw(DAYS)
        known_on = state_on + dt.timedelta(days=draw(st.integers(0, 10)))
        row = {
            "record": draw(st.sampled_from(["P1", "P2", "修𠮷桥", "㛃·"])),
            "seq": seq * 3,
            "known_at": dt.datetime.combine(known_on, dt.time(draw(st.integers(0, 23)))),
            "unit": draw(st.sampled_from("ab")),
            "state": draw(st.sampled_from([s.id for s in PLEDGE.states])),
            "state_on": state_on,
            "occurred_on": draw(st.none() | DAYS),
            "due_on": draw(st.none() | DAYS),
            "text": draw(st.none() | st.sampled_from(["甲", "乙"])),
        }
        rows.append(row)
    return draw(st.permutations(rows))


def ledger_of(rows):
    def table(form, content):
        columns = {
            c.name: pa.array([r.get(c.name) for r in content], arrow_type(c)) for c in form.columns
        }
        return pa.table(columns)

    mine = {"records/pledge": rows}
    return Ledger(
        {n: table(f, mine.get(n, [])) for n, f in FORMS.items()}, {}, single_version=False
    )


def by_hand(rows, as_of, known_at, start):
    """Rules 3, 6, 12 and 21 of the vocabulary, for one record after the other."""
    known = [r for r in rows if known_at is None or r["known_at"] <= known_at]
    result = []
    for record in sorted({r["record"] for r in known}, key=lambda text: text.encode()):
        mine = sorted((r for r in known if r["record"] == record), key=lambda r: r["seq"])
        by_day = [r for r in mine if r["state_on"] <= as_of]
        if not by_day:
            continue
        facts, state, stages = mine[-1], by_day[-1], PLEDGE.stages()
        stage = stages[state["state"]].value
        closed_on = state["state_on"] if stage in ("done", "failed") else None
        earlier = [r for r in mine if r["state_on"] < start]
        result.append(
            {
                "record": record,
                "unit": facts["unit"],
                "state": state["state"],
                "state_on": state["state_on"],
                "occurred_on": facts["occurred_on"],
                "due_on": state["due_on"],
                "text": facts["text"],
                "stage": stage,
                "closed_on": closed_on,
                "entered_on": mine[0]["known_at"].date(),
                "entered_at": mine[0]["known_at"],
                "timing": timing(stage, closed_on, state["due_on"], as_of),
                "open_before": bool(earlier) and stages[earlier[-1]["state"]].value == "open",
            }
        )
    return result


def timing(stage, closed_on, due_on, as_of):
    if due_on is None or stage in ("draft", "void"):
        return None
    if stage == "open":
        return "overdue" if due_on <= as_of else "not_due"
    return "in_time" if stage == "done" and closed_on <= due_on else "late"


def columnar(rows, as_of, known_at, start):
    made = cut(ledger_of(rows), [PLEDGE], as_of=as_of, known_at=known_at, starts=[start])
    table = made.records["pledge"]
    names = [f"open_before_{start:%Y%m%d}" if n == "open_before" else n for n in COLUMNS]
    return table.select(names).rename_columns(COLUMNS).to_pylist()


COLUMNS = [
    *("record", "unit", "state", "state_on", "occurred_on", "due_on", "text"),
    *("stage", "closed_on", "entered_on", "entered_at", "timing", "open_before"),
]
MOMENTS = st.none() | DAYS.map(lambda d: dt.datetime.combine(d, dt.time(12)))


@given(rows=versions(), as_of=DAYS, known_at=MOMENTS, start=DAYS)
def test_the_columnar_cut_equals_the_plain_one(rows, as_of, known_at, start):
    assert columnar(rows, as_of, known_at, start) == by_hand(rows, as_of, known_at, start)


@settings(max_examples=40)
@given(rows=versions(), as_of=DAYS, start=DAYS)
def test_the_order_of_rows_does_not_matter(rows, as_of, start):
    in_order = sorted(rows, key=lambda row: row["seq"])
    assert columnar(in_order, as_of, None, start) == columnar(rows, as_of, None, start)


@settings(max_examples=40)
@given(rows=versions(), as_of=DAYS, known_at=MOMENTS.filter(bool), start=DAYS)
def test_what_is_not_known_yet_might_as_well_not_be_there(rows, as_of, known_at, start):
    known = [r for r in rows if r["known_at"] <= known_at]
    assert columnar(rows, as_of, known_at, start) == columnar(known, as_of, None, start)


@settings(max_examples=40)
@given(rows=versions(), as_of=DAYS, start=DAYS)
def test_what_happens_after_the_day_changes_no_state(rows, as_of, start):
    states = [r for r in rows if r["state_on"] <= as_of]
    wanted = ["record", "state", "state_on", "due_on", "stage", "closed_on", "timing"]
    whole, part = (columnar(some, as_of, None, start) for some in (rows, states))
    assert [[r[n] for n in wanted] for r in whole] == [[r[n] for n in wanted] for r in part]
