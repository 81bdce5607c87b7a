"""What is entered at the desk is scored, at once and from the entries alone."""

from __future__ import annotations

import datetime as dt
import re

import pyarrow.parquet as pq
import pytest

from desk.conftest import OPENED
from desk.records.conftest import NOW, Desk
from desk.scorecards.conftest import PACK, pack
from duixian.cli import main
from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Stay
from duixian.desk.records.export import export
from duixian.desk.scorecards import results, scoring, tables

KINDS = dict(pack().kinds)


@pytest.fixture
def desk(cast, data, monkeypatch):
    """Somebody's hands in a desk whose people are members, with a campaign over it."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)
    for person in cast.persons.values():
        Stay(person=person, unit=person.unit, status="full", joined_on=OPENED).save()
    campaign = Campaign(
        pack=PACK, fingerprint=pack().fingerprint, name_zh="创先争优活动", name_en="Strive to excel",
        unit=cast.units["county"], starts_on=dt.date(2026, 1, 1),
    )  # fmt: skip
    campaign.save()
    return Desk(cast, KINDS)


def shown(desk, name, indicator):
    """The number that a unit's page shows."""
    unit = desk.cast.units[name]
    page = desk.cast.browser("office").get(f"/scorecards/{unit.key}/").content.decode()
    found = re.search(rf"/scorecards/{unit.key}/why/{indicator}/\">([^<]*)<", page)
    return found.group(1) if found else None


def test_a_visit_counts_on_the_next_look_and_no_longer_when_it_is_struck_out(desk):
    assert shown(desk, "elm", "households_visited") == "0"
    visit = desk.visit()
    assert shown(desk, "elm", "households_visited") == "1"
    assert shown(desk, "north", "households_visited") == "1"
    assert shown(desk, "south", "households_visited") == "0"
    desk.later(minutes=5).move("recorder", visit, "strike")
    assert shown(desk, "elm", "households_visited") == "0"


def test_the_page_shows_what_the_command_says_of_the_exported_tables(desk, tmp_path):
    for day in ("2026-11-01", "2026-11-20"):
        desk.visit(occurred_on=day)
    found = export(list(KINDS.values()))
    for name, table in found.tables.items():
        file = tmp_path / "county" / f"{name}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, file)
    out = tmp_path / "out"
    asked = ["score", PACK, str(tmp_path / "county"), "--as-of", "2026-11-23", "--out", str(out)]
    assert main(asked) == 0
    rows = pq.read_table(out / "indicators.parquet").to_pylist()
    told = {
        (r["unit"], r["indicator"]): (r["status"], r["n"], r["d"])
        for r in rows
        if r["track"] == "unit"
    }
    (campaign,) = Campaign.objects.seen_by(desk.cast.viewer("office"))
    scoring.work_out(campaign, NOW)
    ours = {
        (unit, indicator): (number.status, number.n, number.d)
        for unit, numbers in results.latest(campaign.key).county.numbers.items()
        for indicator, number in numbers.items()
    }
    assert ours == told
    assert ours["B11", "households_visited"] == ("value", 1, 1)


def test_what_was_read_before_is_not_read_again(desk, monkeypatch):
    monkeypatch.setattr(tables, "ENOUGH", 2)
    desk.visit()
    first, seq = tables.ledger(list(KINDS.values()))
    desk.visit(occurred_on="2026-11-21")
    second, later = tables.ledger(list(KINDS.values()))
    assert (first.tables["records/visit"].num_rows, second.tables["records/visit"].num_rows) == (
        1,
        2,
    )
    assert later > seq
