"""Whatever people do in whatever order: the ledger holds it all, and everything follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.records.conftest import Desk
from desk.records.strict import ledger_of
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.records.export import export, extend
from duixian.desk.records.models import Link, Outsider, Participant, Partner, Record
from duixian.desk.records.projection import rebuild, standing
from duixian.desk.records.queries import correction_of, form_of, history, open_moves
from duixian.rulebook.errors import DuixianError

pytestmark = pytest.mark.django_db

PEOPLE = ("recorder", "branch", "clerk", "secretary", "office", "reed_branch", "south_clerk")
TYPED = {
    "text": ["修渠", "修桥", "铺路"],
    "heard": ["水渠漏水", "路灯不亮"],
    "household": ["田家", "江家", "石家"],
    "reporter": ["田家"],
    "title": ["新农合"],
    "what": ["session", "book"],
    "source": ["self", "masses"],
    "question": ["哪天？", "哪一户？"],
    "changed": ["修好了"],
    "reason": ["没钱"],
    "extension_reason": ["雨季"],
    "result": ["修通"],
    "amount": ["1", "3"],
    "helped": ["0", "12"],
    "money": ["12.5", "0.07"],
    "hours": ["1.5", "24"],
    "target": ["5"],
    "maker": ["team", "member"],
    "check_by": ["yes_no", "number"],
    "heading": ["team"],
    "grade": ["good"],
    "rater": ["superior"],
    "pause_reason": ["weather"],
    "occasion": ["mood"],
    "raters": ["masses"],
    "subject": ["B11"],
    "solver": ["B11", "B12"],
    "person": ["P8", "P9"],
    "hands": ["P8", "P9"],
    "present": ["P9"],
    "tellers": ["P5", "P6"],
    "partners": ["B12", "T1"],
    "due_on": ["2026-11-30", "2026-12-31"],
    "occurred_on": ["2026-11-20", "2026-11-01"],
    "verdict_returned": ["20"],
    "verdict_satisfied": ["12"],
    "counted_returned": ["30"],
    "counted_very": ["20"],
}


# One thing somebody does: who, what, to which record, which move, which words but for some, and
# after how many minutes.
DEEDS = st.tuples(
    st.sampled_from(PEOPLE),
    st.sampled_from(["make", "make", "move", "move", "move", "correct", "undo"]),
    st.integers(0, 30),
    st.integers(0, 9),
    st.integers(0, 5),
    st.sets(st.sampled_from(sorted(TYPED)), max_size=4),
    st.sampled_from([0, 1, 5, 60]),
)


def words_of(choice: int, blank: Collection[str]) -> dict[str, str]:
    return {n: found[choice % len(found)] for n, found in TYPED.items() if n not in blank}


class Story:
    """Runs deeds against the desk and remembers what was acknowledged."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.told: dict[str, tuple[int, str, dict[str, Any]]] = {}

    def do(self, who, what, pick, move, words, minutes=1):
        self.desk = self.desk.later(minutes=minutes)
        before = traces()
        try:
            with transaction.atomic():
                getattr(self, what)(who, pick, move, words)
        except DuixianError:
            assert traces() == before

    def make(self, who, pick, move, words):
        kind = list(self.desk.kinds.values())[pick % len(self.desk.kinds)]
        firsts = [m for m in kind.moves if not m.from_]
        unit = {"reed_branch": "reed", "office": "north"}.get(who, "elm")
        others = [r.code for r in Record.objects.unscoped().filter(kind="problem")[:1]]
        texts = {**words, "problem": others} if move % 2 else words
        on_behalf = {"on_behalf": "P9"} if who == "clerk" and move % 3 == 0 else {}
        done = self.desk.make(
            who, kind.id, firsts[move % len(firsts)].id, unit, **texts, **on_behalf
        )
        self.acknowledge(done)

    def record(self, pick):
        rows = list(Record.objects.unscoped().select_related("unit", "person").order_by("pk"))
        if not rows:
            raise DuixianError(self.desk.kinds["visit"].name)
        return rows[pick % len(rows)]

    def move(self, who, pick, move, words):
        record = self.record(pick)
        kind = self.desk.kinds[record.kind]
        moves = open_moves(self.desk.cast.viewer(who), record, kind, self.desk.now.date())
        if not moves:
            raise DuixianError(kind.name)
        chosen = moves[move % len(moves)]
        texts = {**form_of(record, kind, chosen).texts, **words}
        self.acknowledge(self.desk.move(who, record, chosen.id, **texts))

    def correct(self, who, pick, move, words):
        record = self.record(pick)
        names = [n for n in words if n in correction_of(record, self.desk.kinds[record.kind]).texts]
        some = {name: words[name] for name in names[: move % 3 + 1]}
        self.acknowledge(self.desk.correct(who, record, **some))

    def undo(self, who, pick, *_):
        record = self.record(pick)
        self.desk.undo(who, record)
        self.told.pop(record.code)
        now = Record.objects.unscoped().filter(pk=record.pk).first()
        if now is not None:
            self.told[now.code] = (now.version, now.state, now.values)

    def acknowledge(self, done):
        record = done.record
        self.told[record.code] = (record.version, record.state, record.values)


def traces() -> list[object]:
    """What every step leaves behind."""
    rows = Record.objects.unscoped().order_by("pk").values_list("code", "seq", "version")
    return [*rows, Entry.objects.count(), Outsider.objects.unscoped().count()]


def emptied():
    for model in (Participant, Partner, Link, Outsider, Record):
        model.objects.unscoped().delete()


def test_everything_follows_from_the_ledger(desk):
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(st.lists(DEEDS, min_size=1, max_size=14), st.integers(0, 14))
    def whatever_they_do(story, middle):
        point = transaction.savepoint()
        try:
            told_and_true(desk, story, middle)
        finally:
            transaction.savepoint_rollback(point)

    whatever_they_do()


def told_and_true(desk, story, middle):
    """Do everything, then look whether the ledger, the records and the tables say the same."""
    told = Story(desk)
    kinds = list(desk.kinds.values())
    halfway = export(kinds)
    for nth, (who, what, pick, move, choice, blank, minutes) in enumerate(story):
        told.do(who, what, pick, move, words_of(choice, blank), minutes)
        if nth == middle:
            halfway = export(kinds)
    rows = Record.objects.unscoped().values_list("code", "version", "state", "values")
    assert {code: (n, state, values) for code, n, state, values in rows} == told.told

    whole = export(kinds)
    added = extend(halfway, kinds)
    assert added.seq == whole.seq
    assert {n: sorted(map(str, t.to_pylist())) for n, t in added.tables.items()} == {
        n: sorted(map(str, t.to_pylist())) for n, t in whole.tables.items()
    }
    ledger = ledger_of(whole, kinds)
    assert ledger.warnings == ()
    known = {r["record"]: r for k in kinds for r in ledger.tables[f"records/{k.id}"].to_pylist()}
    assert {code: row["state"] for code, row in known.items()} == {
        code: state for code, (_, state, _) in told.told.items()
    }

    for record in Record.objects.unscoped().select_related("unit", "person"):
        passages = history(desk.cast.viewer("office"), record, desk.kinds[record.kind])
        assert passages[-1].state == desk.kinds[record.kind].name_of_state(record.state)

    assert list(flaws()) == []
    before = standing()
    assert rebuild() == len(told.told)
    assert standing() == before
    emptied()
    rebuild()
    assert standing() == before


def test_a_story_reaches_far_enough(desk):
    """The deeds above are no idle ones: made by hand, they reach every kind of entry."""
    told = Story(desk)
    words = words_of(0, ())
    for who, what, pick, move in (
        ("recorder", "make", list(desk.kinds).index("visit"), 0),
        ("clerk", "move", 0, 0),
        ("recorder", "move", 0, 0),
        ("recorder", "correct", 0, 0),
        ("recorder", "undo", 0, 0),
    ):
        told.do(who, what, pick, move, {"household": "江家"} if what == "correct" else words)
    assert [e.kind for e in Entry.objects.order_by("seq")] == [
        "record.visit.note", "record.visit.return", "record.visit.answer",
        "record.visit.corrected", "record.visit.undone",
    ]  # fmt: skip
    assert dt.date(2026, 11, 20) == Record.objects.unscoped().get().occurred_on
