"""The life of a round as it stands in the ledger: what was frozen, and whether people started it.

It is read from the whole ledger, not from the cut: a round about 31 December starts in January.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.ledger.forms import table_name
from duixian.rulebook.ranks.draws import commitment

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.scorecards.standard import Pack

KIND, DRAW, LINK = "round", "draw", "round"
STARTED = ("started", "closed")


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
        if (rows[-1]["round"], rows[-1]["day"]) == (round_, day)
        and pack.kinds[KIND].stages()[rows[-1]["state"]] != "void"
    ]
    if not found:
        return None
    rows = max(found, key=lambda each: each[-1]["seq"])
    last = rows[-1]
    return Life(
        last["record"], last["state"], {row["state"]: row["state_on"] for row in rows},
        last["known_on"], last["fingerprint"] or "", last["commitment"] or "",
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
    return max(done, key=lambda row: row["seq"])["seed"] or "" if done else ""


def broken(life: Life, pack: Pack, seed: str) -> Findings:
    """Where what is asked for now is not what was frozen: another pack, another seed."""
    findings = Findings()
    where = Place(f"records/{KIND}", column=life.record)
    if life.fingerprint and life.fingerprint != pack.fingerprint:
        findings.add("E257", where, frozen=life.fingerprint[:16], now=pack.fingerprint[:16])
    if seed and life.commitment and commitment(seed) != life.commitment:
        findings.add("E258", where, promised=life.commitment[:16], found=commitment(seed)[:16])
    return findings
