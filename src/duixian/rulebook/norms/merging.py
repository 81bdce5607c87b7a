"""Claims laid side by side: one record serves all that it meets, so only claims that exclude each other add up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.filters import Bounds
from duixian.rulebook.vocabulary.words import FieldType

from .claims import Claim

SINGLE = (FieldType.CHOICE, FieldType.YES_NO)


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


def least(weighed: Sequence[tuple[Claim, Fraction]]) -> Fraction:
    """The least that serves all claims: the heaviest of the sets whose claims exclude one another.

    More claims never make it less; of two groups together it is never more than of both apart; what is
    asked for twice counts once.
    """
    distinct: dict[tuple[object, ...], tuple[Claim, Fraction]] = {}
    for claim, weight in weighed:
        key = _key(claim)
        if key not in distinct or distinct[key][1] < weight:
            distinct[key] = (claim, weight)
    return _heaviest(sorted(distinct.values(), key=lambda each: -each[1]))


def _key(claim: Claim) -> tuple[object, ...]:
    """What tells claims apart as far as excluding goes."""
    where = tuple((name, claim.where[name]) for name in sorted(claim.where))
    return claim.kind.id, claim.holder, where, claim.has, claim.lacks


def _heaviest(weighed: Sequence[tuple[Claim, Fraction]], bound: Fraction = Fraction(0)) -> Fraction:
    """The greatest weight of claims that all exclude one another; `bound` is what has to be beaten."""
    best = Fraction(0)
    for nth, (claim, weight) in enumerate(weighed):
        rest = sum((w for _, w in weighed[nth:]), Fraction(0))
        if rest <= max(best, bound):
            break
        free = [each for each in weighed[nth + 1 :] if exclude(claim, each[0])]
        best = max(best, weight + _heaviest(free, max(best, bound) - weight))
    return best
