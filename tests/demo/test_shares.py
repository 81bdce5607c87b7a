"""The county is alive: most things are done, late ones are done late, piles lie with a few."""

import datetime as dt
import functools
import statistics
from collections import Counter, defaultdict
from fractions import Fraction

import pytest

from demo.conftest import TODAY
from duixian.demo.county import build

OPEN = {
    "pledge": {"shown"},
    "task": {"assigned", "reported"},
    "problem": {"registered", "working", "waiting", "claimed"},
}
DONE = {"pledge": "kept", "task": "finished", "problem": "closed"}
KNOWN_CASES = {
    "paper_tiger", "promise_breaker", "owes_much", "late_known", "reopened", "corrected",
    "lagging_township", "exemplar_only", "inspected",
}  # fmt: skip
WHOLE = 1500


class Look:
    """One county and what its branches owe on its last day."""

    def __init__(self, units):
        self.county = build(1, units, TODAY)
        self.today = TODAY.toordinal()
        self.units = self.county.tree.units
        self.branches = [u for u in self.units.values() if u.type == "branch" and not u.closed]
        self.newest = {
            kind: list({id(row.life): row for row in rows}.values())
            for kind, rows in self.county.book.rows.items()
        }
        self.owed = [
            (self.today - row.due, row.unit)
            for kind, states in OPEN.items()
            for row in self.newest[kind]
            if row.state in states and row.due is not None and row.due <= self.today
        ]
        self.by_unit = Counter(unit for _, unit in self.owed)

    def home(self, code):
        return self.units[self.units[code].parent_on(self.today)]

    def is_known_case(self, code):
        unit = self.units[code]
        homes = {unit.home, unit.parent_on(self.today)} - {""}
        return not KNOWN_CASES.isdisjoint({unit.part, *(self.units[home].part for home in homes)})

    def bound(self, among_few, among_many):
        """A bound: chance and the known cases weigh more among few branches."""
        return among_many if len(self.branches) > 1000 else among_few

    def owing(self, branches):
        return Fraction(sum(unit.code in self.by_unit for unit in branches), len(branches))

    def townships(self):
        below = defaultdict(list)
        for unit in self.branches:
            if self.home(unit.code).code[0] == "T":
                below[self.home(unit.code).part, self.home(unit.code).code].append(unit)
        return {key: self.owing(branches) for key, branches in below.items()}

    def months(self, kind, states, day):
        return Counter(
            dt.date.fromordinal(day(row)).month
            for row in self.newest[kind]
            if row.state in states and dt.date.fromordinal(day(row)).year == TODAY.year - 1
        )


@functools.cache
def looked(units):
    return Look(units)


@pytest.fixture(params=[150, WHOLE])
def look(request):
    return looked(request.param)


@pytest.fixture
def whole():
    return looked(WHOLE)


def test_a_quarter_to_a_third_of_the_branches_owe_something(look):
    most = Fraction(look.bound(40, 35), 100)
    assert Fraction(25, 100) <= look.owing(look.branches) <= most


def test_what_is_owed_is_one_or_two_things_for_most(look):
    owing = [look.by_unit[u.code] for u in look.branches if look.by_unit[u.code]]
    assert sum(count <= 2 for count in owing) * 100 >= look.bound(70, 85) * len(owing)


def test_the_oldest_things_owed_lie_with_the_known_cases(look):
    oldest = sorted(look.owed, reverse=True)[: len(look.owed) // 25]
    assert [(days, unit) for days, unit in oldest if not look.is_known_case(unit)] == []
    others = [days for days, unit in look.owed if not look.is_known_case(unit)]
    assert max(others) < 270
    assert statistics.median(others) <= 35


def test_townships_differ_from_a_few_units_to_most(look):
    shares = sorted((share, part) for (part, _), share in look.townships().items())
    (least, best), (most, worst) = shares[0], shares[-1]
    assert (best, worst) == ("excellent_township", "lagging_township")
    assert least <= Fraction(10, 100)
    assert Fraction(60, 100) <= most <= Fraction(look.bound(100, 85), 100)


def test_late_things_are_finished_late_or_given_up_with_a_reason(look):
    ends = {kind: Counter(row.state for row in look.newest[kind]) for kind in OPEN}
    for kind, done in DONE.items():
        late = [
            row.on - row.due
            for row in look.newest[kind]
            if row.state == done and row.due is not None and row.on > row.due
        ]
        assert len(late) * 100 >= 8 * ends[kind][done]
        assert 5 <= statistics.median(late) <= 60
    assert ends["pledge"]["broken"] * 100 >= 8 * ends["pledge"]["kept"]
    assert ends["task"]["missed"] * 100 >= 3 * ends["task"]["finished"]


def test_the_whole_county_owes_some_hundreds_of_things_and_has_its_usual_size(whole):
    assert 650 <= len(whole.owed) <= 1200
    rows = sum(map(len, whole.county.book.rows.values()))
    assert 350_000 <= rows <= 440_000


def test_the_first_of_july_and_the_end_of_the_year_are_busy(whole):
    studies = whole.months("study", {"noted"}, lambda row: row.occurred)
    others = [studies[month] for month in range(1, 13) if month not in (6, 12)]
    assert min(studies[6], studies[12]) > 2 * statistics.mean(others)
    closings = sum(
        (whole.months(kind, {done}, lambda row: row.on) for kind, done in DONE.items()), Counter()
    )
    assert closings[6] > closings[7]
    assert closings[12] > closings[11]
