"""The desk filled with the invented county: tree, people, posts, two years of records, accounts."""

from __future__ import annotations

import json
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.utils.timezone import localdate

from duixian.demo import characters, write
from duixian.demo.persons import name_of
from duixian.desk.accounts.models import Account
from duixian.desk.config.clock import now
from duixian.desk.org.models import Person, Post, Stay, Unit
from duixian.desk.walls import Role
from duixian.rulebook.ledger import read
from duixian.rulebook.packs import find, open_pack

from .arrival import Arriving, take_in_people, take_in_tree

Progress = Callable[[str, int, int], None]
SEED = 1
PACK = "chuangxianzhengyou"
ACCOUNTS = "demo-accounts.json"
ACTOR = "demo"


@dataclass(frozen=True)
class Seat:
    """One account of the demo county: what it is, at which unit, how it is called."""

    login: str
    role: Role
    unit: str


def seats(branches: int, units: Mapping[str, Unit]) -> list[Seat]:
    """One account for each role, at units that have something to show."""
    parts = characters(SEED, branches)
    good, tiger = units[parts["quiet_good"]], units[parts["paper_tiger"]]
    top = next(unit for unit in units.values() if unit.parent is None)
    township = _right_below(top, good)
    bureau = next(u for u in units.values() if u.parent == top and u.category == "bureau")
    return [
        Seat("leader", Role.LEADER, top.code),
        Seat("office", Role.OFFICE, top.code),
        Seat("township-secretary", Role.SECRETARY, township.code),
        Seat("township-clerk", Role.CLERK, township.code),
        Seat("bureau-clerk", Role.CLERK, bureau.code),
        Seat("branch-secretary", Role.SECRETARY, good.code),
        Seat("recorder", Role.RECORDER, tiger.code),
        Seat("auditor", Role.AUDITOR, top.code),
        Seat("administrator", Role.ADMINISTRATOR, top.code),
    ]


def _right_below(top: Unit, unit: Unit) -> Unit:
    while unit.parent is not None and unit.parent != top:
        unit = unit.parent
    return unit


def fill(data: Path, branches: int, show: Progress | None) -> None:
    """Make the county and take it in; to be called in a transaction."""
    moment = now()
    pack = open_pack(find(PACK))
    with tempfile.TemporaryDirectory(dir=data) as folder:
        county = Path(folder) / "county"
        write(county, seed=SEED, units=branches, today=localdate(moment), progress=show)
        arriving = Arriving(
            read(county, list(pack.kinds.values())), lambda code: name_of(SEED, code), ACTOR, moment
        )
        units = take_in_tree(arriving)
        take_in_people(arriving, units)
        appoint(data, seats(branches, units), units)


def appoint(data: Path, wanted: list[Seat], units: Mapping[str, Unit]) -> None:
    """Secretaries for all units, and accounts for the few that are printed."""
    taken: set[int] = set()
    posts = []
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    hashed = make_password(password)
    for seat in wanted:
        person = _somebody(units[seat.unit], taken)
        account = Account(login=seat.login, name=person.name, person=person.key, password=hashed)
        account.save()
        posts.append(_post(units[seat.unit], seat.role, person, account))
    led = {seat.unit for seat in wanted if seat.role is Role.SECRETARY}
    members = _first_members()
    for unit in units.values():
        led_by = members.get(unit.pk)
        if led_by is not None and unit.closed_on is None and unit.code not in led:
            posts.append(_post(unit, Role.SECRETARY, led_by, None))
    Post.objects.add_all(posts)
    sheet = [
        {"login": s.login, "role": s.role.value, "unit": units[s.unit].name, "password": password}
        for s in wanted
    ]
    kept = data / ACCOUNTS
    kept.touch(mode=0o600)
    kept.write_text(json.dumps(sheet, ensure_ascii=False, indent=1), encoding="utf-8")


def _post(unit: Unit, role: Role, person: Person, account: Account | None) -> Post:
    return Post(unit=unit, role=role, person=person, account=account, from_day=unit.opened_on)


def _first_members() -> dict[int, Person]:
    """The member who has been in each unit longest."""
    found: dict[int, Person] = {}
    stays = Stay.objects.unscoped().filter(left_on=None, status="full").select_related("person")
    for stay in stays.order_by("joined_on", "pk"):
        found.setdefault(stay.unit_id, stay.person)
    return found


def _somebody(unit: Unit, taken: set[int]) -> Person:
    """A full member of the unit or of a branch below it, who has no account yet."""
    people = Person.objects.unscoped().filter(unit__path__startswith=unit.path, status="full")
    person = people.exclude(pk__in=taken).order_by("pk")[0]
    taken.add(person.pk)
    return person
