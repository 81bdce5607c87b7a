"""What is kept is what was worked out, whole, and only the last few of it."""

import datetime as dt

from desk.scorecards.conftest import DAY, LEAF, NOW
from duixian.desk.scorecards import results
from duixian.desk.scorecards.results import Stand


def test_a_result_reads_as_it_was_written(county):
    found = county.worked_out()
    assert found.stand == Stand(12, DAY, NOW, LEAF)
    assert found.top == "C"
    assert found.county.numbers["a"]["pledges_kept"].n == 1
    assert found.county.numbers["a"]["pledges_kept"].d == 2
    assert found.county.calendar["campaign"].starts_on == dt.date(2010, 4, 6)
    owed = [(d.record, d.due_on) for d in found.county.owed["T"]]
    assert owed == [("g2", dt.date(2010, 10, 31))]


def test_the_last_three_results_are_kept_and_the_last_entry_leads(county):
    for seq in (3, 20, 9, 100, 4):
        county.worked_out(seq)
    kept = sorted(p.name for p in results.folder(county.campaign.key).iterdir())
    assert kept == ["000000000009-2010-12-31", "000000000020-2010-12-31", "000000000100-2010-12-31"]
    assert results.latest(county.campaign.key).stand.seq == 100


def test_live_numbers_carry_no_points(county):
    found = county.worked_out()
    assert {n.points for unit in found.county.numbers.values() for n in unit.values()} == {None}
    assert found.county.pack.fingerprint == county.campaign.fingerprint


def test_before_anything_is_worked_out_there_is_nothing(county):
    assert results.latest(county.campaign.key) is None
