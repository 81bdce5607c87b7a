"""`duixian serve`: the desk over a data folder, which is made where it is missing."""

from __future__ import annotations

import argparse
import sys

from duixian.commands.told import say
from duixian.desk.upkeep.folder import lay_out, migrate, prepared, set_up
from duixian.desk.upkeep.server import loopback, names_of, refuse_taken, serve
from duixian.rulebook.vocabulary.text import Text

from .progress import progress


def run(given: argparse.Namespace) -> int:
    """Set up what is missing, say where to look and with which accounts, and serve."""
    refuse_taken(given.host, given.port)
    data = prepared(given.data)
    set_up(data, hosts=",".join(names_of(given.host)))
    migrate()
    lay_out()
    from django.conf import settings

    from duixian.desk.config.clock import now
    from duixian.desk.upkeep.start import first_start, told

    slips = first_start(data, county=given.county, demo=given.demo, now=now(), show=progress())
    if not loopback(given.host):
        say(
            Text(
                "注意：内置数据库（SQLite）正在对外服务。人多时请等 PostgreSQL 版；前面要有 HTTPS。",
                "Beware: the embedded database (SQLite) is served beyond this machine. "
                "Put HTTPS in front; for many users wait for PostgreSQL.",
            ),
            given.lang,
        )
    sys.stdout.write(told(data, slips, f"http://{given.host}:{given.port}/", given.lang))
    sys.stdout.flush()
    serve(given.host, given.port, settings.ENVIRONMENT.workers)
    return 0
