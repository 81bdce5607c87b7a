"""Claims laid side by side: one record serves all that it meets, so only claims that exclude each other add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.filters import Bounds
from duixian.rulebook.vocabulary.words import FieldType

from .claims import Claim

SINGLE = (FieldType.CHOICE, FieldType.YES_NO)
MOST_TRIED = 24
"""Of more claims that hang together not all sets are tried; see decision 0024."""

Weighed = tuple[Claim, Fraction]
NONE = Fraction(0)


def exclude(one: Claim, other: Claim) -> bool:
    """Whether no record can meet both claims: options, numbers or filled fields that cannot be at once."""
    if one.kind.id != other.kind.id or one.holder is not other.holder:
        return True
    if set(one.has) & set(other.lacks) or set(one.lacks) & set(other.has):
        return True
    shared = set(one.where) & set(other.where)
    return any(_apart(one.kind, name, one, other) for name in shared)


def _apart(kind: Kind, name: str, one: Claim, other: Claim) -> bool:
    a, b = one.where[name], other.where[name]
    if isinstance(a, Bounds) and isinstance(b, Bounds):
        return _above(a, b) or _above(b, a)
    field = kind.field(name)
    single = field is not None and field.type in SINGLE and not field.many
    return single and isinstance(a, tuple) and isinstance(b, tuple) and not set(a) & set(b)


def _above(one: Bounds, other: Bounds) -> bool:
    return one.from_ is not None and other.to is not None and one.from_ > other.to


def least(weighed: Iterable[Weighed]) -> Fraction:
    """The least that serves all claims: the heaviest of the sets whose claims exclude one another.

    More claims never make it less; of two groups together it is never more than of both apart; what is
    asked for twice counts once.
    """
    distinct: dict[tuple[object, ...], Weighed] = {}
    for claim, weight in weighed:
        key = _key(claim)
        if key not in distinct or distinct[key][1] < weight:
            distinct[key] = (claim, weight)
    held = sorted(distinct.values(), key=lambda each: -each[1])
    return sum((_of_part(part) for part in _parts(held)), NONE)


def _key(claim: Claim) -> tuple[object, ...]:
    """What tells claims apart as far as excluding goes."""
    where = tuple((name, claim.where[name]) for name in sorted(claim.where))
    return claim.kind.id, claim.holder, where, claim.has, claim.lacks


def _parts(held: Sequence[Weighed]) -> list[list[Weighed]]:
    """Claims that hang together because some record could meet two of them; the parts add up."""
    parts: list[list[Weighed]] = []
    for each in held:
        met = [p for p in parts if not all(exclude(each[0], other) for other, _ in p)]
        parts = [p for p in parts if p not in met]
        parts.append([*(other for p in met for other in p), each])
    return parts


def _of_part(part: Sequence[Weighed]) -> Fraction:
    by_weight = sorted(part, key=lambda each: -each[1])
    return _heaviest(by_weight) if len(part) <= MOST_TRIED else _by_weight(by_weight)


def _by_weight(weighed: Sequence[Weighed]) -> Fraction:
    """One set that excludes itself, the heaviest taken first: so much is needed for sure."""
    taken: list[Weighed] = []
    for each in weighed:
        if all(exclude(each[0], other) for other, _ in taken):
            taken.append(each)
    return sum((weight for _, weight in taken), NONE)


def _heaviest(weighed: Sequence[Weighed], beaten: Fraction = NONE) -> Fraction:
    """The greatest weight of claims that all exclude one another; `beaten` is what has to be beaten."""
    best = NONE
    rest = sum((weight for _, weight in weighed), NONE)
    for nth, (claim, weight) in enumerate(weighed):
        if rest <= max(best, beaten):
            break
        free = [each for each in weighed[nth + 1 :] if exclude(claim, each[0])]
        best = max(best, weight + _heaviest(free, max(best, beaten) - weight))
        rest -= weight
    return best
