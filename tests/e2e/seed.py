"""Fills an empty desk with the demo county and prints how to come in: `python -m e2e.seed`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duixian.desk.config.settings")
BRANCHES = 30


def seed(data: Path) -> dict[str, Any]:
    """Fill the database: whoever has an account, with role and session, and what routes are asked for."""
    from django.core.management import call_command

    from duixian.desk.config.clock import now
    from duixian.desk.upkeep.start import first_start
    from e2e.asking import arguments

    call_command("migrate", verbosity=0)
    first_start(data, county="", demo=BRANCHES, now=now(), show=None)
    campaigning()
    handing_in()
    held = roles(data)
    return {"sessions": sessions(held), "roles": held, "arguments": arguments()}


def campaigning() -> None:
    """Put the pack to work in the whole county, where no campaign runs yet."""
    from duixian.desk.accounts.models import Account
    from duixian.desk.campaigns.actions import Answered, start
    from duixian.desk.campaigns.models import Campaign
    from duixian.desk.config.clock import now
    from duixian.desk.org.models import Unit
    from duixian.desk.org.queries import viewer_of
    from duixian.rulebook.packs import find
    from e2e.asking import PACK

    if Campaign.objects.unscoped().exists():
        return
    moment = now()
    office = viewer_of(Account.objects.get(login="office"), moment.date())
    top = Unit.objects.seen_by(office).get(parent=None)
    begun = moment.date().replace(month=1, day=1)
    answered = Answered("县委常委会纪要", "贺川")
    start(
        viewer=office,
        now=moment,
        source=find(PACK),
        unit=top,
        days=(begun, None),
        answered=answered,
    )


def handing_in() -> None:
    """A roster of the township, with mistakes to be named."""
    from duixian.desk.config.clock import now
    from duixian.desk.org.files.actions import hand_in
    from duixian.desk.org.queries import viewer_of
    from e2e.asking import branch, clerk

    moment, held = now(), clerk()
    by = viewer_of(held.account, moment.date())
    name = branch().name
    rows = [
        "党员花名册",
        "序号,姓名,性别,民族,出生年月,学历,入党时间,转正时间,所在支部,联系电话",
        f"1,钟晓棠,女,汉族,1985-06,大专,2010-07-01,2011-07-01,{name},13800000001",
        "2,郎一舟,男,汉族,1979-02,高中,2015-05-04,2016-05-04,没有的支部,13800000002",
        f"3,巫小满,男,汉族,1990-13,本科,2018-07-01,,{name},",
    ]
    data = "\n".join(rows).encode("utf-8-sig")
    hand_in(held.unit, "花名册.csv", data, account=held.account, by=by, now=moment)


def sessions(logins: Iterable[str]) -> dict[str, str]:
    """By login, the cookie of a browser in which the account has signed in."""
    from django.conf import settings
    from django.test import Client

    from duixian.desk.accounts.models import Account

    found = {}
    for account in Account.objects.filter(login__in=logins):
        client = Client()
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        found[account.login] = client.cookies["sessionid"].value
    return found


def roles(data: Path) -> dict[str, str]:
    """By login, the role."""
    sheet = json.loads((data / "demo-accounts.json").read_text(encoding="utf-8"))
    return {row["login"]: row["role"] for row in sheet}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(seed(Path(os.environ["DUIXIAN_DATA"]))))
