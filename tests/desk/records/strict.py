"""The desk's own tables read as strictly as those of strangers."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from duixian.desk.records.export import Exported
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import Ledger
from duixian.rulebook.ledger.notes import Notes
from duixian.rulebook.ledger.reading import whole
from duixian.rulebook.ledger.sheets import Sheet


def ledger_of(exported: Exported, kinds: Sequence[Kind]) -> Ledger:
    """The tables read and checked as any county's are.

    Raises:
        Unusable: they have mistakes; all of them are in its findings.
    """

    sheets: dict[str, Sheet | None] = {
        name: Sheet(name, table, pa.array(range(1, table.num_rows + 1), pa.int64()), "")
        for name, table in exported.tables.items()
    }
    return whole(sheets, kinds, Notes())
