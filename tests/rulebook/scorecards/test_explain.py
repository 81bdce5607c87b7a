"""What `explain` says, word for word; read the files beside, they are the specification."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from duixian.rulebook.calendars import interval
from duixian.rulebook.ledger import cut, read
from duixian.rulebook.measures import Value, World
from duixian.rulebook.measures.wording import Names
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.explain import Asked, explain, outlined, printed
from duixian.rulebook.scorecards.score import calendar_of, starts, tree_of

HERE = Path(__file__).parent
COUNTY = HERE.parents[1] / "counties" / "small"
DAY = dt.date(2010, 12, 31)
ASKED = (
    ("a", "pledges_kept"), ("a", "tasks_in_time"), ("b", "satisfaction"), ("S", "tasks_overdue"),
    ("b", "tasks_overdue"), ("T", "households_visited"), ("a", "deeds_on_task"),
    ("C", "study_covered"), ("a", "people_helped"), ("e", "problems_closed"),
    ("T", "satisfaction"), ("a", "organisation_pledges"), ("p2", "own_deeds"),
)  # fmt: skip


@cache
def pack_and_ledger():
    pack = open_pack(find("chuangxianzhengyou"))
    return pack, read(COUNTY, list(pack.kinds.values()))


def explained(who, indicator, known_at=None):
    pack, ledger = pack_and_ledger()
    kinds = list(pack.kinds.values())
    calendar = calendar_of(pack, ledger)
    known = cut(ledger, kinds, as_of=DAY, known_at=known_at, starts=starts(pack, DAY, calendar))
    tree = tree_of(known)
    unit = tree.units.get(who)
    asked = Asked(who, unit.name, unit.category) if unit else Asked(who)
    found = pack.indicator(indicator)
    return explain(pack, found, asked, World.of_cut(known, tree, pack.kinds, calendar)), pack


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("who", "indicator"), ASKED)
def test_a_number_is_explained_in_these_words(who, indicator, language):
    found, pack = explained(who, indicator)
    told = found.in_(language).replace(pack.fingerprint[:16], "FINGERPRINT")
    assert told == (HERE / "explained" / f"{who}-{indicator}.{language}.txt").read_text("utf-8")


def test_before_a_correction_was_known_the_problem_counts_as_found_by_the_unit_itself():
    now, _ = explained("a", "self_found")
    then, _ = explained("a", "self_found", dt.date(2010, 7, 5))
    assert [t.zh for t in now.parts if t.zh.startswith("算式")] == ["算式：1 条中有 0 条：0/1。"]
    assert [t.zh for t in then.parts if t.zh.startswith("算式")] == ["算式：1 条中有 1 条：1/1。"]


@pytest.mark.parametrize(
    ("n", "d", "per_cent", "shown"),
    [(1, 3, True, "33.33%"), (2, 3, True, "66.67%"), (1, 1, True, "100%"), (0, 7, True, "0%"),
     (99999, 100000, True, "<100%"), (25, 10, False, "2.5"), (-35, 100, False, "-0.35"), (7, 1, False, "7")],
)  # fmt: skip
def test_a_value_is_printed_as_people_read_it(n, d, per_cent, shown):
    assert printed(n, d, per_cent=per_cent) == shown


def test_an_outline_tells_rule_and_value_without_going_through_records():
    pack, ledger = pack_and_ledger()
    calendar = calendar_of(pack, ledger)
    indicator = pack.indicator("pledges_kept")
    span = interval(indicator.measure.selection.window, DAY, calendar)
    told = outlined(pack, indicator, Value.of(3, 4), Names(pack.countable, span))
    assert [part.line.en for part in told][3:] == ["Working: 3 of 4: 3/4.", "Result: 75%"]
    sums = pack.indicator("people_helped")
    told = outlined(pack, sums, Value.of(30, 1), Names(pack.countable, span))
    assert [part.line.en for part in told][3:] == ["Result: 30"]


def test_the_band_that_is_reached_is_told_with_the_number_that_reaches_it():
    from duixian.rulebook.packs.examples import case_of
    from duixian.rulebook.scorecards.standard import Example
    from rulebook.counties import asks, pack_of, said
    from rulebook.measures.chance import KINDS

    asked = asks(
        "{id: i, measure: share, of: task, window: standing, part: {has: [helped]}, when_none: none,"
        " points: {bands: {bands: [{from: 66.67, give: 9}, {from: 50, give: 4}], none_gives: out}}}"
    )
    pack = pack_of(asked, KINDS)
    records = "[{kind: task, helped: ['1']}, {kind: task, helped: ['2']}, {kind: task}]"
    case = case_of(said(Example, f"{{name: x, as_of: 2010-12-31, records: {records}}}"), pack)
    found = explain(pack, pack.indicators[0], Asked("a", category="unit"), case.world(pack))
    assert found.told[-1].said.zh == (
        "达到 66.67 得 9 分，达到 50 得 4 分，再低得 0 分。66.667 达到 50，得 4 分（满分 9 分）。"
    )
    assert found.told[-1].said.en == (
        "From 66.67 on 9 points; from 50 on 4 points; below that 0. 66.667 reaches 50: 4 of 9."
    )
