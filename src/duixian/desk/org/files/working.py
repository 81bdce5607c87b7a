"""A file in the hands of the worker: it ends looked through, taken in, or with a word why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from duixian.desk.org.models import RosterFile
from duixian.desk.org.queries import file_with_bearer
from duixian.desk.org.rules import may_take_in
from duixian.desk.walls import Viewer

from . import progress
from .looking import Looked, digest_of, look_through, report_of
from .preparing import made_ready
from .taking import take_in

State = RosterFile.State
Work = Callable[[RosterFile, Viewer, dt.datetime], None]


def look(key: str, now: dt.datetime) -> None:
    """Read a file and keep what it would change."""
    _carefully(key, now, State.READING, _look)


def take(key: str, now: dt.datetime) -> None:
    """Take in what was shown; if something else would happen by now, show that instead."""
    _carefully(key, now, State.TAKING, _take)


def _carefully(key: str, now: dt.datetime, state: str, work: Work) -> None:
    """Do it once, for somebody who still may; whatever stops it is not left as under way."""
    file, viewer = file_with_bearer(key, now.date())
    if file.state != state:
        return
    try:
        if may_take_in(viewer, file.unit):
            work(file, viewer, now)
        else:
            _put(file, State.BROKEN)
    except Exception:
        _put(file, State.BROKEN)
        raise
    finally:
        progress.over(key)


def _look(file: RosterFile, viewer: Viewer, now: dt.datetime) -> None:
    looked = look_through(file, viewer, now.date(), partial(progress.tell, str(file.key)))
    _keep(file, looked)


def _take(file: RosterFile, viewer: Viewer, now: dt.datetime) -> None:
    tell, shown = partial(progress.tell, str(file.key)), file.digest
    looked = look_through(file, viewer, now.date(), lambda part, of: tell(part, 2 * of))
    if digest_of(looked) != shown:
        _keep(file, looked)
        return
    ready = made_ready(file, looked, viewer, now)
    take_in(ready, lambda part, of: tell(of + part, 2 * of))


def _keep(file: RosterFile, looked: Looked) -> None:
    """Keep the report; a file without a single row is refused and not kept."""
    moved = file.state == State.TAKING
    file.report = {**report_of(looked), "moved": moved}
    file.digest = digest_of(looked)
    file.state = State.READY if looked.usable else State.REFUSED
    if not looked.usable:
        file.data = None
    file.save(update_fields=("report", "digest", "state", "data"))


def _put(file: RosterFile, state: str) -> None:
    file.state = state
    file.save(update_fields=("state",))
