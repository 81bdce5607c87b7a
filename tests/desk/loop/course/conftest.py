"""A county with campaigns at work, and hands that write plans, pledges and problems into it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from desk.records.conftest import NOW, Desk
from duixian.desk.campaigns.actions import Answered, Arranged, start
from duixian.desk.campaigns.models import Campaign
from duixian.desk.records.models import Record
from duixian.rulebook.packs import find, open_pack

TWO_LEVELS = "chuangxianzhengyou"
STARTED = dt.date(2026, 11, 2)
PLAN = {
    "title": "创先争优实施方案",
    "main_task": "修好水渠。",
    "asks": "入户走访。公开承诺。问题挂号。群众来评。",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """One data folder for all tests of the room, so that its packs are read once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def data(folder, settings):
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=folder)
    return folder


@pytest.fixture
def begin(cast, data) -> Callable[..., Campaign]:
    """Starting a campaign in a few words."""

    def begun(
        pack: str = TWO_LEVELS,
        days: tuple[dt.date, dt.date | None] = (STARTED, None),
        unit: str = "county",
        **arranged: object,
    ) -> Campaign:
        return start(
            viewer=cast.viewer("office"), now=Desk(cast, {}).now, source=find(pack),
            unit=cast.units[unit], days=days, answered=Answered("试办通知", "贺川"),
            arranged=Arranged(**arranged),
        )  # fmt: skip

    return begun


@pytest.fixture
def desk(cast, data) -> Desk:
    return Desk(cast, dict(open_pack(find(TWO_LEVELS)).kinds))


@pytest.fixture
def clock(monkeypatch) -> None:
    """The desk's clock stands at the moment of the records."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)


def plan(desk: Desk, who: str, approver: str, unit: str, on: str, **texts: object) -> Record:
    """A plan drawn up by one and approved by another, on the same day."""
    given = {**PLAN, "occurred_on": on, **texts}
    drawn = desk.make(who, "plan", "draw_up", unit, **given).record
    return desk.move(approver, drawn, "approve", state_on=on).record


def pledge(desk: Desk, on: str = "2026-03-02", due: str = "2026-10-31") -> Record:
    """A pledge of the branch of the elms that is shown and not judged yet."""
    said = {"text": "十月底前修好东渠", "amount": "1", "person": "P8", "due_on": due}
    first = desk.make(
        "recorder", "pledge", "propose", maker="organisation", occurred_on=on, **said
    ).record
    reviewed = desk.move("clerk", first, "review", state_on=on, **said).record
    return desk.move("branch", reviewed, "show", state_on=on).record


def problem(desk: Desk, on: str = "2026-06-10") -> Record:
    """A problem of the branch of the reeds that nobody has taken up."""
    return desk.make(
        "reed_branch", "problem", "register", "reed", source="masses", text="路灯不亮",
        occurred_on=on,
    ).record  # fmt: skip
