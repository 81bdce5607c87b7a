"""Which records have to be handed in with those that changed: what some give hangs on their links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.kinds import Kind

ENDS = ("record", "other")
STEPS = 2
"""What is linked with a changed record gives something else; and to say what, all linked with that."""


def continuing(kinds: Mapping[str, Kind]) -> set[str]:
    """The fields by which a record goes on from another, which gives it its age however far back."""
    return {name for kind in kinds.values() for name in kind.continuing}


def handed_in_with(
    changed: Iterable[str], links: pa.Table, lasting: AbstractSet[str]
) -> frozenset[str]:
    """The changed records, those linked with them, and those linked with these.

    `links` (record, field, other) are those of before and after; along links that are `lasting` the
    whole chain comes along. Records handed in beyond that do no harm: what they give is taken back
    and added again.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    chains = links.filter(pc.is_in(links.column("field"), pa.array(sorted(lasting), pa.string())))
    found = along(frozenset(changed), chains)
    for _ in range(STEPS):
        found = along(found | beside(found, links), chains)
    return found


def along(records: frozenset[str], chains: pa.Table) -> frozenset[str]:
    """Records with all that their chains lead to, either way."""
    found, newest = records, records
    while newest:
        newest = beside(newest, chains) - found
        found |= newest
    return found


def beside(records: Collection[str], links: pa.Table) -> frozenset[str]:
    """Both ends of all links of some records."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(sorted(records), pa.string())
    touching = links.filter(pc.or_(*(pc.is_in(links.column(end), wanted) for end in ENDS)))
    return frozenset(one for end in ENDS for one in touching.column(end).to_pylist())
