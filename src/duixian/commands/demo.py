"""`duixian demo`: an invented county."""

from __future__ import annotations

import argparse
import datetime as dt

from duixian.commands.told import say
from duixian.demo import FIRST_YEAR, LAST_YEAR, LEAST_UNITS, MOST_UNITS, write
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text

from .progress import progress


def run(given: argparse.Namespace) -> int:
    """Write the tables of the demo county."""
    if not LEAST_UNITS <= given.units <= MOST_UNITS:
        raise NotAnswerable(
            Text(
                f"支部数要在 {LEAST_UNITS} 到 {MOST_UNITS} 之间。",
                f"The number of branches must lie between {LEAST_UNITS} and {MOST_UNITS}.",
            )
        )
    today = given.today or dt.datetime.now().astimezone().date()
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        raise NotAnswerable(
            Text(
                f"--today 要在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间。",
                f"--today must lie between {FIRST_YEAR} and {LAST_YEAR}.",
            )
        )
    write(
        given.folder,
        seed=given.seed,
        units=given.units,
        today=today,
        csv=given.csv,
        progress=progress(),
    )
    say(
        Text(
            f"演示县写好了：{given.folder}（先看其中的 README.txt）。",
            f"The demo county is in {given.folder} (read its README.txt first).",
        ),
        given.lang,
    )
    return 0
