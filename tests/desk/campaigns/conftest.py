"""A data folder for the packs that campaigns keep."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from duixian.desk.campaigns.actions import Answered, start
from duixian.rulebook.packs import find

PACK = "chuangxianzhengyou"
NOW = dt.datetime(2026, 11, 23, 10, 32, tzinfo=dt.timezone(dt.timedelta(hours=8)))
STARTED = dt.date(2026, 1, 1)
ANSWERED = Answered("试办通知", "贺川")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """One data folder for all tests of the room, so that its pack is read once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def data(folder, settings):
    """The data folder, in use."""
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=folder)
    return folder


@pytest.fixture
def begin(cast, data):
    """Starting a campaign in a few words."""

    def begun(unit="county", who="office", answered=ANSWERED, ends=None):
        return start(
            viewer=cast.viewer(who), now=NOW, source=find(PACK), unit=cast.units[unit],
            days=(STARTED, ends), answered=answered,
        )  # fmt: skip

    return begun
