"""Questions about a few units, kept as those of the day on which tests look."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.records.conftest import NOW, VISIT, Desk, desk, kinds
from duixian.desk.loop.signals import kept
from duixian.desk.records.models import Record
from duixian.rulebook.signals import Seen, Signal, Sort
from duixian.rulebook.vocabulary.text import Text

__all__ = ["desk", "kinds"]

DAY = NOW.date()


@pytest.fixture(autouse=True)
def frozen(monkeypatch):
    """The desk's clock stands."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)


@pytest.fixture
def visits(desk: Desk) -> list[Record]:
    """A visit in each of three branches of two townships, with one text."""
    writers = {"elm": "branch", "reed": "reed_branch", "well": "well_branch"}
    return [desk.make(who, "visit", "note", unit=at, **VISIT).record for at, who in writers.items()]


def seen(record: Record) -> Seen:
    return Seen(record.unit.code, record.code, record.kind, record.occurred_on, DAY)


@pytest.fixture
def same_text(visits: list[Record]) -> Signal:
    """The same text in all three, first at the elm."""
    told = Text(
        "这段文字在 3 个组织的 3 条记录里，最早是{B11} 2026-11-23 录入的。",
        "This text stands in 3 records of 3 units; {B11} entered it first, on 2026-11-23.",
    )
    units = tuple(record.unit.code for record in visits)
    records = tuple(seen(record) for record in visits)
    return Signal(Sort.SAME_TEXT, units, told, records, visits[0].code, "水渠漏水，盼早点修")


def last_day(code: str, record: Record) -> Signal:
    told = Text(f"{{{code}}}有 5 件在最后一天办结。", f"{{{code}}} closed 5 on the last day.")
    return Signal(Sort.LAST_DAY, (code,), told, (seen(record),))


@pytest.fixture
def signals(db, visits: list[Record], same_text: Signal) -> tuple[Signal, ...]:
    """A question about all three, and one about each of two."""
    found = (same_text, last_day("B11", visits[0]), last_day("B21", visits[2]))
    kept.keep(DAY, found)
    return found


@pytest.fixture
def many(db, visits: list[Record]):
    """So many questions about one branch."""

    def put(number: int) -> None:
        day = dt.date(2026, 1, 1)
        kept.keep(DAY, tuple(
            Signal(Sort.SAME_TEXT, ("B11",), Text("一", "one"), (seen(visits[0]),), f"{day}{n}") for n in range(number)
        ))  # fmt: skip

    return put
