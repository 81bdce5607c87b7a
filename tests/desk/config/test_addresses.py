"""Every address x every role x own, parent, sibling and foreign: nothing is shown past the walls.

The addresses come from the resolver, not from a list by hand; an address without a row in
`addresses.py` fails. Every text that somebody entered bears a mark of its unit, which nobody who
may not see the unit finds on any page, in any workbook, on any page of refusal.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import uuid
import zipfile
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from desk.config.addresses import ADDRESSES, Address, routes
from desk.records.conftest import Desk
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import keep
from duixian.desk.org.models import Post
from duixian.desk.records.models import Attachment, Draft
from duixian.desk.walls import SEEING, Role
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

PLACES = ("elm", "north", "reed", "well")  # own, parent, sibling, foreign for those at the branch
ASKING = (
    "leader", "office", "auditor", "administrator", "secretary", "clerk", "branch", "recorder",
)  # fmt: skip
MARK = "⟦{}⟧"
MARKS = re.compile(r"⟦(\w+)⟧")
PASSING = re.compile(r'datetime="[^"]+"|csrfmiddlewaretoken" value="\w+"|name="next" value="[^"]+"')
NOWHERE = uuid.UUID("00000000-0000-4000-8000-000000000000")


@dataclass
class Things:
    """What lies in each place: the arguments that point at it, by what an address is about."""

    desk: Desk
    by_place: dict[str, dict[str, dict[str, Any]]]

    def arguments(self, name: str, about: str, place: str) -> dict[str, Any]:
        """The arguments of a route for what lies in a place."""
        wanted = dict(routes())[name].pattern.converters
        found = {**self.by_place[place].get("any", {}), **self.by_place[place].get(about, {})}
        return {key: found[key] for key in wanted}


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """One data folder for all tests, so that the pack is read once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def campaign(cast, data, settings):
    """A campaign over the whole county, so that there are numbers to be shown."""
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=data)
    pack = open_pack(ROOT / "packs/chuangxianzhengyou")
    keep(ROOT / "packs/chuangxianzhengyou", pack)
    found = Campaign(
        pack=pack.id, fingerprint=pack.fingerprint, name_zh=pack.name.zh, name_en=pack.name.en,
        unit=cast.units["county"], starts_on=dt.date(2026, 1, 1),
    )  # fmt: skip
    found.save()
    return found


@pytest.fixture
def things(cast, campaign):
    """A record with a picture and a draft in every place, each text marked with its unit."""
    desk = Desk(cast, dict(open_pack(ROOT / "packs/chuangxianzhengyou").kinds))
    writers = {"elm": "branch", "north": "secretary", "reed": "reed_branch", "well": "well_branch"}
    posts, by_place = Post.objects.seen_by(cast.viewer("administrator")), {}
    for place in PLACES:
        unit = cast.units[place]
        unit.name += MARK.format(unit.code)
        unit.save()
        mark = MARK.format(unit.code)
        record = desk.make(
            writers[place], "visit", "note", unit=place,
            household=f"田家{mark}", heard=f"水渠漏水{mark}", occurred_on="2026-11-20",
        ).record  # fmt: skip
        draft = Draft(
            account=cast.accounts[writers[place]], unit=unit, kind="visit",
            texts={"heard": [f"草稿{mark}"]}, changed_at=desk.now,
        )  # fmt: skip
        draft.save()
        picture = Attachment(
            record=record, sha256="0" * 64, media_type="image/png", size=1, added_at=desk.now
        )
        picture.save()
        by_place[place] = {
            "any": {
                "kind": "visit",
                "move": "strike",
                "indicator": "households_visited",
                "key": campaign.key,
            },
            "unit": {"unit": unit.key, "key": unit.key},
            "record": {"key": record.key},
            "post": {"key": posts.get(account=cast.accounts[writers[place]]).key},
            "draft": {"draft": draft.key},
            "picture": {"key": record.key, "picture": picture.key},
        }
    by_place["nowhere"] = {
        "any": by_place["elm"]["any"],
        **dict.fromkeys(
            ("unit", "record", "post", "draft", "picture"),
            dict.fromkeys(("unit", "key", "draft", "picture"), NOWHERE),
        ),
    }
    return Things(desk, by_place)


def ask(client, name: str, address: Address, arguments: dict[str, Any]):
    """The answer of a route."""
    return getattr(client, address.method)(reverse(name, kwargs=arguments))


def body(response) -> str:
    """Everything that an answer says, workbooks unpacked."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(each) for each in archive.namelist())
    return data.decode("utf-8", errors="replace")


def refusal(response) -> str:
    """What an answer says, without the moment, the token and the address that was asked for."""
    return PASSING.sub("", body(response))


def test_every_address_has_a_row_and_every_row_an_address():
    assert {name for name, _ in routes()} == set(ADDRESSES)


def test_every_view_is_open_to_whom_the_matrix_says():
    declared = {name: getattr(pattern.callback, "access", None) for name, pattern in routes()}
    assert declared == {name: address.access for name, address in ADDRESSES.items()}


@pytest.mark.parametrize("name", sorted(n for n, a in ADDRESSES.items() if not a.access.anyone))
def test_strangers_are_sent_to_sign_in(things, client, name):
    address = ADDRESSES[name]
    response = ask(client, name, address, things.arguments(name, address.about, "elm"))
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("who", ASKING)
def test_a_page_that_is_not_for_a_role_says_so(things, cast, who):
    roles = cast.viewer(who).roles
    closed = {
        name: a for name, a in ADDRESSES.items() if a.access.roles and not a.access.roles & roles
    }
    found = {
        name: ask(cast.browser(who), name, a, things.arguments(name, a.about, "elm")).status_code
        for name, a in closed.items()
    }
    assert found == dict.fromkeys(closed, 403)


def in_sight(cast, who: str, place: str, roles: frozenset[Role]) -> bool:
    return cast.viewer(who).holds(roles, cast.units[place].path)


@pytest.mark.parametrize("who", ASKING)
def test_what_lies_out_of_sight_is_not_there(things, cast, who):
    roles, wrong = cast.viewer(who).roles, {}
    for name, address in ADDRESSES.items():
        if not address.about or not address.access.roles & roles:
            continue
        for place in PLACES:
            browser = cast.browser(who)
            response = ask(browser, name, address, things.arguments(name, address.about, place))
            nothing = ask(browser, name, address, things.arguments(name, address.about, "nowhere"))
            seen = in_sight(cast, who, place, address.access.roles)
            right = (
                response.status_code in address.answers
                if seen
                else (response.status_code, refusal(response)) == (404, refusal(nothing))
            )
            if not right:
                wrong[name, place] = (response.status_code, nothing.status_code)
    assert wrong == {}


@pytest.mark.parametrize("who", ASKING)
def test_nobody_finds_the_marks_of_units_out_of_sight(things, cast, who):
    viewer, browser = cast.viewer(who), cast.browser(who)
    named = frozenset({*SEEING, Role.AUDITOR, Role.ADMINISTRATOR})
    hidden = {u.code for u in cast.units.values() if not viewer.holds(named, u.path)}
    shown = {}
    for name, address in ADDRESSES.items():
        if address.method != "get" or not address.access.admits(viewer):
            continue
        for place in PLACES if address.about else ("elm",):
            response = ask(browser, name, address, things.arguments(name, address.about, place))
            if found := set(MARKS.findall(body(response))) & hidden:
                shown[name, place] = found
    assert shown == {}
