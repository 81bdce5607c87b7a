"""What the worker does: work out the first and last of a round that somebody asked for."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from huey.contrib.djhuey import HUEY, db_task

from duixian.desk.records.models import Record
from duixian.rulebook.errors import NotAnswerable

from . import kept
from .lot import basis_of

FORGOTTEN = dt.timedelta(minutes=10)
"""After this a run that never began is asked for again."""


def ask(record: Record, now: dt.datetime) -> None:
    """Have the ranks of a round worked out, unless a run for it waits already."""
    mark = _mark(str(record.key))
    asked = HUEY.get(mark, peek=True)
    if asked and now - dt.datetime.fromisoformat(asked) > FORGOTTEN:
        HUEY.delete(mark)
    if HUEY.put_if_empty(mark, now.isoformat()):
        work(str(record.key))


@db_task()
def work(key: str) -> None:
    """Work them out once; a round that was taken back meanwhile has none.

    The run is over only when they lie there, so that who asks again meanwhile starts no second one.
    """
    try:
        record = Record.objects.unscoped().filter(key=key).select_related("unit").first()
        basis = basis_of(record) if record else None
        today = timezone.localdate()
        if record and basis and basis.pack and kept.latest(record, basis, today) is None:
            kept.work_out(record, basis, today)
    except NotAnswerable:
        return
    finally:
        HUEY.delete(_mark(key))


def _mark(key: str) -> str:
    return f"inspections.ranks.{key}"
