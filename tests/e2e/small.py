"""Fills an empty desk with the small cast and six campaigns beside each other: `python -m e2e.small`."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duixian.desk.config.settings")
PASSWORD = "秋收冬藏-2026"
SIX = (
    "chuangxianzhengyou",
    "weimin",
    "xuexixing",
    "jiguandangjian",
    "zhidujianshe",
    "bairizhengzhi",
)


def seed() -> dict[str, Any]:
    """The cast with its sessions, and by pack the key of its campaign; the first one leads the others."""
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from desk.conftest import planted_cast
    from duixian.desk.campaigns.actions import Answered, Arranged, start
    from duixian.desk.config.clock import now
    from duixian.rulebook.packs import find
    from e2e.seed import sessions

    call_command("migrate", verbosity=0)
    cast, moment = planted_cast(make_password(PASSWORD)), now()
    first = moment.date() - dt.timedelta(20)
    leading, keys = None, {}
    for pack in SIX:
        campaign = start(
            viewer=cast.viewer("office", moment.date()), now=moment, source=find(pack),
            unit=cast.units["county"], days=(first, first + dt.timedelta(99)),
            answered=Answered("常委会纪要", "贺川"),
            arranged=Arranged(leading, {1: 10, 2: 30}),
        )  # fmt: skip
        keys[pack] = {"key": str(campaign.key)}
        leading = leading or campaign
    units = {name: {"key": str(unit.key)} for name, unit in cast.units.items()}
    logins = [*cast.accounts]
    return {
        "sessions": sessions(logins),
        "roles": dict.fromkeys(logins, ""),
        "arguments": {**keys, **units},
    }


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(seed()))
