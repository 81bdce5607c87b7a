"""Comments in a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from desk.records.conftest import Desk
from duixian.desk.records.models import Record
from duixian.rulebook.packs import find, open_pack

PARTS = {"achievements": "路修通了", "gaps": "账没公开", "direction": "按月公开"}


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T09:00:00+08:00")


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast, dict(open_pack(find("chuangxianzhengyou")).kinds), at("2026-11-23"))


@pytest.fixture
def give(desk) -> Callable[..., Record]:
    """A comment on a unit, by default of the county's leader on the branch of the elms."""

    def given(on: str, due: str, *, who: str = "leader", unit: str = "elm", **more: str) -> Record:
        there = Desk(desk.cast, desk.kinds, at(on))
        texts = {**PARTS, **more, "occurred_on": on, "due_on": due}
        return there.make(who, "comment", "give", unit, **texts).record

    return given


@pytest.fixture
def on_the_day(monkeypatch) -> None:
    """Pages are asked for on 23 November 2026."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: at("2026-11-23"))
