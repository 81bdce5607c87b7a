"""Within minutes, and before anybody else acted, a step is taken back: an entry, and a draft."""

from __future__ import annotations

import pytest

from desk.records.conftest import VISIT
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.records.actions import Sent, create, drop_draft, keep_draft
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.queries import drafts_of, history
from duixian.desk.records.refusals import KeyUsed, TooLate

pytestmark = pytest.mark.django_db


def test_a_record_taken_back_is_gone_and_its_form_is_a_draft_again(desk):
    record = desk.visit(person="P8", once="k1")
    draft = desk.later(minutes=10).undo("recorder", record)
    texts = {name: [text] for name, text in VISIT.items()} | {"person": ["P8"]}
    assert (draft.texts, draft.move, draft.kind, draft.record) == (texts, "note", "visit", None)
    assert list(drafts_of(desk.cast.viewer("recorder"))) == [draft]
    assert list(drafts_of(desk.cast.viewer("branch"))) == []
    assert not Record.objects.unscoped().exists()
    assert [e.kind for e in Entry.objects.order_by("seq")] == [
        "record.visit.note", "record.visit.undone",
    ]  # fmt: skip
    assert list(flaws()) == []


def test_the_draft_goes_in_again_as_a_new_record(desk):
    draft = desk.undo("recorder", desk.visit())
    done = create(
        viewer=desk.cast.viewer("recorder"), now=desk.now, unit=draft.unit,
        kind=desk.kinds["visit"], move=draft.move, sent=Sent(draft.texts, draft=draft),
    )  # fmt: skip
    assert done.record.text == VISIT["heard"]
    assert not Draft.objects.unscoped().exists()


def test_a_form_that_was_taken_back_cannot_be_sent_once_more(desk):
    desk.undo("recorder", desk.visit(once="k1"))
    with pytest.raises(KeyUsed) as error:
        desk.visit(once="k1")
    assert error.value.text.zh == "这张表交过又撤回了。确实要记，就再交一次。"


def test_a_move_taken_back_leaves_the_record_as_it_was(desk):
    record = desk.visit()
    returned = desk.move("clerk", record, "return", question="哪天？").record
    draft = desk.later(minutes=1).undo("clerk", returned)
    now = Record.objects.unscoped().get()
    assert (now.state, now.values, now.steps, now.version) == (
        "noted", record.values, record.steps, 3,
    )  # fmt: skip
    assert (draft.texts, draft.record) == ({"question": ["哪天？"]}, now)
    told = history(desk.cast.viewer("clerk"), now, desk.kinds["visit"])
    assert [(p.title.zh, p.undone) for p in told] == [
        ("记一笔", False), ("退回", True), ("撤回", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "minutes", "said"),
    [
        ("recorder", 11, "已经过了 10 分钟，不能撤回，可以更正。"),
        ("branch", 1, "之后别人已经办过，不能撤回，可以更正。"),
    ],
)
def test_it_may_be_too_late(desk, who, minutes, said):
    record = desk.visit()
    with pytest.raises(TooLate) as error:
        desk.later(minutes=minutes).undo(who, record)
    assert error.value.text.zh == said
    assert Entry.objects.count() == 1


def test_what_somebody_has_reviewed_is_not_taken_back(desk):
    record = desk.move("clerk", desk.visit(), "check").record
    with pytest.raises(TooLate):
        desk.undo("recorder", record)


def test_nothing_is_taken_back_twice(desk):
    record = desk.visit()
    deed = desk.make("recorder", "deed", "note", text="修桥", occurred_on="2026-11-20").record
    corrected = desk.correct("recorder", deed, text="修石桥").record
    desk.undo("recorder", corrected)
    now = Record.objects.unscoped().get(pk=deed.pk)
    assert now.text == "修桥"
    with pytest.raises(TooLate) as error:
        desk.undo("recorder", now)
    assert error.value.text.zh == "已经撤回过了。"
    assert desk.undo("recorder", record).kind == "visit"


def test_a_record_that_another_points_at_stays(desk):
    problem = desk.make(
        "recorder", "problem", "register", text="漏水", source="self", occurred_on="2026-11-20"
    ).record
    desk.visit(problem=[problem.code])
    with pytest.raises(TooLate) as error:
        desk.undo("recorder", problem)
    assert error.value.text.zh == "已有别的记录指向它，不能撤回，可以更正或划去。"


def test_a_draft_is_kept_changed_and_dropped_by_its_writer_alone(desk):
    def keep(who, draft=None, **texts):
        return keep_draft(
            viewer=desk.cast.viewer(who), now=desk.now, unit=desk.cast.units["elm"], kind="visit",
            move="note", sent=Sent({k: [v] for k, v in texts.items()}, draft=draft),
        )  # fmt: skip

    draft = keep("recorder", heard="水渠")
    assert keep("recorder", draft, heard="水渠漏水") == draft
    assert keep("branch", draft, heard="别人的") != draft
    draft.refresh_from_db()
    assert draft.texts == {"heard": ["水渠漏水"]}
    drop_draft(viewer=desk.cast.viewer("branch"), draft=draft)
    assert list(drafts_of(desk.cast.viewer("recorder"))) == [draft]
    drop_draft(viewer=desk.cast.viewer("recorder"), draft=draft)
    assert list(drafts_of(desk.cast.viewer("recorder"))) == []
