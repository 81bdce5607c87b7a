"""Runs in the background do not pile up, and what began can be asked for again."""

import datetime as dt

import pytest
from huey.contrib.djhuey import HUEY

from desk.scorecards.conftest import NOW
from duixian.desk.scorecards import tasks


@pytest.fixture
def queue():
    HUEY.flush()
    yield HUEY
    HUEY.flush()


def test_asked_three_times_one_run_waits(county, queue):
    for _ in range(3):
        tasks.ask(county.campaign, NOW)
    assert [task.args for task in queue.pending()] == [(str(county.campaign.key),)]


def test_while_one_runs_another_may_wait(county, queue):
    tasks.ask(county.campaign, NOW)
    queue.dequeue()
    tasks.begun(str(county.campaign.key))
    tasks.ask(county.campaign, NOW)
    tasks.ask(county.campaign, NOW)
    assert len(queue.pending()) == 1


def test_a_run_that_never_began_is_asked_for_again_after_ten_minutes(county, queue):
    tasks.ask(county.campaign, NOW)
    queue.dequeue()
    tasks.ask(county.campaign, NOW + dt.timedelta(minutes=9))
    assert queue.pending() == []
    tasks.ask(county.campaign, NOW + dt.timedelta(minutes=11))
    assert len(queue.pending()) == 1


def test_the_worker_works_out_what_is_behind_and_leaves_the_rest(county, queue, frozen_worker):
    tasks.look.call_local()
    assert [task.args for task in queue.pending()] == [(str(county.campaign.key),)]
    queue.flush()
    county.worked_out()
    tasks.look.call_local()
    assert queue.pending() == []


@pytest.fixture
def frozen_worker(monkeypatch):
    monkeypatch.setattr("duixian.desk.scorecards.tasks.timezone.localtime", lambda: NOW)
