"""What is looked through: the records of all campaigns at once, those before them included."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desk.records.conftest import NOW
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.loop.signals import kept
from duixian.desk.scorecards.results import latest
from duixian.desk.scorecards.scoring import work_out
from duixian.rulebook.packs import find
from duixian.rulebook.signals import Sort, signals_of

TEXT = "到东头三户听了听，都说渠里的水小了，盼着早点清淤"


@pytest.fixture
def campaign(cast):
    """It began in September; what lies before is its predecessor's."""
    return start(
        viewer=cast.viewer("office"),
        now=NOW,
        source=find("chuangxianzhengyou"),
        unit=cast.units["county"],
        days=(dt.date(2026, 9, 1), None),
        answered=Answered("按县委的决定", "县委"),
    )


def test_the_same_text_in_the_predecessors_records_is_part_of_the_question(desk, campaign):
    for year in (2025, 2026):
        for month in (3, 4, 5):
            desk.visit("recorder", heard=TEXT, occurred_on=f"{year}-0{month}-10")
    work_out(campaign, NOW)
    found = kept.work_out(NOW.date())
    assert found is not None
    again = [signal for signal in found.signals if signal.sort is Sort.TEXTS_AGAIN]
    assert [(s.units, {r.occurred_on.year for r in s.records}) for s in again] == [
        (("B11",), {2026})
    ]
    assert all(r.occurred_on < campaign.starts_on for s in again for r in s.records)


def test_a_text_in_kinds_of_two_campaigns_is_one_text(desk, campaign):
    desk.visit("recorder", heard=TEXT)
    desk.make(
        "reed_branch",
        "visit",
        "note",
        unit="reed",
        household="江家",
        heard=TEXT,
        occurred_on="2026-11-20",
    )
    desk.make("well_branch", "study", "note", unit="well", what="report", title="调查", use=TEXT, occurred_on="2026-11-20")  # fmt: skip
    work_out(campaign, NOW)
    result = latest(campaign.key)
    assert result is not None

    def reading(*kinds: str):
        county = result.county
        pack = replace(county.pack, kinds={k: county.pack.kinds[k] for k in kinds})
        cut = replace(county.cut, records={k: county.cut.records[k] for k in kinds})
        return replace(result, county=replace(county, pack=pack, cut=cut))

    one, other = reading("visit"), reading("study")
    assert signals_of(kept.joined([one])) == signals_of(kept.joined([other])) == []
    (signal,) = signals_of(kept.joined([one, other]))
    assert (signal.sort, signal.units) == (Sort.SAME_TEXT, ("B11", "B12", "B21"))
    assert signals_of(kept.joined([other, one])) == [signal]
