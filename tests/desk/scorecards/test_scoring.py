"""The desk comes to the numbers that `duixian score` comes to."""

import datetime as dt

import pyarrow.parquet as pq

from desk.scorecards.conftest import DAY, SMALL
from duixian.cli import main
from duixian.desk.campaigns.models import State
from duixian.desk.scorecards.scoring import day_of


def test_numbers_are_those_of_the_command(county, tmp_path):
    out = tmp_path / "out"
    main(["score", "chuangxianzhengyou", str(SMALL), "--as-of", str(DAY), "--out", str(out)])
    rows = pq.read_table(out / "indicators.parquet").to_pylist()
    told = {
        (r["unit"], r["indicator"]): (r["status"], r["n"], r["d"])
        for r in rows
        if r["track"] == "unit"
    }
    ours = {
        (unit, indicator): (number.status, number.n, number.d)
        for unit, numbers in county.worked_out().county.numbers.items()
        for indicator, number in numbers.items()
    }
    assert ours == told


def test_a_campaign_that_is_over_keeps_the_numbers_of_its_last_day(county):
    assert day_of(county.campaign, DAY) == DAY
    county.campaign.ends_on = dt.date(2010, 6, 30)
    assert day_of(county.campaign, DAY) == dt.date(2010, 6, 30)


def test_once_closed_a_campaign_is_measured_as_of_today_again(county):
    county.campaign.ends_on = dt.date(2010, 6, 30)
    county.campaign.state = State.CLOSED
    assert day_of(county.campaign, DAY) == DAY
