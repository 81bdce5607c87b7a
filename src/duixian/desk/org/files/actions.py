"""A roster is handed in, confirmed, left, or begun again; the worker does the rest."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.core.exceptions import PermissionDenied

from duixian.desk.accounts.models import Account
from duixian.desk.org.models import RosterFile, Unit
from duixian.desk.org.rules import may_take_in
from duixian.desk.walls import Viewer

from . import tasks

State = RosterFile.State
LONGEST_NAME = 255
KEPT = dt.timedelta(days=30)


def hand_in(
    unit: Unit, name: str, data: bytes, *, account: Account, by: Viewer, now: dt.datetime
) -> RosterFile:
    """Keep a file and have it looked through."""
    if not may_take_in(by, unit):
        raise PermissionDenied
    _forget(by, now)
    file = RosterFile(
        unit=unit, account=account, handed_in_at=now, name=name[-LONGEST_NAME:], data=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    file.save()
    tasks.look(str(file.key))
    return file


def _forget(by: Viewer, now: dt.datetime) -> None:
    """What files of long ago said of people is not kept: what was taken in stands in the ledger."""
    old = RosterFile.objects.seen_by(by).filter(handed_in_at__lt=now - KEPT)
    old.exclude(report={}).update(data=None, report={})


def confirm(file: RosterFile, *, by: Viewer) -> None:
    """Have a file taken in whose differences were shown; a second time does nothing."""
    if not may_take_in(by, file.unit):
        raise PermissionDenied
    ready = RosterFile.objects.seen_by(by).filter(pk=file.pk, state=State.READY)
    if ready.update(state=State.TAKING):
        tasks.take(str(file.key))


def leave(file: RosterFile, *, by: Viewer) -> None:
    """Not taken in: nothing has changed, and the file is not kept."""
    waiting = (State.READY, State.BROKEN, State.REFUSED)
    standing = RosterFile.objects.seen_by(by).filter(pk=file.pk, state__in=waiting)
    standing.update(state=State.LEFT, data=None, report={})


def begin_again(file: RosterFile, *, by: Viewer) -> None:
    """Have a file looked through once more whose work was cut off."""
    stuck = (State.READING, State.TAKING, State.BROKEN)
    standing = RosterFile.objects.seen_by(by).filter(pk=file.pk, state__in=stuck)
    if standing.exclude(data=None).update(state=State.READING):
        tasks.look(str(file.key))
