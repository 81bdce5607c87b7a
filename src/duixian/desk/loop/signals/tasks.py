"""What the worker does: look through the county each morning, and when somebody asks first."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task, db_task

from . import kept

FORGOTTEN = dt.timedelta(minutes=10)
"""After this a run that never began is asked for again."""
MARK = "signals.waiting"


def ask(now: dt.datetime) -> None:
    """Have the questions worked out, unless a run waits already."""
    asked = HUEY.get(MARK, peek=True)
    if asked and now - dt.datetime.fromisoformat(asked) > FORGOTTEN:
        HUEY.delete(MARK)
    if HUEY.put_if_empty(MARK, now.isoformat()):
        work()


@db_task()
def work() -> None:
    """Work them out once."""
    HUEY.delete(MARK)
    kept.work_out(timezone.localdate())


@db_periodic_task(crontab(hour="5", minute="0"))
def morning() -> None:
    """Each morning at five."""
    kept.work_out(timezone.localdate())
