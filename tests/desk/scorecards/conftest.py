"""A small county worked out by hand elsewhere, taken into the desk, with a campaign over it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from duixian.desk.accounts.models import Account
from duixian.desk.campaigns import packs
from duixian.desk.campaigns.models import Campaign
from duixian.desk.ledger.queries import last_seq, leaf_at
from duixian.desk.org.models import Post, Unit
from duixian.desk.org.queries import viewer_of
from duixian.desk.scorecards import results, scoring
from duixian.desk.scorecards.results import Result, Stand
from duixian.desk.upkeep.arrival import Arriving, take_in_people, take_in_tree
from duixian.desk.walls import Role, Viewer
from duixian.rulebook.ledger import read
from duixian.rulebook.packs import find, open_pack

SMALL = Path(__file__).parents[2] / "counties" / "small"
NOW = dt.datetime(2010, 12, 31, 10, 32, tzinfo=dt.timezone(dt.timedelta(hours=8)))
DAY = NOW.date()
PACK = "chuangxianzhengyou"
LONG_AGO = dt.date(2000, 1, 1)
STARTED = dt.date(2010, 4, 6)
POSTS = {
    "office": ("C", Role.OFFICE),
    "leader": ("C", Role.LEADER),
    "auditor": ("C", Role.AUDITOR),
    "clerk": ("T", Role.CLERK),
    "branch": ("a", Role.SECRETARY),
    "other": ("b", Role.SECRETARY),
    "far": ("S", Role.CLERK),
}


@dataclass
class County:
    """The small county as it stands in the desk: units by code, accounts by name, its campaign."""

    units: dict[str, Unit]
    accounts: dict[str, Account] = field(default_factory=dict)
    campaign: Campaign | None = None

    def viewer(self, name: str) -> Viewer:
        """What somebody may see on the day."""
        return viewer_of(self.accounts[name], DAY)

    def browser(self, name: str) -> Client:
        """A browser in which somebody has signed in."""
        client = Client()
        client.force_login(self.accounts[name], backend="duixian.desk.accounts.backends.Door")
        return client

    def worked_out(self, seq: int | None = None, day: dt.date = DAY) -> Result:
        """The numbers of its campaign on a day, kept as those of the last entry or another."""
        assert self.campaign is not None
        at = last_seq() if seq is None else seq
        stand = Stand(at, day, NOW, leaf_at(at))
        results.keep(self.campaign.key, Result(stand, scored(self.campaign, day), "C"))
        found = results.latest(self.campaign.key)
        assert found is not None
        return found


@cache
def pack():
    return open_pack(find(PACK))


@cache
def ledger():
    return read(SMALL, list(pack().kinds.values()))


SCORED: dict[dt.date, object] = {}


def scored(campaign, day):
    """The numbers of a day, worked out once: the small county never changes."""
    if day not in SCORED:
        SCORED[day] = scoring.county(campaign, ledger(), day)
    return SCORED[day]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A data folder for all tests of the room: packs are kept once, results lie apart by campaign."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def data(folder, settings):
    """The data folder, in use."""
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=folder)
    packs.keep(packs.looked_at(PACK))
    return folder


@pytest.fixture
def county(db, data):
    """The small county with its campaign, nothing worked out yet."""
    arriving = Arriving(ledger(), lambda code: f"名{code}", "demo", NOW)
    found = County(take_in_tree(arriving))
    take_in_people(arriving, found.units)
    for name, (unit, role) in POSTS.items():
        account = Account(login=name, name=f"人{name}")
        account.save()
        Post(unit=found.units[unit], role=role, account=account, from_day=LONG_AGO).save()
        found.accounts[name] = account
    found.campaign = Campaign(
        pack=PACK, fingerprint=pack().fingerprint, name_zh="创先争优活动", name_en="Strive to excel",
        unit=found.units["C"], starts_on=STARTED,
    )  # fmt: skip
    found.campaign.save()
    return found


@pytest.fixture
def frozen(monkeypatch):
    """The desk's clock stands at the moment of the numbers."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)
