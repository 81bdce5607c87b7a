"""What a campaign asks, read off its pack."""

import datetime as dt

from duixian.desk.campaigns.standards import dates, standards

DAY = dt.date(2026, 11, 23)


def test_each_heading_holds_its_indicators_with_rule_and_source(begin):
    found = standards(begin(), DAY)
    units = found[0]
    assert [(h.name.zh, len(h.indicators)) for h in units.headings][:2] == [
        ("领导班子好", 5),
        ("党员队伍好", 7),
    ]
    kept = next(a for h in units.headings for a in h.indicators if a.name.zh == "到期承诺兑现率")
    assert kept.line.zh == "做成什么"
    assert kept.rule.zh == (
        "时限在2026年1月1日至2026年11月23日的承诺（在办、办成或没办成；含期初未了的）中，办成的占多少。"
    )
    assert kept.clause.unverified
    assert [k.zh for k in kept.kinds] == ["承诺"]
    assert [(s.of_persons, bool(s.measured), len(s.in_words)) for s in found] == [
        (False, True, 0), (True, True, 1), (False, False, 2), (False, False, 6), (True, False, 4),
    ]  # fmt: skip


def test_the_campaigns_own_days_stand_before_those_of_the_pack(begin):
    found = dates(begin(ends=dt.date(2026, 12, 31)))
    assert (found[0].name.zh, found[0].starts_on, found[0].ends_on) == (
        "整个活动", dt.date(2026, 1, 1), dt.date(2026, 12, 31),
    )  # fmt: skip
    assert (found[3].name.zh, found[3].starts_on) == ("动员部署", dt.date(2010, 4, 6))
