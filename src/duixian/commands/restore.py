"""`duixian restore`: a copy back into an empty folder, checked to the last entry and built from it."""

from __future__ import annotations

import argparse

from duixian.commands.told import say
from duixian.desk.upkeep.copies import restore
from duixian.desk.upkeep.folder import migrate, set_up
from duixian.rulebook.vocabulary.text import Text


def run(given: argparse.Namespace) -> int:
    """Restore, work every hash of the ledger out again, and build the records from it."""
    copy = restore(given.file, given.data)
    data = given.data.expanduser().resolve()
    set_up(data, at_once="yes")
    migrate()
    from duixian.desk.ledger.queries import flaws

    broken = sorted({flaw.seq for flaw in flaws()})
    others = [] if broken else rebuilt()
    say(
        Text(
            f"恢复好了：{data}（{copy.made_at} 的备份，台账 {copy.entries} 笔）。"
            f"启动：duixian serve --data {data}",
            f"Restored into {data} (copy of {copy.made_at}, {copy.entries} entries). "
            f"Start it: duixian serve --data {data}",
        ),
        given.lang,
    )
    if broken:
        listed = ", ".join(map(str, broken[:20]))
        say(
            Text(
                f"台账有 {len(broken)} 笔核对不上（第 {listed} 笔）：备份之前就被改动过。",
                f"{len(broken)} entries do not give their hashes ({listed}): "
                f"they were changed before the copy was made.",
            ),
            given.lang,
        )
        return 1
    if others:
        listed = ", ".join(others[:20])
        say(
            Text(
                f"有 {len(others)} 条记录和台账不一样，已按台账改正：{listed}。",
                f"{len(others)} records did not stand as the ledger says and were put right: {listed}.",
            ),
            given.lang,
        )
    return 0


def rebuilt() -> list[str]:
    """Build all records from the ledger; the numbers of those that had stood otherwise."""
    from duixian.desk.records.projection import proven

    return proven()
