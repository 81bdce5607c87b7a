"""A small cast for the desk: a county, two townships of two branches, and somebody in each role."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import translation

from duixian.desk.accounts.models import Account
from duixian.desk.org.models import Person, Post, Unit, UnitMove
from duixian.desk.org.queries import viewer_of
from duixian.desk.walls import Role, Viewer

DAY = dt.date(2026, 11, 23)
OPENED = dt.date(2020, 1, 1)
PASSWORD = "秋收冬藏-2026"
TREE = {
    "county": ("X", "绛桐县委", "committee", "office", None),
    "north": ("T1", "云岫镇党委", "committee", "rural", "county"),
    "south": ("T2", "石梁镇党委", "committee", "rural", "county"),
    "elm": ("B11", "榆树湾村党支部", "branch", "rural", "north"),
    "reed": ("B12", "芦花村党支部", "branch", "rural", "north"),
    "well": ("B21", "双井村党支部", "branch", "rural", "south"),
    "ferry": ("B22", "古渡村党支部", "branch", "rural", "south"),
}
POSTS = {
    "leader": ("county", Role.LEADER, "贺川"),
    "office": ("county", Role.OFFICE, "苏棠"),
    "auditor": ("county", Role.AUDITOR, "严平"),
    "administrator": ("county", Role.ADMINISTRATOR, "陆网"),
    "secretary": ("north", Role.SECRETARY, "程岚"),
    "clerk": ("north", Role.CLERK, "柏青"),
    "south_clerk": ("south", Role.CLERK, "常乐"),
    "branch": ("elm", Role.SECRETARY, "田丰"),
    "recorder": ("elm", Role.RECORDER, "米禾"),
    "reed_branch": ("reed", Role.SECRETARY, "江月"),
    "well_branch": ("well", Role.SECRETARY, "石泉"),
}


@dataclass
class Cast:
    """Units, persons and accounts by the names that tests call them."""

    units: dict[str, Unit] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def viewer(self, name: str, day: dt.date = DAY) -> Viewer:
        """What somebody may see on a day."""
        return viewer_of(self.accounts[name], day)

    def browser(self, name: str) -> Client:
        """A browser in which somebody has signed in."""
        client = Client()
        client.force_login(self.accounts[name], backend="duixian.desk.accounts.backends.Door")
        return client


def planted(code: str, name: str, type_: str, category: str, parent: Unit | None) -> Unit:
    """A unit in its place in the tree."""
    unit = Unit(
        code=code, name=name, type=type_, category=category, parent=parent, path=f"{code}?",
        opened_on=OPENED,
    )  # fmt: skip
    unit.save()
    unit.path = f"{parent.path if parent else ''}{unit.pk}/"
    unit.save()
    UnitMove(unit=unit, on=OPENED, parent=parent).save()
    return unit


@pytest.fixture(autouse=True)
def in_chinese():
    """Each test begins in the default language, whatever the one before has read."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    """What is kept as a file goes into a folder of the test's own."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path / "data")
    return settings.ENVIRONMENT.data


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of everybody's password, worked out once: it is slow on purpose."""
    return make_password(PASSWORD)


def planted_cast(password_hash: str) -> Cast:
    """The whole cast in an empty database."""
    found = Cast()
    for name, (code, called, type_, category, above) in TREE.items():
        parent = found.units.get(above)
        found.units[name] = planted(code, called, type_, category, parent)
    for nth, (name, (unit, role, called)) in enumerate(POSTS.items(), 1):
        person = Person(code=f"P{nth}", name=called, unit=found.units[unit], status="full")
        person.save()
        account = Account(login=name, name=called, person=person.key, password=password_hash)
        account.save()
        Post(
            unit=found.units[unit], role=role, person=person, account=account, from_day=OPENED
        ).save()
        found.persons[name], found.accounts[name] = person, account
    return found


@pytest.fixture
def cast(db, password_hash) -> Cast:
    """The whole cast."""
    return planted_cast(password_hash)
