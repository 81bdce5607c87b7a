"""The ends of earlier months: worked out once, those of another ledger again."""

import datetime as dt

import pytest

from desk.scorecards.conftest import DAY, NOW, ledger, scored
from duixian.desk.campaigns.models import Campaign
from duixian.desk.ledger.queries import last_seq
from duixian.desk.scorecards import months
from duixian.desk.scorecards.results import folder
from duixian.sheets.county import Number

LAST = [dt.date(2010, n, d) for n, d in ((9, 30), (10, 31), (11, 30), (12, 31))]


def test_months_that_are_over_since_the_campaign_began_twelve_at_most():
    campaign = Campaign(starts_on=dt.date(2010, 4, 6))
    assert months.ends(campaign, dt.date(2010, 7, 30)) == [
        dt.date(2010, 4, 30), dt.date(2010, 5, 31), dt.date(2010, 6, 30)
    ]  # fmt: skip
    assert months.ends(campaign, dt.date(2010, 7, 31))[-1] == dt.date(2010, 7, 31)
    assert months.ends(campaign, dt.date(2010, 4, 29)) == []
    year = months.ends(campaign, dt.date(2012, 1, 15))
    assert (len(year), year[0], year[-1]) == (12, dt.date(2011, 1, 31), dt.date(2011, 12, 31))


@pytest.fixture
def kept(county):
    months.keep(county.campaign, LAST, ledger(), last_seq())
    return county


def test_what_is_kept_is_what_was_scored_on_that_day(kept):
    then = scored(kept.campaign, LAST[1])
    assert len(then.owed["C"]) > 0
    told = {
        id_: {point.day: point.number for point in course}
        for id_, course in months.courses(kept.campaign, "a", DAY).items()
    }
    assert {id_: days[LAST[1]] for id_, days in told.items() if LAST[1] in days} == {
        id_: Number(n.status, n.n, n.d) for id_, n in then.numbers["a"].items()
    }
    for unit, course in months.arrears(kept.campaign, ["C", "T", "a"], DAY).items():
        assert [point.day for point in course] == LAST
        dues = then.owed.get(unit, ())
        assert (course[1].things, course[1].units) == (len(dues), len({d.unit for d in dues}))


def test_a_unit_above_has_the_pooled_number_of_those_below(kept):
    then = scored(kept.campaign, LAST[-1])
    course = months.courses(kept.campaign, "C", DAY)
    pooled = {id_: s.number for (unit, id_), s in then.spreads.items() if unit == "C"}
    assert pooled
    for id_, number in pooled.items():
        if id_ not in then.numbers.get("C", {}):
            assert course[id_][-1].number == Number(number.status, number.n, number.d)


def test_each_month_is_worked_out_once_and_the_year_goes_on(county):
    done = months.ends(county.campaign, DAY)
    assert months.work_out(county.campaign, NOW) == done
    assert months.work_out(county.campaign, NOW) == []
    assert months.wanted(county.campaign, dt.date(2011, 1, 31)) == [dt.date(2011, 1, 31)]


def test_months_of_a_ledger_that_was_put_back_are_worked_out_anew(kept):
    for place in (folder(kept.campaign.key) / "months").glob("*/*"):
        place.rename(place.with_name(place.name[:24] + "another"))
    assert months.courses(kept.campaign, "a", DAY) == {}
    assert set(LAST) <= set(months.wanted(kept.campaign, DAY))
