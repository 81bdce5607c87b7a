"""The life of a round as it stands in the ledger: what was frozen, and whether people started it.

It is read from the whole ledger, not from the cut: a round about 31 December starts in January.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duixian.rulebook.calendars.working import Holidays, after
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.ledger.forms import table_name
from duixian.rulebook.ranks.draws import commitment

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ranks import Round
    from duixian.rulebook.scorecards.standard import Pack

KIND, DRAW, LINK = "round", "draw", "round"
STARTED = ("started", "closed")
SHORT = 16
"""How many characters of a fingerprint are shown."""


@dataclass(frozen=True)
class Life:
    """One round in the ledger: its record, where it stands, when each state began, what was frozen."""

    record: str
    state: str
    since: Mapping[str, dt.date]
    known_on: dt.date | None = None
    fingerprint: str = ""
    commitment: str = ""
    seed: str = ""

    @property
    def started(self) -> bool:
        """Whether it yields anything."""
        return self.state in STARTED


def life_of(pack: Pack, ledger: Ledger, round_: str, day: dt.date) -> Life | None:
    """The round of that name about that day, as last known; none that was called off."""
    if KIND not in pack.kinds:
        return None
    versions = rows_of(pack, ledger, KIND)
    found = [
        rows
        for rows in versions.values()
        if (rows[-1].get("round"), rows[-1].get("day")) == (round_, day)
        and pack.kinds[KIND].stages()[rows[-1]["state"]] != "void"
    ]
    if not found:
        return None
    rows = max(found, key=lambda each: each[-1]["seq"])
    last = rows[-1]
    return Life(
        last["record"], last["state"], {row["state"]: row["state_on"] for row in rows},
        last.get("known_on"), last.get("fingerprint") or "", last.get("commitment") or "",
        seed_of(pack, ledger, last["record"]),
    )  # fmt: skip


def rows_of(pack: Pack, ledger: Ledger, kind: str) -> dict[str, list[dict[str, Any]]]:
    """All versions of each record of a kind, in the order of the ledger."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in ledger.tables[table_name(pack.kinds[kind])].sort_by("seq").to_pylist():
        found.setdefault(row["record"], []).append(row)
    return found


def linked(ledger: Ledger, field: str) -> dict[str, str]:
    """Where each record points by that field."""
    links = ledger.tables["links"].to_pylist()
    return {row["record"]: row["other"] for row in links if row["field"] == field}


def seed_of(pack: Pack, ledger: Ledger, round_: str) -> str:
    """The seed that was published for a round; empty before its draw is confirmed."""
    if DRAW not in pack.kinds:
        return ""
    rounds = linked(ledger, LINK)
    done = [
        rows[-1]
        for record, rows in rows_of(pack, ledger, DRAW).items()
        if rounds.get(record) == round_ and pack.kinds[DRAW].stages()[rows[-1]["state"]] == "done"
    ]
    return max(done, key=lambda row: row["seq"]).get("seed") or "" if done else ""


def holidays_of(ledger: Ledger) -> Holidays:
    """The days on which work differs from the week."""
    return {r["day"]: r["works"] == "yes" for r in ledger.tables["holidays"].to_pylist()}


def broken(life: Life, pack: Pack, round_: Round, seed: str, holidays: Holidays) -> Findings:
    """Where the round is not what was frozen: another pack, another seed, or criteria out too late."""
    findings = Findings()
    where = Place(f"records/{KIND}", column=life.record)
    if life.fingerprint != pack.fingerprint:
        frozen = life.fingerprint[:SHORT] or "-"
        findings.add("E257", where, frozen=frozen, now=pack.fingerprint[:SHORT])
    if seed and life.commitment and commitment(seed) != life.commitment:
        promised, found = life.commitment[:SHORT], commitment(seed)[:SHORT]
        findings.add("E258", where, promised=promised, found=found)
    published, started = life.since.get("published"), life.since.get("started")
    if started is not None:
        earliest = after(published, round_.beforehand, holidays) if published else None
        if earliest is None or started < earliest:
            findings.add(
                "E256", where, published=published or "-", started=started, earliest=earliest or "-"
            )
    return findings
