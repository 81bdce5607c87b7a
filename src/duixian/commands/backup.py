"""`duixian backup`: everything in one file, while the desk goes on working."""

from __future__ import annotations

import argparse
import datetime as dt

from duixian.commands.told import say
from duixian.desk.upkeep.copies import backup
from duixian.desk.upkeep.folder import standing
from duixian.rulebook.vocabulary.text import Text


def run(given: argparse.Namespace) -> int:
    """Write the copy and say what it holds."""
    made = backup(standing(given.data), given.file, dt.datetime.now().astimezone())
    size = given.file.stat().st_size / 1_000_000
    say(
        Text(
            f"备份好了：{given.file}（{size:.1f} MB，台账 {made.entries} 笔）。请另存到别的机器上。",
            f"Saved in {given.file} ({size:.1f} MB, {made.entries} entries). Keep it on another machine.",
        ),
        given.lang,
    )
    return 0
