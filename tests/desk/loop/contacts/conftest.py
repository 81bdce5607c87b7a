"""Contact points, pairs and visits in a few words."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.conftest import OPENED
from desk.records.conftest import Desk
from duixian.desk.org.models import Stay
from duixian.rulebook.packs import find, open_pack


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T09:00:00+08:00")


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast, dict(open_pack(find("chuangxianzhengyou")).kinds), at("2026-11-23"))


@pytest.fixture
def on_the_day(monkeypatch) -> None:
    """Pages are asked for on 23 November 2026."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: at("2026-11-23"))


@pytest.fixture
def staying(cast) -> None:
    """Everybody has been on the roll for years."""
    for person in cast.persons.values():
        Stay(person=person, unit=person.unit, status="full", joined_on=OPENED).save()


@pytest.fixture
def name(desk):
    """A contact point: by default the county's leader looks after the branch of the elms."""

    def named(on: str, leader: str = "leader", unit: str = "elm", **more: str):
        texts = {"leader": desk.cast.persons[leader].code, "why": "weak", "aim": "账目公开", **more}
        return desk.make("office", "contact_point", "name", unit, occurred_on=on, **texts).record

    return named


@pytest.fixture
def come(desk):
    """Somebody was at a contact point."""

    def came(point, on: str, **more: str):
        unit = next(n for n, u in desk.cast.units.items() if u == point.unit)
        return desk.make(
            "leader",
            "guidance",
            "note",
            unit,
            point=point.code,
            seen="看了账",
            occurred_on=on,
            **more,
        ).record

    return came
