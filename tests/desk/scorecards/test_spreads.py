"""Drawings of how far units lie apart: a finding in words, few rows drawn, all of them in the table."""

import datetime as dt

import pytest
from django.utils import translation

from duixian.desk.campaigns import packs
from duixian.desk.scorecards import spreads
from duixian.desk.scorecards.results import Result, Stand
from sheets.cases import TODAY, invented

pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture
def result(data):
    packs.keep(packs.looked_at("chuangxianzhengyou"))
    return Result(Stand(7, TODAY, dt.datetime(2011, 11, 23, tzinfo=dt.UTC)), invented(), "C01")


def test_what_the_pack_gives_points_for_comes_first(result):
    with translation.override("en"):
        found = [chart.finding.partition(":")[0] for chart in spreads.charts(result, "C01")]
    assert found[:2] == ["Pledges kept of those due", "Tasks overdue"]


def test_a_chart_says_what_it_shows_and_has_every_group_in_its_table(result):
    chart = spreads.charts(result, "C01")[0]
    county = result.county
    below = [u for u in county.by_tree if county.tree.parent_of(u) == "C01"]
    groups = [u for u in below if (s := county.spreads.get((u, "pledges_kept"))) and s.median]
    assert [row[0] for row in chart.rows] == [county.name(u) for u in groups]
    assert chart.head == ("组织", "最差", "中位", "最好", "没有数的")
    assert chart.finding.startswith("到期承诺兑现率：各处的中位数从 ")
    assert chart.note.endswith("个组织的最差、中位、最好；截至2011年11月23日。")


def test_of_many_groups_the_farthest_apart_are_drawn(result, monkeypatch):
    monkeypatch.setattr(spreads, "DRAWN", 2)
    chart = spreads.charts(result, "C01")[0]
    assert str(chart.drawing).count('class="middle"') == 2
    assert len(chart.rows) > 2
    assert f"{len(chart.rows)} 处中差距最大的 2 处" in chart.note


def test_a_branch_has_nothing_below_it_to_draw(result):
    leaf = next(u for u in result.county.scored if result.county.tree.units[u].type == "branch"
                and (u, "pledges_kept") not in result.county.spreads)  # fmt: skip
    assert spreads.charts(result, leaf) == []
