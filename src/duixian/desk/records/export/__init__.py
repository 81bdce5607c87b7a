"""The ledger as the tables that are scored: all of it, or what has come since the last time.

Every row is one entry; a record that was taken back as a whole has none. The result is what
`rulebook.ledger` reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger.forms import table_name

from .around import around
from .versions import BESIDE_TABLES, Versions, without

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Exported", "export", "extend"]


@dataclass(frozen=True)
class Exported:
    """Tables by name, every cell as the contract writes it, and the last entry that is in them."""

    tables: Mapping[str, pa.Table]
    seq: int


def export(kinds: Sequence[Kind]) -> Exported:
    """All tables, from the first entry on."""
    versions = Versions(kinds)
    versions.read(after=0)
    return Exported({**versions.tables(), **around()}, versions.seq)


def extend(before: Exported, kinds: Sequence[Kind]) -> Exported:
    """The tables with what has been entered since; the same as an export from the first entry on."""
    import pyarrow as pa

    versions = Versions(kinds)
    versions.read(after=before.seq)
    if versions.seq == before.seq:
        return Exported({**before.tables, **around()}, before.seq)
    fresh = versions.tables()
    tables = {}
    for kind in kinds:
        name = table_name(kind)
        kept = without(before.tables[name], versions.gone)
        tables[name] = pa.concat_tables([kept, fresh[name]])
    for name in BESIDE_TABLES:
        kept = without(before.tables[name], versions.touched)
        tables[name] = pa.concat_tables([kept, fresh[name]])
    return Exported({**tables, **around()}, versions.seq)
