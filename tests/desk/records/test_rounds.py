"""A round and a rating walked at the desk: who may do what, in which order, and how soon."""

from __future__ import annotations

import pytest

from desk.conftest import DAY, OPENED
from desk.records.conftest import refused
from duixian.desk.accounts.models import Account
from duixian.desk.org.models import Person, Post
from duixian.desk.walls import Role

DECLARED = {
    "round": "halfyear",
    "day": "2026-12-31",
    "occurred_on": "2026-11-23",
}
FROZEN = {"fingerprint": "f" * 64, "known_on": "2027-01-05", "commitment": "c" * 64}


@pytest.fixture
def office(desk):
    """The desk with a second person in the office, since nobody checks themselves."""
    cast = desk.cast
    person = Person(code="P90", name="文岭", unit=cast.units["county"], status="full")
    person.save()
    account = Account(login="second", name="文岭", person=person.key, password="!")
    account.save()
    Post(
        unit=cast.units["county"], role=Role.OFFICE, person=person, account=account, from_day=OPENED
    ).save()
    cast.persons["second"], cast.accounts["second"] = person, account
    return desk


def published(desk):
    record = desk.make("office", "round", "declare", unit="county", **DECLARED).record
    return desk.move("second", record, "publish", state_on=DAY, criteria="县政府公开栏").record


def test_a_round_is_published_by_one_and_started_by_another_ten_working_days_later(office):
    frozen = office.move("office", published(office), "freeze", state_on=DAY, **FROZEN).record
    sooner = office.later(
        days=11
    )  # the tenth working day after Monday 23 November is Monday 7 December
    _, whole = refused(lambda: sooner.move("second", frozen, "start", state_on="2026-12-04"))
    assert whole == ["离“公布标准”（2026-11-23）还不够久，最早 2026-12-07。"]
    later = office.later(days=14)
    _, whole = refused(lambda: later.move("office", frozen, "start", state_on="2026-12-07"))
    assert whole == ["您就是“锁定标准”的人，这一步要换一个人办。"]
    started = later.move("second", frozen, "start", state_on="2026-12-07").record
    assert (started.state, started.stage) == ("started", "open")


def test_a_round_is_not_frozen_without_the_fingerprint_and_the_moment(office):
    record = published(office)
    fields, _ = refused(lambda: office.move("office", record, "freeze", state_on=DAY))
    assert sorted(fields) == ["fingerprint", "known_on"]


def test_nobody_publishes_the_round_they_declared_and_no_branch_declares_one(office):
    record = office.make("office", "round", "declare", unit="county", **DECLARED).record
    _, whole = refused(lambda: office.move("office", record, "publish", state_on=DAY))
    assert whole == ["您就是“提出”的人，这一步要换一个人办。"]
    _, whole = refused(lambda: office.make("recorder", "round", "declare", **DECLARED))
    assert whole == ["“提出”由活动办办。"]


def test_a_rating_keeps_what_was_proposed_beside_what_was_decided_and_waits_for_its_notice(office):
    round_ = published(office)
    scores = {
        "self_score": "95",
        "masses": "92.5",
        "committee_score": "90",
        "occurred_on": "2026-11-23",
    }
    record = office.make("clerk", "rating", "score", **scores).record
    record = office.move(
        "office", record, "assess", state_on=DAY, round=round_.code, proposed="5"
    ).record
    fields, _ = refused(lambda: office.move("second", record, "decide", state_on=DAY, decided="4"))
    assert fields == {"reason": ["要填“理由”。"]}
    decided = office.move(
        "second", record, "decide", state_on=DAY, decided="4", reason="一件承诺补办"
    ).record
    assert (decided.state, decided.values["proposed"], decided.values["decided"]) == (
        "decided",
        "5",
        "4",
    )
    _, whole = refused(
        lambda: office.later(days=4).move("office", decided, "publish", state_on="2026-11-27")
    )
    assert whole == ["公示从 2026-11-23 起 5 天，到 2026-11-27 为止，满了才能办。"]
    done = office.later(days=5).move("office", decided, "publish", state_on="2026-11-28").record
    assert (done.state, done.stage) == ("published", "done")
