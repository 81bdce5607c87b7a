"""A year of one village branch: everything is entered once, and the scorecards are read before and after.

The stories share one county, so that its numbers are worked out twice and not once for each story.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

import pytest
from django.conf import settings as configured
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import translation

from desk.conftest import OPENED, PASSWORD, planted, planted_cast
from desk.records.conftest import Desk
from desk.records.views.pages import said
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Person, Stay, Unit
from duixian.desk.records.models import Record
from duixian.rulebook.packs import find, open_pack
from stories import above, year

YEAR = (dt.date(2026, 1, 1), None)
STARTS = {
    "chuangxianzhengyou": YEAR,
    "bairizhengzhi": (dt.date(2026, 9, 1), dt.date(2026, 12, 9)),
    "named_samples": YEAR,
}
NOW = dt.datetime(2026, 11, 23, 17, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@dataclass
class Told:
    """What the pages say: numbers by unit and indicator, before anything was entered and after all."""

    desk: Desk
    campaigns: list[Campaign]
    made: dict[str, Record] = field(default_factory=dict)
    before: dict[tuple[str, str], str] = field(default_factory=dict)
    after: dict[tuple[str, str], str] = field(default_factory=dict)

    def changed(self, indicator: str, unit: str = "elm") -> tuple[str, str]:
        """A number on the scorecard of a unit, before and after."""
        return self.before[unit, indicator], self.after[unit, indicator]

    def page(self, who: str, name: str) -> str:
        """What somebody reads on the page of a record."""
        return said(self.desk.cast.browser(who).get(f"/records/{self.made[name].key}/"))

    def campaign(self, who: str, nth: int) -> str:
        """What somebody reads on the page of a campaign."""
        return said(self.desk.cast.browser(who).get(f"/campaigns/{self.campaigns[nth].key}/"))

    def card(self, who: str, unit: str = "elm") -> str:
        """What somebody reads on the scorecard of a unit."""
        path = f"/scorecards/{self.desk.cast.units[unit].key}/?campaign={self.campaigns[0].key}"
        return said(self.desk.cast.browser(who).get(path))

    def why(self, who: str, indicator: str, unit: str = "elm") -> str:
        """What somebody reads on asking why a number is what it is."""
        key = self.desk.cast.units[unit].key
        path = f"/scorecards/{key}/why/{indicator}/?campaign={self.campaigns[0].key}"
        return said(self.desk.cast.browser(who).get(path))


def numbers(cast, campaigns) -> dict[tuple[str, str], str]:
    """Every number on the scorecards of a branch, its township and its neighbours."""
    found = {}
    for unit in ("elm", "reed", "ferry", "north", "farm", "trade"):
        for campaign in campaigns:
            page = cast.browser("office").get(
                f"/scorecards/{cast.units[unit].key}/?campaign={campaign.key}"
            )
            links = re.findall(r'/why/(\w+)/[^"]*">([^<]*)<', page.content.decode())
            here = {(unit, indicator): number.split("（")[0].strip() for indicator, number in links}
            found = here | found
    return found


def started(cast, name: str) -> Campaign:
    """A campaign over the county, begun by its office."""
    return start(
        viewer=cast.viewer("office"), now=NOW, source=find(name), unit=cast.units["county"],
        days=STARTS[name], answered=Answered("试办通知", "贺川"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The data folder of the year."""
    return tmp_path_factory.mktemp("year")


@pytest.fixture(autouse=True)
def data_folder(place, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=place)
    return place


@pytest.fixture(autouse=True)
def frozen(monkeypatch):
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)


@pytest.fixture(autouse=True)
def in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def told(request, django_db_blocker, place):
    """The year, gone through once; what was entered is undone when the module ends."""
    request.getfixturevalue("django_db_setup")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as patch,
        translation.override("zh-hans"),
    ):
        patch.setattr("duixian.desk.config.middleware.now", lambda: NOW)
        patch.setattr(
            configured, "ENVIRONMENT", replace(configured.ENVIRONMENT, data=place), raising=False
        )
        cast = planted_cast(make_password(PASSWORD))
        hill = planted("B23", "竹坡村党支部", "branch", "rural", cast.units["south"])
        for name, code, line in (("farm", "B31", "farming"), ("trade", "B32", "economic")):
            called = f"{cast.units['county'].name}{code}党支部"
            cast.units[name] = planted(code, called, "branch", line, cast.units["county"])
        cast.persons["hill"] = Person(code="P12", name="竹青", unit=hill, status="full")
        cast.persons["hill"].save()
        for person in cast.persons.values():
            Stay(person=person, unit=person.unit, status="full", joined_on=OPENED).save()
        for code, category in (("B22", "private_enterprise"), ("B12", "community")):
            Unit.objects.unscoped().filter(code=code).update(category=category)
        Person.objects.unscoped().filter(code="P9").update(born="1990-05")
        opened = [open_pack(find(name)) for name in STARTS]
        campaigns = [started(cast, name) for name in STARTS]
        kinds = {id_: kind for pack in opened for id_, kind in pack.kinds.items()}
        story = Told(Desk(cast, kinds), campaigns)
        story.before = numbers(cast, campaigns)
        story.made = year.gone_through(story.desk) | above.gone_through(story.desk)
        story.after = numbers(cast, campaigns)
        yield story
        transaction.set_rollback(True)
