"""The desk filled with the invented county: tree, people, posts, two years of records, accounts."""

from __future__ import annotations

import datetime as dt
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
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.duties.actions import night
from duixian.desk.loop.signals import kept
from duixian.desk.org.models import Person, Post, Stay, Unit
from duixian.desk.org.queries import viewer_of
from duixian.desk.records.models import Record
from duixian.desk.scorecards import scoring
from duixian.desk.walls import Role
from duixian.rulebook.ledger import read
from duixian.rulebook.packs import find, open_pack

from .arrival import Arriving, take_in_people, take_in_tree
from .arriving_records import Hand, Records

Progress = Callable[[str, int, int], None]
SEED = 1
PACK = "chuangxianzhengyou"
ACCOUNTS = "demo-accounts.json"
ACTOR = "demo"
BATCH = 1000


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


def fill(data: Path, branches: int, moment: dt.datetime, show: Progress | None) -> None:
    """Make the county, take it in, tell what is due and look for questions; to be called in a transaction."""
    pack = open_pack(find(PACK))
    with tempfile.TemporaryDirectory(dir=data) as folder:
        county = Path(folder) / "county"
        write(county, seed=SEED, units=branches, today=localdate(moment), progress=show)
        ledger = read(county, list(pack.kinds.values()))
    arriving = Arriving(ledger, lambda code: name_of(SEED, code), ACTOR, moment)
    units = take_in_tree(arriving)
    take_in_people(arriving, units)
    hands = Hands(units, appoint(data, branches, units))
    Records(arriving, pack.kinds, hands, lambda key: name_of(SEED, key)).take_in()
    campaign = launch(arriving, units, moment)
    night(day=localdate(moment), now=moment, kinds=installed_kinds())
    scoring.work_out(campaign, moment)
    kept.work_out(localdate(moment))


def launch(arriving: Arriving, units: Mapping[str, Unit], moment: dt.datetime) -> Campaign:
    """The campaign with the county's own calendar, started by its office.

    The pack of 2010 divides the campaign into phases, which today's rules forbid: the office says
    on what basis it does so.
    """
    rows = arriving.rows("calendar")
    whole = next(row for row in rows if row["item"] == "campaign")
    office = Account.objects.get(login="office")
    campaign = start(
        viewer=viewer_of(office, moment.date()),
        now=moment,
        source=find(PACK),
        unit=next(unit for unit in units.values() if unit.parent is None),
        days=(whole["starts_on"], whole["ends_on"]),
        answered=Answered("演示：按 2010 年的安排", "演示"),
    )
    campaign.calendar = {
        row["item"]: [
            row["starts_on"].isoformat(),
            row["ends_on"].isoformat() if row["ends_on"] else None,
        ]
        for row in rows
    }
    own = Record.objects.unscoped().filter(kind="plan", unit=campaign.unit).order_by("occurred_on")
    campaign.plan = own.values_list("code", flat=True).first() or ""
    campaign.save()
    return campaign


def appoint(data: Path, branches: int, units: Mapping[str, Unit]) -> dict[str, Post]:
    """A secretary for each unit, with an account but for one township; and the accounts to print.

    Who enters for a unit, by its code: the secretary's post.
    """
    wanted = seats(branches, units)
    taken: set[int] = set()
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    hashed = make_password(password)
    printed = []
    for seat in wanted:
        person = _somebody(units[seat.unit], taken)
        assert person is not None, seat.unit
        account = Account(login=seat.login, name=person.name, person=person.key, password=hashed)
        account.save()
        printed.append(_post(units[seat.unit], seat.role, person, account))
    led = {post.unit.code: post for post in printed if post.role is Role.SECRETARY}
    lagging = units[characters(SEED, branches)["lagging_township"]]
    members = _first_members()
    rest = []
    for unit in units.values():
        person = members.get(unit.pk) or _somebody(unit, taken)
        if unit.closed_on is None and unit.code not in led and person is not None:
            by_themselves = not unit.path.startswith(lagging.path) or unit == lagging
            unused = _unused(unit, person) if by_themselves else None
            led[unit.code] = _post(unit, Role.SECRETARY, person, unused)
            rest.append(led[unit.code])
    Account.objects.bulk_create([p.account for p in rest if p.account], batch_size=BATCH)
    Post.objects.add_all([*printed, *rest])
    _print(data, wanted, units, password)
    return led


def _print(data: Path, wanted: list[Seat], units: Mapping[str, Unit], password: str) -> None:
    sheet = [
        {"login": s.login, "role": s.role.value, "unit": units[s.unit].name, "password": password}
        for s in wanted
    ]
    kept = data / ACCOUNTS
    kept.touch(mode=0o600)
    kept.write_text(json.dumps(sheet, ensure_ascii=False, indent=1), encoding="utf-8")


def _unused(unit: Unit, person: Person) -> Account:
    """An account whose slip has not been printed yet: nobody can sign in with it."""
    return Account(
        login=f"{unit.code}-1", name=person.name, person=person.key, password=make_password(None)
    )


@dataclass(frozen=True)
class Hands:
    """Who made which step in the demo county: the unit's secretary, or the one above.

    Where the secretary has no account, the unit above typed the paper in.
    """

    units: Mapping[str, Unit]
    secretaries: Mapping[str, Post]

    def own(self, code: str) -> Hand:
        """Who enters for a unit."""
        return self._of(self.units[code])

    def above(self, code: str) -> Hand:
        """Who decides for the unit above; for the top its own secretary."""
        unit = self.units[code]
        return self._of(unit.parent or unit)

    def _of(self, unit: Unit) -> Hand:
        while unit.parent is not None and unit.code not in self.secretaries:
            unit = unit.parent
        post = self.secretaries[unit.code]
        person = post.person.code if post.person else ""
        if post.account is not None:
            return Hand(post.account.actor, person)
        return Hand(self._typing(unit), person, on_behalf=person)

    def _typing(self, unit: Unit) -> str:
        """The account of the nearest unit above that has one."""
        while unit.parent is not None:
            unit = unit.parent
            post = self.secretaries.get(unit.code)
            if post is not None and post.account is not None:
                return post.account.actor
        return ACTOR


def _post(unit: Unit, role: Role, person: Person, account: Account | None) -> Post:
    return Post(unit=unit, role=role, person=person, account=account, from_day=unit.opened_on)


def _first_members() -> dict[int, Person]:
    """The member who has been in each unit longest."""
    found: dict[int, Person] = {}
    stays = Stay.objects.unscoped().filter(left_on=None, status="full").select_related("person")
    for stay in stays.order_by("joined_on", "pk"):
        found.setdefault(stay.unit_id, stay.person)
    return found


def _somebody(unit: Unit, taken: set[int]) -> Person | None:
    """A full member of the unit or of a branch below it, who has no account yet."""
    people = Person.objects.unscoped().filter(unit__path__startswith=unit.path, status="full")
    person = people.exclude(pk__in=taken).order_by("pk").first()
    if person is not None:
        taken.add(person.pk)
    return person
