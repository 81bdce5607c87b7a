"""The first start of an installation: the demo county, or a tree of one unit with two accounts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from duixian.desk.accounts.codes import hashed, new_code
from duixian.desk.accounts.models import Account
from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.org.models import Post, Unit, UnitMove
from duixian.desk.walls import Role
from duixian.rulebook.vocabulary.text import Language, Text

from .demo_county import ACCOUNTS, fill

Progress = Callable[[str, int, int], None]
TITLES = {
    Role.LEADER: Text("县领导", "county leader"),
    Role.OFFICE: Text("县活动办", "county campaign office"),
    Role.SECRETARY: Text("书记", "secretary"),
    Role.CLERK: Text("经办", "clerk"),
    Role.RECORDER: Text("记录员", "recorder"),
    Role.AUDITOR: Text("审计员", "auditor"),
    Role.ADMINISTRATOR: Text("系统管理员", "system administrator"),
}
TOP = "1"
FIRST = (("admin", Role.ADMINISTRATOR), ("office", Role.OFFICE))
ACTOR = "console"


@dataclass(frozen=True)
class Slip:
    """An account that was just made: what to type, the code that works once, until when."""

    login: str
    role: Role
    unit: str
    code: str
    until: dt.date


def first_start(
    data: Path, *, county: str, demo: int, now: dt.datetime, show: Progress | None
) -> list[Slip]:
    """Fill an empty installation, whole or not at all; one that has accounts is left as it is.

    The slips of the first accounts, which nobody can ask for again; none for the demo county.
    """
    if Account.objects.exists():
        return []
    with transaction.atomic():
        if demo:
            fill(data, demo, now, show)
            return []
        return _found(county, now)


def _found(county: str, now: dt.datetime) -> list[Slip]:
    """The top of a tree, with a system administrator and a campaign office."""
    day = now.date()
    top = Unit(code=TOP, name=county, type="committee", category="office", path="?", opened_on=day)
    top.save()
    top.path = f"{top.pk}/"
    top.save()
    UnitMove(unit=top, on=day, parent=None).save()
    until = now + dt.timedelta(days=settings.ENVIRONMENT.code_days)
    slips, steps = [], []
    for login, role in FIRST:
        code = new_code()
        account = Account(login=login, name=TITLES[role].zh, code=hashed(code), code_until=until)
        account.set_unusable_password()
        account.save()
        post = Post(unit=top, role=role, account=account, from_day=day)
        post.save()
        steps.append(
            Step(
                unit=top.code, kind="org.post.began", actor=ACTOR, at=now, subject=str(post.key),
                payload={"role": role.value, "account": account.actor, "from": day.isoformat()},
            )
        )  # fmt: skip
        slips.append(Slip(login, role, county, code, until.date()))
    append_all(steps)
    return slips


def told(data: Path, slips: list[Slip], address: str, language: Language) -> str:
    """Where to look, and with which accounts: the first ones, or those of the demo county."""
    lines = ["", Text(f"请打开：{address}", f"Open {address}").in_(language), ""]
    if slips:
        lines += _first(slips, language)
    elif (data / ACCOUNTS).exists():
        lines += _demo(data / ACCOUNTS, language)
    return "\n".join([*lines, ""])


def _first(slips: list[Slip], language: Language) -> list[str]:
    until = slips[0].until.isoformat()
    head = Text(
        f"第一批账号和一次性代码，只显示这一次，{until} 前有效：",
        f"The first accounts with codes that work once, shown only now, valid until {until}:",
    )
    rows = [f"  {s.login:<10} {s.code}   {TITLES[s.role].in_(language)}" for s in slips]
    return [head.in_(language), *rows, ""]


def _demo(kept: Path, language: Language) -> list[str]:
    rows = json.loads(kept.read_text(encoding="utf-8"))
    password = rows[0]["password"]
    head = Text(
        f"演示县的账号，密码都是 {password}",
        f"Accounts of the demo county; the password of all is {password}",
    )
    listed = [
        f"  {row['login']:<20} {TITLES[Role(row['role'])].in_(language)} · {row['unit']}"
        for row in rows
    ]
    return [head.in_(language), *listed, ""]
