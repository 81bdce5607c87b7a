"""Members with nothing this year: for the branch alone, by name and never above."""

from __future__ import annotations

import datetime as dt

from desk.loop.pledges.test_board import read
from duixian.desk.loop.pledges.queries.idle import idle_members
from duixian.desk.org.models import Person

DAY, YEAR = dt.date(2026, 11, 23), dt.date(2026, 1, 1)
NAMES = ("何闲", "丁勤", "许志", "梁任", "万有")


def members(cast):
    """Five more members of the branch, who hold no post."""
    for nth, name in enumerate(NAMES, 40):
        Person(code=f"P{nth}", name=name, unit=cast.units["elm"], status="full").save()


def found(promises, who="branch"):
    cast = promises.desk.cast
    return [i.person.name for i in idle_members(cast.viewer(who), cast.units["elm"], YEAR, DAY)]


def test_a_pledge_a_post_a_task_or_a_hand_in_a_deed_is_something(promises):
    desk = promises.desk
    members(desk.cast)
    assert sorted(found(promises)) == sorted(NAMES)
    promises.proposed("帮工", "2026-12-31", maker="member", person="P41")
    assert "丁勤" in found(promises)  # proposed is not yet a pledge
    promises.shown("代办", "2026-12-31", maker="member", person="P41")
    desk.make("recorder", "deed", "note", text="修桥", hands=["P42"], occurred_on="2026-05-01")
    task = desk.make("secretary", "task", "draw_up", text="收麦", occurred_on="2026-05-01").record
    desk.move(
        "office", task, "assign", text="收麦", person="P43", due_on="2026-12-31",
        check_by="yes_no", result="收完",
    )  # fmt: skip
    desk.make("recorder", "deed", "note", text="旧事", hands=["P44"], occurred_on="2025-12-31")
    assert sorted(found(promises)) == sorted(["何闲", "万有"])


def test_nobody_above_reads_the_names(promises):
    members(promises.desk.cast)
    for who in ("secretary", "office", "leader"):
        assert found(promises, who) == []
        address = f"/records/pledges/?under={promises.desk.cast.units['elm'].key}"
        assert "何闲" not in read(promises, who, address)
    assert "何闲" in read(promises)


def test_what_the_branch_did_about_it_stands_beside(promises):
    desk = promises.desk
    members(desk.cast)
    assert read(promises).count("还没有谈过") == len(NAMES)
    desk.make("branch", "talk", "note", person="P40", text="冬天带头清雪", occurred_on="2026-11-20")
    text = read(promises)
    assert text.count("还没有谈过") == len(NAMES) - 1
    assert "2026年11月20日 谈过" in text
