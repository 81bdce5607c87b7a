"""The first start of an installation: the demo county, or a tree of one unit with two accounts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from duixian.desk.accounts.models import Account
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


def first_start(data: Path, *, demo: int, show: Progress | None) -> None:
    """Fill an empty installation, whole or not at all; one that has accounts is left as it is."""
    if Account.objects.exists():
        return
    with transaction.atomic():
        if demo:
            fill(data, demo, show)


def accounts_sheet(data: Path, address: str, language: Language) -> str:
    """Where to look, and with which accounts while they are those of the demo county."""
    where = Text(f"请打开：{address}", f"Open {address}").in_(language)
    kept = data / ACCOUNTS
    if not kept.exists():
        return f"\n{where}\n\n"
    rows = json.loads(kept.read_text(encoding="utf-8"))
    password = rows[0]["password"]
    lines = [
        f"  {row['login']:<20} {TITLES[Role(row['role'])].in_(language)} · {row['unit']}"
        for row in rows
    ]
    head = Text(
        f"演示县的账号，密码都是 {password}",
        f"Accounts of the demo county; the password of all is {password}",
    ).in_(language)
    return "\n".join(["", where, "", head, *lines, "", ""])
