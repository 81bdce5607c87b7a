"""A problem that was put aside goes on with as many working days as it had left."""

from __future__ import annotations

from duixian.desk.records.projection import rebuild
from duixian.desk.records.queries import history

PROBLEM = {"text": "水渠漏水", "source": "masses", "occurred_on": "2026-11-02"}


def stopped(desk):
    """A problem due on Friday 4 December that stands still since Monday 23 November."""
    first = desk.make("recorder", "problem", "register", **PROBLEM).record
    working = desk.move(
        "secretary", first, "assign", solver="B11", person="P8", due_on="2026-12-04"
    ).record
    return desk.move("secretary", working, "pause", pause_reason="weather").record


def test_the_date_moves_by_the_working_days_for_which_it_stood_still(desk):
    held = stopped(desk)
    assert str(held.due_on) == "2026-12-04"
    later = desk.later(days=7)
    done = later.move("secretary", held, "resume")
    assert str(done.record.due_on) == "2026-12-11"
    assert [text.zh for text in done.warnings] == ["停了 5 个工作日，时限顺延到 2026-12-11。"]
    *_, last = history(desk.cast.viewer("office"), done.record, desk.kinds["problem"])
    (change,) = last.changes
    assert (change.before.zh, change.after.zh) == ("2026-12-04", "2026-12-11")


def test_it_is_part_of_the_entry_so_that_rebuilding_keeps_it(desk):
    held = stopped(desk)
    record = desk.later(days=3).move("secretary", held, "resume").record
    rebuild()
    record.refresh_from_db()
    assert str(record.due_on) == "2026-12-09"


def test_no_day_passes_no_date_moves(desk):
    done = desk.move("secretary", stopped(desk), "resume")
    assert (str(done.record.due_on), done.warnings) == ("2026-12-04", ())


def test_a_second_pause_counts_by_itself(desk):
    once = desk.later(days=1).move("secretary", stopped(desk), "resume").record
    again = desk.later(days=2).move("secretary", once, "pause", pause_reason="funds").record
    assert str(once.due_on) == "2026-12-07"
    done = desk.later(days=4).move("secretary", again, "resume")
    assert str(done.record.due_on) == "2026-12-09"
