"""The ledger grows and never changes."""

import datetime as dt
import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from duixian.desk.ledger.actions import Step, append, append_all
from duixian.desk.ledger.canonical import canonical, digest, leaf, sealed
from duixian.desk.ledger.models import Entry, Head, Sealed
from duixian.desk.ledger.queries import Flaw, flaws, last_seq, of_subject, private_of

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
SALT = bytes(range(32))


def step(unit="B11", **more):
    return Step(unit=unit, kind="record.visit.note", actor="a1", at=AT, **more)


def test_each_unit_counts_for_itself_and_points_at_its_entry_before():
    first, other, second = append_all([step(), step("B12"), step()])
    assert [(e.unit, e.unit_seq, e.prev_leaf) for e in (first, other, second)] == [
        ("B11", 1, ""), ("B12", 1, ""), ("B11", 2, first.leaf),
    ]  # fmt: skip
    assert Head.objects.get(unit="B11").leaf == second.leaf


def test_an_entry_is_hashed_over_canonical_bytes():
    entry = append(step(payload={"b": "二", "a": 1}, subject="r1", once="k"))
    assert entry.payload == '{"a":1,"b":"二"}'
    assert entry.payload_digest == digest(canonical({"a": 1, "b": "二"}))
    assert entry.leaf == leaf(
        {
            "v": 1, "suite": "sha256", "unit": "B11", "unit_seq": 1, "prev_leaf": "",
            "kind": "record.visit.note", "subject": "r1", "actor": "a1", "on_behalf": "",
            "at": "2026-11-23T09:30:00.000000+00:00", "once": "k",
            "payload_digest": entry.payload_digest,
        }
    )  # fmt: skip


def test_a_personal_value_stands_in_the_payload_as_a_salted_digest():
    (entry,) = append_all([step(private={"household": "田家"})], salt=lambda _: SALT)
    assert json.loads(entry.payload) == {"sealed": {"household": sealed("household", "田家", SALT)}}
    assert private_of(Entry.objects.get()) == {"household": "田家"}


def test_an_erased_value_is_gone_and_the_ledger_still_verifies():
    append(step(subject="r1", private={"household": "田家"}))
    Sealed.objects.update(salt="", value="")
    (entry,) = of_subject("r1")
    assert (private_of(entry), list(flaws())) == ({}, [])
    assert "田家" not in entry.payload


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET actor = 'b'",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_sealed SET value = '\"李家\"'",
        "DELETE FROM ledger_sealed",
    ],
)
def test_the_database_refuses_to_change_or_delete(statement):
    append(step(private={"household": "田家"}))
    with (
        pytest.raises(DatabaseError, match="the ledger is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_key_can_be_used_once():
    append(step(once="k"))
    with pytest.raises(IntegrityError), transaction.atomic():
        append(step(once="k"))
    assert last_seq() == 1


def test_bytes_changed_behind_the_triggers_are_named():
    append_all([step(payload={"n": n}) for n in range(3)])
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_entry_no_update")
        cursor.execute("UPDATE ledger_entry SET payload = '{\"n\":9}' WHERE unit_seq = 2")
    second = Entry.objects.get(unit_seq=2)
    assert list(flaws()) == [Flaw(second.seq, "payload")]


def test_an_entry_cut_off_the_end_is_named():
    append_all([step() for _ in range(3)])
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_entry_no_delete")
        cursor.execute("DELETE FROM ledger_entry WHERE unit_seq = 3")
    assert list(flaws()) == [Flaw(0, "head of B11")]
