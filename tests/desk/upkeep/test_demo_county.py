"""The demo county in the desk: everything the tables hold, as if it had been entered here."""

import datetime as dt
import json
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from duixian.desk.duties.models import Flag
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.loop.signals import kept
from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.records.models import Record
from duixian.desk.records.projection import rebuild, standing
from duixian.desk.upkeep.demo_county import fill
from duixian.desk.walls import Role
from duixian.rulebook.signals import Sort

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker, tmp_path_factory):
    """The smallest county, made once and rolled back at the end."""
    folder = tmp_path_factory.mktemp("county")
    here = override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, data=folder))
    with django_db_blocker.unblock(), here, transaction.atomic():
        fill(folder, 24, NOW, None)
        yield folder
        transaction.set_rollback(True)


def test_the_county_is_taken_in_whole(county):
    records = standing()
    assert list(flaws()) == []
    assert rebuild() == len(records["records"]) == Record.objects.unscoped().count() > 1000
    assert standing() == records
    assert not Unit.objects.unscoped().filter(path__contains="?").exists()
    there = ["demo-accounts.json", "packs", "results", "signals", "tables"]
    assert sorted(p.name for p in county.iterdir()) == there


def test_what_is_past_its_day_has_risen_on_the_first_evening(county):
    risen = Flag.objects.unscoped().filter(level__gte=1, over_on=None).select_related("record")
    assert {(f.record.stage, f.record.due_on < NOW.date()) for f in risen} == {("open", True)}


def test_there_is_an_account_for_each_role_with_one_password(county):
    sheet = json.loads((county / "demo-accounts.json").read_text(encoding="utf-8"))
    assert {row["role"] for row in sheet} == {role.value for role in Role}
    assert len({row["password"] for row in sheet}) == 1
    posts = Post.objects.unscoped().filter(account__login__in=[row["login"] for row in sheet])
    assert posts.exclude(person=None).count() == len(sheet)


def test_papers_of_a_township_without_accounts_were_typed_in_above(county):
    without = Post.objects.unscoped().filter(account=None, unit__type="branch").first()
    entry = Entry.objects.filter(unit=without.unit.code, kind__startswith="record.").exclude(
        on_behalf=""
    )[0]
    assert entry.on_behalf == without.person.code
    above = Post.objects.unscoped().get(account__actor=entry.actor)
    assert without.unit.path.startswith(above.unit.path)


def test_nobody_is_called_by_a_code(county):
    assert not Person.objects.unscoped().filter(name__regex="[A-Za-z0-9]").exists()


@pytest.mark.usefixtures("county")
def test_there_are_130_key_items_and_a_number_put_right_is_no_day_put_off():
    tasks = Record.objects.unscoped().filter(kind="task")
    assert tasks.filter(values__key_number__isnull=False).count() == 130
    put_off = [t for t in tasks if any(step["move"] == "extend" for step in t.steps)]
    assert {bool(t.values.get("extension_reason")) for t in put_off} == {True}
    counted = tasks.filter(values__key_number__isnull=False, values__actual__gt=0, stage="open")
    assert any(not any(s["move"] == "extend" for s in t.steps) for t in counted)


def test_the_questions_are_there_at_once_and_reach_back_to_earlier_years(county, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=county)
    found = kept.latest()
    assert found is not None
    assert found.day == NOW.date()
    assert any(signal.sort is Sort.TEXTS_AGAIN for signal in found.signals)
