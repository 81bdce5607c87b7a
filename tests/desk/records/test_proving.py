"""After a copy was put back the records are built from the ledger; what stood otherwise is told."""

from __future__ import annotations

import pytest

from duixian.commands.restore import rebuilt
from duixian.desk.records.models import Record

pytestmark = pytest.mark.django_db


def test_records_that_stand_as_the_ledger_says_are_told_of_by_none(desk, finding):
    desk.visit()
    assert rebuilt() == []
    assert Record.objects.unscoped().count() == 2
    assert finding.code


def test_a_record_that_was_changed_behind_the_ledger_is_put_right_and_named(desk, finding):
    visit = desk.visit()
    Record.objects.unscoped().filter(pk=visit.pk).update(state="approved", text="改过的")
    assert rebuilt() == [visit.code]
    stands = Record.objects.unscoped().get(pk=visit.pk)
    assert (stands.state, stands.text) == (visit.state, visit.text)
    assert finding.code


def test_a_record_without_an_entry_goes_and_is_named(desk):
    visit = desk.visit()
    visit.pk, visit.code, visit.key = None, "假的", "00000000-0000-4000-8000-000000000009"
    visit.save(force_insert=True)
    assert rebuilt() == ["假的"]
    assert not Record.objects.unscoped().filter(code="假的").exists()
