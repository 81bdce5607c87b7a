"""What grade is proposed to each unit, and what people decided: both are kept, with the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import Quota as QuotaNeed
from duixian.rulebook.ranks import By, Grading
from duixian.rulebook.ranks.declared import Peers
from duixian.rulebook.ranks.grading import Proposal, blended, propose
from duixian.rulebook.ranks.quotas import Candidate, Limited, limited, most_of
from duixian.rulebook.ranks.shown import shown

from .occasion import HUNDRED, Occasion
from .ratings import DECIDED, Rating

Difference = Literal["", "open", "decided_otherwise", "barred", "proposal_moved"]
Reach = tuple[str, Fraction | None, Fraction, bool]
"""A heading, the part of its points in per cent, the line to be reached, and whether it was."""


@dataclass(frozen=True)
class Award:
    """One unit under one grading: the proposal, what quotas did to it, and what people decided.

    `grade` is what is proposed in the end; `edge` says that people have to choose who gets it.
    """

    unit: str
    proposal: Proposal
    grade: str | None
    limits: Sequence[Limited] = ()
    rating: Rating | None = None
    reached: Sequence[Reach] = ()

    @property
    def edge(self) -> bool:
        """Whether the unit shares the last places of a quota with equals."""
        return any(limit.where == "edge" for limit in self.limits)

    @property
    def remarked(self) -> bool:
        """Whether a veto could not be tried for want of a value."""
        return any(tested.outcome == "no_value" for tested in self.proposal.tested)

    @property
    def decided(self) -> str:
        """The grade that people decided; empty before they did."""
        return self.rating.decided if self.rating else ""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """How the decision stands to the proposal; nothing where they are the same."""
        if not self.decided:
            return ("open",)
        assert self.rating is not None
        found: list[Difference] = []
        if self.decided != self.grade:
            found.append("decided_otherwise")
        if self.decided in self.proposal.barred:
            found.append("barred")
        if self.rating.proposed and self.rating.proposed != self.grade:
            found.append("proposal_moved")
        return tuple(found)


@dataclass(frozen=True)
class Over:
    """More units of a peer group were decided to have a grade than its quota allows."""

    grade: str
    peers: tuple[str, ...]
    group: int
    most: int
    decided: int


def graded(occasion: Occasion, grading: Grading) -> list[Award]:
    """Every unit that takes part, with what is proposed and what was decided, in order of codes."""
    ratings = occasion.ratings.get(grading.id, {})
    reached = {u.code: reach_of(occasion, grading, u.code) for u in occasion.units}
    proposals = {
        u.code: propose(
            grading,
            number_of(occasion, grading, u.code, ratings.get(u.code), reached[u.code]),
            {v.indicator: occasion.exact(u.code, By(indicator=v.indicator)) for v in grading.veto},
            occasion.day,
        )
        for u in occasion.units
    }
    quotas = [(quota, occasion.peers(quota.within)) for quota in grading.quota]
    now, limits = limited(quotas, grading.scale, candidates(proposals))
    return [
        Award(unit, proposal, now.get(unit), limits.get(unit, ()), ratings.get(unit), reached[unit])
        for unit, proposal in proposals.items()
    ]


def candidates(proposals: Mapping[str, Proposal]) -> dict[str, Candidate]:
    """The units with a grade; as printed, equal numbers are equal."""
    return {
        unit: Candidate(unit, shown(p.number, per_cent=False).key, p.grade, p.barred)
        for unit, p in proposals.items()
        if p.number is not None and p.grade is not None
    }


def number_of(
    occasion: Occasion,
    grading: Grading,
    unit: str,
    rating: Rating | None,
    reached: Sequence[Reach],
) -> Fraction | None:
    """The number that the bands are tried on."""
    if grading.blend:
        return blended(grading.blend, rating.scores if rating else {})
    if grading.headings:
        some = any(part is not None for _, part, _, _ in reached)
        return Fraction(sum(1 for *_, there in reached if there)) if some else None
    assert grading.by is not None
    return occasion.exact(unit, grading.by)


def reach_of(occasion: Occasion, grading: Grading, unit: str) -> list[Reach]:
    """How far each heading got, where headings are counted."""
    if grading.headings is None:
        return []
    found: list[Reach] = []
    for heading, dated in grading.headings.reach.items():
        part = occasion.figures.part(unit, By(line=grading.headings.line, heading=heading))
        per_cent, line = None if part is None else part * HUNDRED, Fraction(dated.on(occasion.day))
        found.append((heading, per_cent, line, per_cent is not None and per_cent >= line))
    return found


def over(occasion: Occasion, grading: Grading, awards: Sequence[Award]) -> list[Over]:
    """Where people decided beyond a quota: of the grading, or one that the kind only warns of."""
    return [*_beyond_grading(occasion, grading, awards), *_beyond_kind(occasion, grading, awards)]


def _beyond_kind(occasion: Occasion, grading: Grading, awards: Sequence[Award]) -> Iterator[Over]:
    """Where people decided beyond a quota with `else: warn` of a move of the kind they decide in."""
    kind = occasion.pack.kinds.get(grading.of)
    needs = {need for move in (kind.moves if kind else ()) for need in warning(move)}
    for need in sorted(needs, key=str):
        peers = occasion.peers(PEERS[need.among])
        groups = Counter(peers.values())
        for value, limit in need.most:
            got = Counter(peers[a.unit] for a in awards if a.decided == value)
            for group in sorted(groups):
                most = limit[0] if len(limit) == 1 else groups[group] * limit[0] // limit[1]
                if got[group] > most:
                    yield Over(value, group, groups[group], most, got[group])


@dataclass(frozen=True)
class Lenient:
    """A quota of a move that only warns: among whom, and how many at most of each value."""

    among: str
    most: tuple[tuple[str, tuple[int, ...]], ...]


PEERS: Mapping[str, Peers] = {"peers": ("type", "category"), "scope": ()}


def warning(move: Move) -> Iterator[Lenient]:
    """The quotas of a move about the decision that warn and do not refuse, among units."""
    lenient = (n for n in move.needs if isinstance(n, QuotaNeed) and n.else_ == "warn")
    for need in lenient:
        if need.field == DECIDED and need.among in PEERS:
            yield Lenient(need.among, tuple(sorted(need.most.items())))


def _beyond_grading(occasion: Occasion, grading: Grading, awards: Sequence[Award]) -> list[Over]:
    """Where people decided beyond a quota of the grading."""
    found = []
    for quota in grading.quota:
        peers = occasion.peers(quota.within)
        groups = Counter(peers.values())
        got = Counter(peers[a.unit] for a in awards if a.decided == quota.grade)
        found += [
            Over(quota.grade, group, groups[group], most_of(quota, groups[group]), got[group])
            for group in sorted(groups)
            if got[group] > most_of(quota, groups[group])
        ]
    return found
