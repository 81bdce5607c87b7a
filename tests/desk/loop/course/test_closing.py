"""Closing: refused while nobody says what becomes of what is open; then each thing goes on, as old as it is."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.exceptions import PermissionDenied

from desk.loop.course.conftest import pledge, problem
from duixian.desk.campaigns.actions import Decision
from duixian.desk.campaigns.models import State
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import installed_kinds, packs_concerning
from duixian.desk.ledger.queries import flaws, of_subject
from duixian.desk.records.actions import Left, close_campaign
from duixian.desk.records.models import Record
from duixian.desk.records.projection import rebuild, standing
from duixian.desk.records.queries import history
from duixian.desk.records.queries.campaign import left_by_earlier, owing, owing_of
from duixian.desk.records.refusals import TooLate
from duixian.rulebook.errors import Unusable

WHOLE_YEAR = (dt.date(2026, 1, 1), None)
NOTE = ("县委常委会纪要〔2026〕12号", "贺川")
UNCHANGED = (
    "state",
    "stage",
    "state_on",
    "occurred_on",
    "due_on",
    "closed_on",
    "entered_at",
    "steps",
)


@pytest.fixture
def close(desk):
    """Closing a campaign in a few words."""

    def closed(campaign, *, to=None, stays=False, shown=None, who="office"):
        viewer = desk.cast.viewer(who)
        if shown is None:
            shown = owing(viewer, campaign, pack_of(campaign.fingerprint)).count()
        return close_campaign(
            viewer=viewer, now=desk.now, campaign=campaign, decision=Decision(*NOTE, to),
            left=Left(shown, stays, {"day": "2026-11-23"}),
        )  # fmt: skip

    return closed


def fresh(record):
    return Record.objects.unscoped().get(pk=record.pk)


def facts(record):
    return {name: getattr(record, name) for name in UNCHANGED}


def refused(work):
    with pytest.raises(Unusable) as error:
        work()
    return [(finding.id, finding.what("zh")) for finding in error.value.findings]


def test_an_open_promise_keeps_a_campaign_from_closing(begin, desk, close):
    campaign, kept = begin("weimin", WHOLE_YEAR), pledge(desk)
    said = refused(lambda: close(campaign))
    assert said == [("E670", "还有 1 件没有了结，最久的 266 天。")]
    campaign.refresh_from_db()
    assert (campaign.state, fresh(kept).campaigns) == (State.RUNNING, [])


def test_what_is_open_before_is_what_is_carried_after_as_old_as_it_was(begin, desk, close):
    old, new = begin("weimin", WHOLE_YEAR), begin("bairizhengzhi", WHOLE_YEAR)
    records = [pledge(desk), problem(desk)]
    pack = pack_of(old.fingerprint)
    before = owing_of(owing(desk.cast.viewer("office"), old, pack))
    unchanged = [facts(record) for record in records]
    carried = close(old, stays=True)
    after = owing_of(owing(desk.cast.viewer("office"), old, pack))
    assert before == after
    assert [(c.record, c.since, c.age) for c in carried] == [
        (each.record, each.since, each.age(desk.now.date())) for each in before
    ]
    assert [c.age for c in carried] == [266, 166]
    assert [facts(fresh(record)) for record in records] == unchanged
    assert [fresh(record).campaigns for record in records] == [["weimin"], ["weimin"]]
    assert new.state == State.RUNNING


def test_a_named_successor_goes_on_with_it(begin, desk, close):
    old, new = begin("weimin", WHOLE_YEAR), begin("chuangxianzhengyou")
    kept, found = pledge(desk), problem(desk)
    close(old, to=new)
    pack = pack_of(new.fingerprint)
    viewer = desk.cast.viewer("office")
    assert left_by_earlier(viewer, new, pack, {"weimin"}) == [kept, found]
    last = history(viewer, fresh(kept), desk.kinds["pledge"])[-1]
    assert (last.title.zh, last.because.zh, last.state.zh) == (
        "移交", "“为民办实事”结束，由“创先争优活动”接着办", "已示诺",
    )  # fmt: skip


def test_a_successor_that_does_not_know_a_kind_is_refused(begin, desk, close):
    old = begin("chuangxianzhengyou", WHOLE_YEAR)
    new = begin("xuexixing")
    desk.make(
        "office", "comment", "give", "north", form="meeting", round_of="organisation",
        achievements="走访扎实", gaps="承诺拖着", direction="先办水渠", due_on="2026-12-10",
        occurred_on="2026-11-20",
    )  # fmt: skip
    assert refused(lambda: close(old, to=new)) == [
        ("E671", "承接的活动没有“领导点评”，1 件接不过去。")
    ]


def test_what_changed_since_the_page_was_opened_is_told(begin, desk, close):
    campaign = begin("weimin", WHOLE_YEAR)
    pledge(desk)
    said = refused(lambda: close(campaign, stays=True, shown=0))
    assert said == [("E673", "打开这一页以后又有变化：现在没了结的是 1 件，不是 0 件。")]


def test_a_closed_campaign_is_not_closed_again_and_one_to_come_not_at_all(begin, desk, close):
    campaign, later = begin("weimin", WHOLE_YEAR), begin("weimin", (dt.date(2027, 1, 1), None))
    close(campaign)
    assert [id_ for id_, _ in refused(lambda: close(campaign))] == ["E672"]
    assert [id_ for id_, _ in refused(lambda: close(later))] == ["E674"]


@pytest.mark.parametrize("who", ["leader", "clerk", "branch"])
def test_nobody_but_the_office_closes_one(begin, close, who):
    campaign = begin("weimin", WHOLE_YEAR)
    with pytest.raises(PermissionDenied):
        close(campaign, who=who, shown=0)


def test_the_entry_of_the_closing_holds_who_why_what_went_on_and_the_report(begin, desk, close):
    campaign, kept = begin("weimin", WHOLE_YEAR), pledge(desk)
    close(campaign, stays=True)
    _start, entry = of_subject(str(campaign.key))
    said = json.loads(entry.payload)
    assert (entry.kind, said["basis"], said["approver"]) == ("campaign.close", *NOTE)
    assert said["carried"] == [[kept.code, "pledge", "B11", "", "2026-03-02", 266]]
    assert said["report"] == {"day": "2026-11-23"}
    campaign.refresh_from_db()
    day = desk.now.date()
    assert (campaign.state, campaign.closed_on, campaign.ends_on) == (State.CLOSED, day, day)
    assert campaign.calendar["campaign"] == ["2026-01-01", "2026-11-23"]


def test_after_a_closing_records_stand_again_from_the_ledger_and_it_is_whole(begin, desk, close):
    campaign = begin("weimin", WHOLE_YEAR)
    pledge(desk)
    desk.visit()
    problem(desk)
    close(campaign, stays=True)
    before = standing()
    rebuild()
    assert standing() == before
    assert [*flaws()] == []


def test_what_was_carried_moves_on_and_nobody_takes_the_carrying_back(begin, desk, close):
    campaign, found = begin("weimin", WHOLE_YEAR), problem(desk)
    close(campaign, stays=True)
    with pytest.raises(TooLate):
        desk.undo("office", fresh(found))
    moved = desk.move(
        "clerk", fresh(found), "assign", solver="B12", person="P10", due_on="2026-12-20"
    )
    assert (moved.record.state, moved.record.campaigns) == ("working", ["weimin"])


def test_a_closed_campaign_keeps_its_kinds_and_counts_nothing_new(begin, desk, close):
    campaign = begin("named_samples", WHOLE_YEAR)
    assert "contract" in installed_kinds()
    close(campaign)
    assert "contract" in installed_kinds()
    assert packs_concerning(desk.cast.units["elm"]) == []
