"""Days that must not come before others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


# Table, the earlier day, the later day, the finding; both days are blanks of its sentences.
IN_ORDER = (
    ("units", "opened_on", "closed_on", "E330", ("opened", "closed")),
    ("persons", "joined_on", "left_on", "E332", ("joined", "left")),
    ("posts", "from_on", "to_on", "E348", ("took", "left")),
    ("calendar", "starts_on", "ends_on", "E338", ("starts", "ends")),
)


def check_days(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note what ends before it begins, and states entered before the day they hold from."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for name, earlier, later, rule, (first, second) in IN_ORDER:
        loaded = tables[name]
        begins, ends = loaded.column(earlier), loaded.column(later)
        wrong = pc.fill_null(pc.less(ends, begins), fill_value=False)
        notes.rows(rule, loaded, wrong, later, **{first: begins, second: ends})
    for loaded in tables.values():
        if loaded.kind:
            state_on, known_at = loaded.column("state_on"), loaded.column("known_at")
            entered_on = known_at.cast(pa.date32(), safe=False)
            early = pc.fill_null(pc.greater(state_on, entered_on), fill_value=False)
            notes.rows("E333", loaded, early, "state_on", state_on=state_on, known_at=known_at)
