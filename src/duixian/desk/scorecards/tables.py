"""The ledger as the tables that are scored, kept between runs so that only what is new is read.

What was read lies in the data folder, mapped into memory; a run reads the entries after it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from duixian.desk.records.export import Exported, export, extend
from duixian.folders import settling

from .arrow import read_all, write_all
from .results import mark_at

if TYPE_CHECKING:
    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.ledger import Ledger

ENOUGH = 2000
"""So many new entries are worth writing what was read anew."""
CALENDAR = "calendar"


def ledger(kinds: Sequence[Kind]) -> tuple[Ledger, int]:
    """Everything entered so far, and the number of the last entry in it."""
    place = _place(kinds)
    kept = _kept(place)
    found = extend(kept, kinds) if kept else export(kinds)
    if kept is None or found.seq - kept.seq >= ENOUGH:
        _keep(place, found)
    return _shaped(found, kinds), found.seq


def _place(kinds: Sequence[Kind]) -> Path:
    """Where the tables of these kinds lie: campaigns that read the same columns share them."""
    from duixian.rulebook.ledger.forms import record_form

    forms = repr([record_form(kind) for kind in kinds]).encode()
    found: Path = settings.ENVIRONMENT.data / "tables" / hashlib.sha256(forms).hexdigest()[:16]
    return found


def _kept(place: Path) -> Exported | None:
    """What was read last of this ledger; nothing at the first time, or where it was put back."""
    for found in sorted(place.glob("[0-9]*"), reverse=True):
        seq, _, mark = found.name.partition("-")
        if mark == mark_at(int(seq)):
            return Exported(read_all(found), int(seq))
    return None


def _keep(place: Path, found: Exported) -> None:
    now = place / f"{found.seq:012}-{mark_at(found.seq)}"
    with settling(now) as fresh:
        write_all(found.tables, fresh)
    for old in place.glob("[0-9]*"):
        if old != now:
            shutil.rmtree(old, ignore_errors=True)  # one that a run still reads goes the next time


def _shaped(found: Exported, kinds: Sequence[Kind]) -> Ledger:
    """The tables in the columns and types of the contract.

    They are not checked again as those of strangers are: each entry was judged when it was made, and
    one wrong row must not keep a county from its numbers. Campaigns bring their own calendars.
    """
    import pyarrow as pa

    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ledger.forms import all_forms
    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.shaping import empty, shape
    from duixian.rulebook.ledger.sheets import Sheet

    notes = Notes()
    tables = {}
    for name, form in all_forms(kinds).items():
        table = found.tables.get(name)
        if table is None or name == CALENDAR:
            tables[name] = empty(form, None, unread=False).table
        else:
            rows = pa.array(range(1, table.num_rows + 1), pa.int64())
            tables[name] = shape(form, Sheet(name, table, rows, ""), None, notes).table
    return Ledger(tables, {}, single_version=False)
