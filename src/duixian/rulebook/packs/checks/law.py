"""Open questions, and what the rules of a policy forbid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import Track


def check_law(pack: Pack, reader: Reader) -> None:
    """Warn of what is left open, and apply the pack's own policy."""
    for question in pack.questions:
        reader.findings.add(
            "W201", reader.place(question, "text"), zh=question.text.zh, en=question.text.en
        )
    forbidden(pack, pack.policy, reader)


def forbidden(pack: Pack, policy: str, reader: Reader, into: Findings | None = None) -> Findings:
    """What a policy forbids; `2010` forbids nothing that its own documents asked for."""
    findings = reader.findings if into is None else into
    if policy == "2026":
        for found in _under_2026(pack, reader):
            findings.add(found.rule, found.where, **found.values)
    return findings


@dataclass(frozen=True)
class Forbidden:
    """One thing a policy forbids."""

    rule: str
    where: Place
    values: dict[str, str]


def _under_2026(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    for item in pack.calendar:
        if item.type == "phase":
            yield Forbidden("L103", reader.place(item), {"id": item.id})
    for indicator in pack.indicators:
        if indicator.points and pack.track_of(indicator) is Track.PERSON:
            yield Forbidden("L102", reader.place(indicator, "points"), {"id": indicator.id})
