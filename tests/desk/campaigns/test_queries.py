"""Which campaigns somebody sees, which kinds there are, and where a kind counts."""

import pytest

from duixian.desk.campaigns.queries import counting_in, installed_kinds, packs_concerning, seen


@pytest.mark.parametrize("name", ["office", "leader", "clerk", "branch", "well_branch"])
def test_a_campaign_of_the_county_concerns_everybody_below(begin, cast, name):
    campaign = begin("county")
    assert list(seen(cast.viewer(name))) == [campaign]


@pytest.mark.parametrize(
    ("name", "sees"),
    [("office", True), ("clerk", True), ("branch", True), ("south_clerk", False),
     ("well_branch", False), ("administrator", False), ("auditor", False)],
)  # fmt: skip
def test_a_campaign_of_a_township_concerns_its_own_branches_and_those_above(
    begin, cast, name, sees
):
    campaign = begin("north")
    assert list(seen(cast.viewer(name))) == ([campaign] if sees else [])


def test_kinds_are_there_before_any_campaign_runs(db, data):
    assert sorted(installed_kinds()) == [
        "adoption", "body", "carrier", "comment", "contact_point", "deed", "draw", "enquiry", "exemplar",
        "figure", "finding", "firm", "guidance", "honour", "inspected", "judgement", "order", "pair", "patrol", "plan", "pledge",
        "problem", "rank_statement", "rating", "round", "rule", "rule_use", "statement", "study", "survey", "talk", "task",
        "test_result", "visit",
    ]  # fmt: skip


def test_a_record_of_a_branch_counts_under_the_headings_that_ask_for_its_kind(begin, cast):
    begin("county")
    found = counting_in("visit", cast.units["elm"])
    assert [(c.campaign.zh, c.heading.zh) for c in found] == [
        ("创先争优活动", "党员队伍好"),
        ("创先争优活动", "群众反映好"),
        ("创先争优活动", "带头服务群众"),
    ]


def test_packs_are_those_of_campaigns_at_the_unit_or_above(begin, cast):
    begin("north")
    assert [p.id for p in packs_concerning(cast.units["elm"])] == ["chuangxianzhengyou"]
    assert packs_concerning(cast.units["well"]) == []
    assert packs_concerning(cast.units["county"]) == []
