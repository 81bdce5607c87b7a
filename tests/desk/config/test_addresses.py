"""Every address x every role x own, parent, sibling and foreign: nothing is shown past the walls.

The addresses come from the resolver, not from a list by hand; an address without a row in
`addresses.py` fails. Every text that somebody entered bears a mark of its unit, which nobody who
may not see the unit finds on any page, in any workbook, on any page of refusal.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from desk.config.addresses import ADDRESSES, Address, routes
from desk.config.things import PLACES, WRITERS, Things
from duixian.desk.walls import SEEING, Role

pytestmark = pytest.mark.django_db
ASKING = (
    "leader", "office", "auditor", "administrator", "secretary", "clerk", "branch", "recorder",
)  # fmt: skip
NAMED = frozenset({*SEEING, Role.AUDITOR, Role.ADMINISTRATOR})
MARKS = re.compile(r"⟦(\w+)⟧")
PASSING = re.compile(r'datetime="[^"]+"|csrfmiddlewaretoken" value="\w+"|name="next" value="[^"]+"')


def ask(client: Client, here: Things, name: str, address: Address, place: str):
    """The answer of a route; what it changed is taken back."""
    client.cookies.pop("messages", None)  # what was said about the question before
    where = reverse(name, kwargs=here.arguments(name, address, place))
    point = transaction.savepoint()
    response = getattr(client, address.method)(where)
    transaction.savepoint_rollback(point)
    return response


def body(response: Any) -> str:
    """Everything that an answer says, workbooks unpacked."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(each) for each in archive.namelist())
    return data.decode("utf-8", errors="replace")


def refusal(response: Any) -> tuple[int, str]:
    """What an answer says, without the moment, the token and the address that was asked for."""
    return response.status_code, PASSING.sub("", body(response))


def test_every_address_has_a_row_and_every_row_an_address():
    assert {name for name, _ in routes()} ^ set(ADDRESSES) == set()


def test_every_view_is_open_to_whom_the_matrix_says():
    declared = {name: getattr(pattern.callback, "access", None) for name, pattern in routes()}
    wrong = {name: declared[name] for name, a in ADDRESSES.items() if declared[name] != a.access}
    assert wrong == {}


def test_strangers_are_sent_to_sign_in(here):
    sent = {}
    for name, address in ADDRESSES.items():
        if not address.access.anyone:
            response = ask(Client(), here, name, address, "elm")
            if (response.status_code, response.headers.get("Location", "")[:9]) != (
                302,
                "/sign-in/",
            ):
                sent[name] = response.status_code
    assert sent == {}


@pytest.mark.parametrize("who", ASKING)
def test_a_page_that_is_not_for_a_role_says_so(here, who):
    roles, wrong = here.cast.viewer(who).roles, {}
    for name, address in ADDRESSES.items():
        if address.access.roles and not address.access.roles & roles:
            status = ask(here.browsers[who], here, name, address, "elm").status_code
            if status != 403:
                wrong[name] = status
    assert wrong == {}


def in_sight(here: Things, who: str, place: str, address: Address) -> bool:
    """Whether what lies there may be seen by somebody through this address."""
    if address.about == "campaign":
        return True  # the county's campaign concerns everybody below
    if address.about == "draft":
        return WRITERS[place] == who
    return here.cast.viewer(who).holds(address.access.roles, here.cast.units[place].path)


@pytest.mark.parametrize("who", ASKING)
def test_what_lies_out_of_sight_is_not_there(here, who):
    roles, wrong = here.cast.viewer(who).roles, {}
    for name, address in ADDRESSES.items():
        if not address.about or not address.access.roles & roles:
            continue
        nothing = refusal(ask(here.browsers[who], here, name, address, "nowhere"))
        for place in PLACES:
            response = ask(here.browsers[who], here, name, address, place)
            if in_sight(here, who, place, address):
                right = response.status_code in address.answers
            else:
                right = response.status_code == 404 and refusal(response) == nothing
            if not right:
                wrong[name, place] = (response.status_code, nothing[0])
    assert wrong == {}


def path(here: Things, code: str) -> str:
    """Where the unit of that code stands."""
    return next(unit.path for unit in here.cast.units.values() if unit.code == code)


@pytest.mark.parametrize("who", ASKING)
def test_nobody_finds_the_marks_of_units_out_of_sight(here, who):
    viewer = here.cast.viewer(who)
    hidden = {u.code for u in here.cast.units.values() if not viewer.holds(NAMED, u.path)}
    above = {a for a in hidden if any(g.path.startswith(path(here, a)) for g in viewer.grants)}
    hidden |= {f"{code}的名称" for code in hidden - above}  # a branch knows what is above it
    shown = {}
    for name, address in ADDRESSES.items():
        if address.method != "get" or not address.access.admits(viewer):
            continue
        for place in PLACES if address.about else ("elm",):
            response = ask(here.browsers[who], here, name, address, place)
            if found := set(MARKS.findall(body(response))) & hidden:
                shown[name, place] = found
    assert shown == {}


def test_the_marks_are_there_for_those_who_may_see_them(here):
    seen = set()
    for name in ("records:list", "records:one", "scorecards:why", "records:workbook"):
        for place in PLACES:
            response = ask(here.browsers["office"], here, name, ADDRESSES[name], place)
            seen |= {(name, mark) for mark in MARKS.findall(body(response))}
    places = {here.cast.units[place].code for place in PLACES}
    assert {name for name, mark in seen if mark in places} == {
        "records:list", "records:one", "scorecards:why", "records:workbook"
    }  # fmt: skip
