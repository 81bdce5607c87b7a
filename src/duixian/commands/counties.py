"""What the commands that read a county share: pack, ledger, cut, tree and calendar."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from duixian.commands.told import findings_text
from duixian.rulebook.calendars import Days
from duixian.rulebook.errors import NotFound, Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import Cut, Ledger, cut, read
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.score import calendar_of, starts
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Language, Text


@dataclass(frozen=True)
class Found:
    """A county as it stood on a day, read for a pack."""

    pack: Pack
    ledger: Ledger
    cut: Cut
    calendar: Mapping[str, Days]


def county(given: argparse.Namespace) -> Found:
    """Read pack and data and cut them; warnings go to the terminal."""
    return seen(*handed(given), given.as_of, given.known_at)


def handed(given: argparse.Namespace) -> tuple[Pack, Ledger]:
    """The pack and the whole ledger that the command was handed; warnings go to the terminal."""
    pack = open_pack(find(given.pack))
    days = [day for day in (given.as_of, getattr(given, "with_as_of", None)) if day]
    return pack, ledger_in(given.data, pack.kinds, given.lang, *days)


def ledger_in(
    folder: Path, kinds: Mapping[str, Kind], language: Language, *days: dt.date
) -> Ledger:
    """The tables in a folder; warnings go to the terminal.

    Raises:
        NotFound: there is no such folder.
        Unusable: on one of the days no unit stands.
    """
    if not folder.is_dir():
        raise NotFound(Text(f"没有文件夹“{folder}”。", f"There is no folder “{folder}”."))
    ledger = read(folder, list(kinds.values()))
    sys.stderr.write(findings_text(ledger.warnings, language))
    refuse_empty(ledger, days)
    return ledger


def refuse_empty(ledger: Ledger, days: Iterable[dt.date]) -> None:
    """Refuse days on which no unit stands: their results would say nothing, and say it without a word.

    Raises:
        Unusable: there is such a day, or no unit at all.
    """
    findings, place, units = Findings(), Place("units"), ledger.tables["units"]
    opened = units.column("opened_on").to_pylist()
    closed = units.column("closed_on").to_pylist()
    if not opened:
        findings.add("E614", place)
        raise Unusable(findings)
    for day in days:
        if not any(
            a <= day and (b is None or day < b) for a, b in zip(opened, closed, strict=True)
        ):
            findings.add("E610", place, day=day, first=min(opened))
    if findings:
        raise Unusable(findings)


def seen(pack: Pack, ledger: Ledger, as_of: dt.date, known_at: dt.date | None) -> Found:
    """The ledger on a day, as known at a moment."""
    calendar = calendar_of(pack, ledger)
    known = cut(
        ledger,
        list(pack.kinds.values()),
        as_of=as_of,
        known_at=known_at,
        starts=starts(pack, as_of, calendar),
    )
    return Found(pack, ledger, known, calendar)
