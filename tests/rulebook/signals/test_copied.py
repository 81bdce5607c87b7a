"""The same text in other units and other years."""

from __future__ import annotations

from random import Random

import pytest

from duixian.rulebook.signals import Sort, signals_of

from .scene import KINDS, county, row

LONG = "组织十二名党员到敬老院打扫卫生，帮老人理发、洗被子，一直忙到天黑才回来"
NEARLY = LONG.replace("十二", "十五")
OTHER = "给村口的水渠清了三百米淤泥，二十多户的秧田当天就用上了水，没有再等"


def asked(rows):
    return [(q.sort, q.units, [s.record for s in q.records]) for q in signals_of(county(rows))]


def test_a_text_in_three_units_is_told_with_its_first_entry():
    rows = [
        row("S1", "B1", "2011-09-01", text=LONG),
        row("S2", "B2", "2011-10-02", text=LONG),
        row("S3", "B3", "2012-03-03", text=NEARLY),
        row("S4", "B4", "2012-03-03", text=OTHER),
    ]
    (signal,) = signals_of(county(rows))
    assert signal.sort is Sort.SAME_TEXT
    assert signal.units == ("B1", "B2", "B3")
    assert signal.told.zh == "这段文字在 3 个组织的 3 条记录里，最早是{B1} 2011-09-01 录入的。"
    assert signal.told.en == (
        "This text stands in 3 records of 3 units; {B1} entered it first, on 2011-09-01."
    )
    assert [seen.record for seen in signal.records] == ["S1", "S2", "S3"]


@pytest.mark.parametrize(
    ("what", "rows"),
    [
        ("two units", [row(f"S{n}", f"B{n}", "2012-01-01", text=LONG) for n in (1, 2)]),
        ("short", [row(f"S{n}", f"B{n}", "2012-01-01", text="慰问困难党员家庭") for n in range(9)]),
        ("long ago", [row(f"S{n}", f"B{n}", "2011-01-01", text=LONG) for n in range(9)]),
        ("struck out", [row(f"S{n}", f"B{n}", "2012-01-01", text=LONG, state="mistaken") for n in range(9)]),
        ("a unit and its heir", [row(f"S{n}", u, "2012-01-01", text=LONG) for n, u in enumerate(("B8", "B9", "B1"))]),
        ("problems", [row(f"W{n}", f"B{n}", "2012-01-01", text=LONG, kind="problem", state="registered") for n in range(9)]),
        ("tasks from above", [row(f"R{n}", f"B{n}", "2012-01-01", text=LONG, kind="task", state="assigned") for n in range(9)]),
        ("what above asked back", [row(f"S{n}", f"B{n}", "2012-01-01", question=LONG) for n in range(9)]),
    ],
)  # fmt: skip
def test_nothing_is_asked(what, rows):
    assert asked(rows) == [], what


def test_two_units_are_told_when_five_texts_stand_there_alone():
    rng = Random(3)
    letters = [chr(0x4E00 + n) for n in range(900)]
    texts = ["".join(rng.choices(letters, k=30)) for _ in range(5)]
    rows = [row(f"A{n}", "B1", "2012-01-01", text=t) for n, t in enumerate(texts)]
    rows += [row(f"Z{n}", "B2", "2012-02-01", text=t) for n, t in enumerate(texts)]
    ((sort, units, records),) = asked(rows)
    assert (sort, units, len(records)) == (Sort.SHARED_TEXTS, ("B1", "B2"), 10)
    assert asked(rows[:4] + rows[5:9]) == []


def test_texts_of_an_earlier_year_are_told_of_the_unit_itself():
    rows = [
        row(f"S{year}{n}", "B1", f"{year}-02-0{n}", text=LONG)
        for year in (2011, 2012)
        for n in (1, 2, 3)
    ]
    ((sort, units, records),) = asked(rows)
    assert (sort, units, records) == (Sort.TEXTS_AGAIN, ("B1",), ["S20121", "S20122", "S20123"])
    assert asked(rows[:5]) == []


def test_the_order_of_records_changes_nothing():
    rng = Random(7)
    rows = [
        row(
            f"S{n}",
            f"B{n % 8}",
            f"2012-0{1 + n % 6}-0{1 + n % 9}",
            text=(LONG, NEARLY, OTHER)[n % 3],
        )
        for n in range(60)
    ]
    first = signals_of(county(rows))
    rng.shuffle(rows)
    assert signals_of(county(rows)) == first
    assert first != []


def test_only_what_units_write_themselves_is_read():
    from duixian.rulebook.signals.facts import by_own_hand, follows_above

    own = {k.id for k in KINDS.values() if by_own_hand(k) and not follows_above(k)}
    assert {"deed", "visit", "pledge", "study"} <= own
    assert own & {"task", "problem", "comment", "finding", "order", "round", "plan"} == set()
