"""A step asks the database few questions, and what it writes is what Django would have written."""

from __future__ import annotations

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from desk.records.conftest import Desk
from duixian.desk.ledger.models import Entry, Head
from duixian.desk.ledger.queries import flaws
from duixian.desk.ledger.statements import Question, insert, update
from duixian.desk.records.actions import Sent, make_move
from duixian.desk.records.models import Record
from duixian.desk.records.projection import rebuild, standing
from duixian.rulebook.errors import NotFound

PROBLEM = {"text": "水渠漏水", "source": "masses", "occurred_on": "2026-11-20"}
STEP = [
    "SELECT records_record",  # with its unit and person
    "SELECT ledger_head", "INSERT ledger_entry", "UPDATE ledger_head", "UPDATE records_record",
]  # fmt: skip


def asked(captured: CaptureQueriesContext) -> list[str]:
    """Each question by its verb and its table; savepoints are those of the test."""
    before = {"SELECT": "FROM", "INSERT": "INTO", "UPDATE": "UPDATE", "DELETE": "FROM"}
    questions = (query["sql"].replace('"', " ").split() for query in captured.captured_queries)
    return [
        f"{words[0]} {words[words.index(before[words[0]]) + 1]}"
        for words in questions
        if words[0] in before
    ]


def columns(row: models.Model) -> dict[str, object]:
    """What a row holds."""
    return {name: held for name, held in vars(row).items() if not name.startswith("_")}


@pytest.fixture
def problem(desk: Desk) -> Record:
    made = desk.make("recorder", "problem", "register", **PROBLEM).record
    given = {"solver": made.unit.code, "person": desk.cast.persons["branch"].code}
    return desk.move("clerk", made, "assign", **given, due_on="2026-12-30").record


@pytest.mark.parametrize(
    ("who", "moves"), [("branch", ["claim"]), ("secretary", ["claim", "return"])]
)
def test_a_step_asks_the_database_five_questions(desk, problem, who, moves):
    for move in moves[:-1]:
        problem = desk.move("branch", problem, move, changed="修好了").record
    viewer, texts = desk.cast.viewer(who), {"changed": ["修好了"]}
    with CaptureQueriesContext(connection) as captured:
        done = make_move(
            viewer=viewer, now=desk.now, record=problem, kind=desk.kinds["problem"],
            move=moves[-1], version=problem.version, sent=Sent(texts),
        )  # fmt: skip
    assert asked(captured) == STEP
    assert done.record.version == problem.version + 1
    assert not [*flaws()]
    before = standing()
    rebuild()
    assert standing() == before


def test_a_record_out_of_sight_is_not_there(desk, problem):
    with pytest.raises(NotFound):
        desk.move("well_branch", problem, "claim", changed="修好了")
    with pytest.raises(NotFound):
        desk.move("south_clerk", problem, "claim", changed="修好了")


def test_a_row_comes_back_as_django_reads_it(problem):
    question = Question(
        lambda: Record.objects.unscoped().select_related("unit", "person").filter(pk=0)
    )
    for _ in range(2):
        (found,) = question.rows(problem.pk)
        held = Record.objects.unscoped().select_related("unit", "person").get(pk=problem.pk)
        for row, other in ((found, held), (found.unit, held.unit), (found.person, held.person)):
            assert columns(row) == columns(other)
    assert question.rows(problem.pk + 1) == []


def test_a_row_is_written_as_django_writes_it(problem):
    entry = Entry.objects.order_by("-seq")[0]
    again = Entry.objects.get(pk=entry.pk)
    again.pk, again.unit_seq, again.once = None, entry.unit_seq + 1, None
    insert(again)
    there = Entry.objects.get(pk=again.pk)
    assert there.body() == again.body()
    assert there.at == entry.at
    head = Head(unit="B-new", unit_seq=1, leaf="a")
    assert not update(head)
    insert(head)
    assert update(Head(unit="B-new", unit_seq=2, leaf="b"))
    assert Head.objects.values_list("unit_seq", "leaf").get(unit="B-new") == (2, "b")
