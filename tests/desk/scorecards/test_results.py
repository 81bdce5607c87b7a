"""What is kept is what was worked out, whole, and only the last few of it."""

import dataclasses
import datetime as dt

from desk.scorecards.conftest import DAY, NOW
from duixian.desk.ledger.queries import leaf_at
from duixian.desk.scorecards import results
from duixian.desk.scorecards.results import Stand


def test_a_result_reads_as_it_was_written(county):
    found = county.worked_out(12)
    assert found.stand == Stand(12, DAY, NOW, leaf_at(12))
    assert found.top == "C"
    assert found.county.numbers["a"]["pledges_kept"].n == 1
    assert found.county.numbers["a"]["pledges_kept"].d == 2
    assert found.county.calendar["campaign"].starts_on == dt.date(2010, 4, 6)
    owed = [(d.record, d.due_on) for d in found.county.owed["T"]]
    assert owed == [("g2", dt.date(2010, 10, 31))]


def test_the_last_three_results_are_kept_and_the_last_entry_leads(county):
    for seq in (3, 10, 9, 11, 4):
        county.worked_out(seq)
    kept = sorted(p.name[:12] for p in results.folder(county.campaign.key).iterdir())
    assert kept == ["000000000009", "000000000010", "000000000011"]
    assert results.latest(county.campaign.key).stand.seq == 11


def test_results_of_entries_that_the_ledger_does_not_have_are_not_shown(county):
    county.worked_out(9)
    later = Stand(99, DAY, NOW, "ab" * 32)
    ours = results.latest(county.campaign.key)
    results.keep(county.campaign.key, dataclasses.replace(ours, stand=later))
    assert results.latest(county.campaign.key).stand.seq == 9


def test_live_numbers_carry_no_points(county):
    found = county.worked_out()
    assert {n.points for unit in found.county.numbers.values() for n in unit.values()} == {None}
    assert found.county.pack.fingerprint == county.campaign.fingerprint


def test_before_anything_is_worked_out_there_is_nothing(county):
    assert results.latest(county.campaign.key) is None
