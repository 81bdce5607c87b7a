"""Which records have to be handed in with those that changed: what some give hangs on their links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duixian.rulebook.kinds import Kind

Link = tuple[str, str, str]
"""A record, the field by which it is linked, and the other record."""
STEPS = 2
"""What is linked with a changed record gives something else; and to say what, all linked with that."""


def continuing(kinds: Mapping[str, Kind]) -> set[str]:
    """The fields by which a record goes on from another, which gives it its age however far back."""
    return {name for kind in kinds.values() for name in kind.continuing}


def handed_in_with(
    changed: Iterable[str], links: Iterable[Link], lasting: AbstractSet[str]
) -> set[str]:
    """The changed records, those linked with them, and those linked with these.

    `links` are those of before and after; along links that are `lasting` the whole chain comes along.
    Records handed in beyond that do no harm: what they give is taken back and added again.
    """
    near: dict[str, set[str]] = defaultdict(set)
    chained: dict[str, set[str]] = defaultdict(set)
    for record, field, other in links:
        for of in (near, chained) if field in lasting else (near,):
            of[record].add(other)
            of[other].add(record)
    found = along({*changed}, chained)
    for _ in range(STEPS):
        found = along({*found, *(other for one in found for other in near.get(one, ()))}, chained)
    return found


def along(records: AbstractSet[str], chained: Mapping[str, AbstractSet[str]]) -> set[str]:
    """Records with all that their chains lead to, either way."""
    found, ahead = {*records}, [*records]
    while ahead:
        more = chained.get(ahead.pop(), frozenset()) - found
        found |= more
        ahead += more
    return found


def links_in(tables: Mapping[str, object]) -> Iterator[Link]:
    """The links of a ledger."""
    rows = tables["links"]
    for row in rows.to_pylist():  # type: ignore[attr-defined]
        yield row["record"], row["field"], row["other"]
