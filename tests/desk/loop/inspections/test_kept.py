"""First and last of a started round are worked out once, and anew where the round or the ledger is another."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from huey.contrib.djhuey import HUEY

from desk.loop.inspections.test_ranks import PACK, campaign, started, told
from desk.records.conftest import NOW
from duixian.desk.ledger.models import Entry
from duixian.desk.loop.inspections import kept, tasks
from duixian.desk.loop.inspections.lot import basis_of
from duixian.desk.loop.inspections.ranks import groups_of
from duixian.rulebook.packs import find, open_pack

__all__ = ["campaign"]

LATER = dt.date(2026, 12, 20)


@pytest.fixture
def round_(desk, campaign):
    return started(desk, open_pack(find(PACK)).fingerprint)


@pytest.fixture
def queue():
    HUEY.flush()
    yield HUEY
    HUEY.flush()


def files_of(record):
    return {path: path.stat().st_mtime_ns for path in kept.folder(record).glob("*/*")}


def test_a_small_county_is_worked_out_at_once_and_then_read(desk, round_):
    first = told(desk, round_)
    made = files_of(round_)
    assert len(made) == 1
    for who in ("office", "leader"):
        again = told(desk, round_, who)
        assert [s.group for s in again.context["groups"]] == [
            s.group for s in first.context["groups"]
        ]
    assert files_of(round_) == made


def test_what_is_read_is_what_was_worked_out(desk, round_):
    basis = basis_of(round_)
    kept.work_out(round_, basis, LATER)
    assert kept.latest(round_, basis, LATER) == groups_of(round_, basis)


def test_what_is_kept_is_what_the_page_shows(desk, round_):
    """Not scored again: a kept number that is another one stands on the page."""
    told(desk, round_)
    (file,) = files_of(round_)
    file.write_text(file.read_text("utf-8").replace('"number": ["', '"number": ["x'), "utf-8")
    groups = told(desk, round_).context["groups"]
    assert groups
    assert all(s.place.number.zh.startswith("x") for g in groups for s in g.places)


@pytest.mark.parametrize(
    ("field", "changed"),
    [("criteria", "另一块"), ("day", "2026-11-19"), ("known_on", "2026-11-24")],
)
def test_a_changed_round_gets_its_own_and_the_earlier_go(desk, round_, field, changed):
    basis = basis_of(round_)
    kept.work_out(round_, basis, LATER)
    (before,) = files_of(round_)
    round_.values = {**round_.values, field: changed}
    assert kept.latest(round_, basis, LATER) is None
    kept.work_out(round_, basis, LATER)
    (after,) = files_of(round_)
    assert after != before


def test_another_entry_changes_nothing_once_the_moment_is_over_and_asks_again_before(desk, round_):
    basis = basis_of(round_)
    known = dt.date.fromisoformat(round_.values["known_on"])
    kept.work_out(round_, basis, LATER)
    desk.make("branch", "talk", "note", text="谈", occurred_on="2026-11-20", person="P8")
    assert kept.latest(round_, basis, LATER) is not None
    kept.work_out(round_, basis, known)
    assert kept.latest(round_, basis, known) is not None
    desk.make("branch", "talk", "note", text="又谈", occurred_on="2026-11-20", person="P8")
    assert kept.latest(round_, basis, known) is None


def test_a_ledger_that_was_put_back_gives_them_anew(desk, round_):
    """Ranks of a ledger with another entry at their place are not this one's."""
    basis = basis_of(round_)
    kept.work_out(round_, basis, LATER)
    (file,) = files_of(round_)
    mark, seq, leaf = file.parent.name.split("-")
    other = file.parent.with_name(f"{mark}-{seq}-{leaf[::-1]}")
    shutil.move(file.parent, other)
    assert kept.latest(round_, basis, LATER) is None
    kept.work_out(round_, basis, LATER)
    assert [*files_of(round_)] == [file]
    assert int(seq) == Entry.objects.count()


def test_a_large_county_says_that_it_is_worked_out_and_asks_for_one_run(
    desk, round_, queue, monkeypatch
):
    monkeypatch.setattr("duixian.desk.loop.inspections.views.ranks.SMALL", 0)
    monkeypatch.setattr(tasks.timezone, "localdate", NOW.date)
    for _ in range(2):
        answer = told(desk, round_)
        assert answer.context["waiting"]
        assert "这一轮的名次正在算。" in answer.text
        assert "都请过了" not in answer.text
    assert [task.args for task in queue.pending()] == [(str(round_.key),)]
    assert files_of(round_) == {}
    tasks.work.call_local(str(round_.key))
    shown = told(desk, round_)
    assert not shown.context["waiting"]
    assert shown.context["groups"]
