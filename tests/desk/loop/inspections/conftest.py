"""A round of inspection in the small county: published, frozen with a promised seed, started, drawn."""

from __future__ import annotations

import pytest

from desk.conftest import OPENED
from desk.records.conftest import NOW, Desk
from duixian.desk.accounts.models import Account
from duixian.desk.loop.inspections.lot import Basis, lots_of
from duixian.desk.org.models import Person, Post
from duixian.desk.records.models import Record
from duixian.desk.walls import Role
from duixian.rulebook.kinds import Kind
from duixian.rulebook.packs import open_pack
from duixian.rulebook.ranks.draws import commitment
from house.tree import ROOT

SEED = "4-1-6-2-2-5-3-6"
DECLARED = {
    "round": "supervision", "day": "2026-12-31", "occurred_on": "2026-11-23", "ways": ["survey"],
    "peers": "parent", "take": "1",
}  # fmt: skip


@pytest.fixture(scope="session")
def kinds() -> dict[str, Kind]:
    return dict(open_pack(ROOT / "packs/chuangxianzhengyou").kinds)


@pytest.fixture
def desk(cast, kinds) -> Desk:
    """The desk with a second person in the office, since nobody checks themselves."""
    county = cast.units["county"]
    person = Person(code="P90", name="文岭", unit=county, status="full")
    person.save()
    account = Account(login="second", name="文岭", person=person.key, password="!")
    account.save()
    Post(unit=county, role=Role.OFFICE, person=person, account=account, from_day=OPENED).save()
    cast.persons["second"], cast.accounts["second"] = person, account
    return Desk(cast, kinds)


@pytest.fixture
def published(desk: Desk) -> Record:
    record = desk.make("office", "round", "declare", unit="county", **DECLARED).record
    return desk.move("second", record, "publish", state_on="2026-11-23", criteria="公开栏").record


@pytest.fixture
def frozen(desk: Desk, published: Record) -> Record:
    """The hash of the seed is out, and that of the list of branches under their townships."""
    hashes = {
        "fingerprint": "f" * 64, "known_on": "2027-01-05", "commitment": commitment(SEED),
        "listed": lots_of(published, Basis(), desk.now.date()).hash,
    }  # fmt: skip
    return desk.move("office", published, "freeze_lot", state_on="2026-11-23", **hashes).record


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The desk's clock stands at the morning of the tests."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)
