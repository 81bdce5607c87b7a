"""A household that was erased: its visits stay and count, nobody reads its name again."""

from __future__ import annotations

import pytest

from duixian.desk.ledger.models import Sealed
from duixian.desk.ledger.queries import flaws
from duixian.desk.records.export import export
from duixian.desk.records.models import Outsider, Record
from duixian.desk.records.projection import rebuild, standing
from duixian.desk.records.queries import form_of, history

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased(desk):
    record = desk.visit()
    Sealed.objects.update(salt="", value="")
    Outsider.objects.unscoped().update(name="")
    return record


def test_its_record_goes_on_under_its_key(desk, erased):
    checked = desk.move("clerk", erased, "check").record
    assert (checked.state, checked.values) == ("checked", erased.values)
    kinds = list(desk.kinds.values())
    keys = export(kinds).tables["records/visit"]["household"].to_pylist()
    assert keys == [erased.values["household"]] * 2
    assert list(flaws()) == []


def test_its_name_is_nowhere(desk, erased):
    visit = desk.kinds["visit"]
    (told,) = history(desk.cast.viewer("clerk"), erased, visit)
    assert {c.field: c.after.zh for c in told.changes}["household"] == "（已删除）"
    answer = form_of(erased, visit, visit.lifecycle.move("answer"))
    assert "household" not in answer.texts


def test_building_anew_does_not_bring_it_back(desk, erased):
    before = standing()["records"]
    rebuild()
    assert standing()["records"] == before
    assert {o.name for o in Outsider.objects.unscoped()} <= {""}
    assert Record.objects.unscoped().get().values == erased.values


def test_an_answer_that_leaves_the_name_empty_keeps_the_key(desk, erased):
    returned = desk.move("clerk", erased, "return", question="哪天？").record
    texts = {"heard": "十九日去的", "occurred_on": "2026-11-19"}
    answered = desk.move("recorder", returned, "answer", **texts).record
    assert answered.values["household"] == erased.values["household"]
    corrected = desk.correct("recorder", answered, heard="十八日去的").record
    assert corrected.values["household"] == erased.values["household"]
    named = desk.correct("recorder", corrected, household="江家").record
    assert named.values["household"] != erased.values["household"]
