"""Pictures beside a record: drawn anew, kept under the hash of their bytes, never required."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from django.db import transaction

from duixian.desk.ledger.actions import Step, append
from duixian.desk.records.keeping import keep, path_of
from duixian.desk.records.models import Attachment, Record
from duixian.desk.records.refusals import Refused
from duixian.desk.walls import ACTING, Viewer
from duixian.intake.pictures import clean_picture
from duixian.rulebook.vocabulary.text import Text

from .writing import locked

MOST = 9
"""The most pictures beside one record."""


def attach(
    *, viewer: Viewer, now: dt.datetime, record: Record, data: bytes, name: str, folder: Path
) -> Attachment:
    """Keep a picture beside a record; nothing of the file but what is seen is kept.

    Raises:
        NotFound: no such record for this viewer.
        Unusable: it is no picture, or too large.
        Refused: the viewer does not write for the unit, or there are pictures enough.
    """
    picture = clean_picture(data, name)
    sha256 = hashlib.sha256(picture.data).hexdigest()
    with transaction.atomic():
        held = allowed(viewer, record)
        beside = Attachment.objects.seen_by(viewer).filter(record=held)
        if same := beside.filter(sha256=sha256).first():
            return same
        if beside.count() >= MOST:
            raise Refused({}, (Text(f"最多 {MOST} 张。", f"{MOST} pictures at most."),))
        keep(path_of(folder, sha256), picture.data)
        added = Attachment(
            record=held,
            sha256=sha256,
            media_type=picture.media_type,
            size=len(picture.data),
            added_at=now,
        )
        added.save(force_insert=True)
        enter(viewer, now, held, ("attached", added))
        return added


@transaction.atomic
def detach(*, viewer: Viewer, now: dt.datetime, attachment: Attachment) -> None:
    """Take a picture away from its record; copies made before still have its file.

    Raises:
        NotFound: no such record for this viewer.
        Refused: the viewer does not write for the unit.
    """
    held = allowed(viewer, attachment.record)
    enter(viewer, now, held, ("detached", attachment))
    Attachment.objects.seen_by(viewer).filter(pk=attachment.pk).delete()


def allowed(viewer: Viewer, record: Record) -> Record:
    """The record, if the viewer writes for its unit or for one above it.

    Raises:
        NotFound: no such record for this viewer.
        Refused: the viewer may look only.
    """
    held = locked(viewer, record)
    if not viewer.holds(ACTING, held.unit.path):
        zh, en = "您可以看，不能改这条记录。", "You may look at this record, not change it."
        raise Refused({}, (Text(zh, en),))
    return held


def enter(viewer: Viewer, now: dt.datetime, record: Record, what: tuple[str, Attachment]) -> None:
    """Append what happened to a picture; the picture itself stands in the ledger by its hash."""
    did, attachment = what
    payload: dict[str, Any] = {
        "record": record.code,
        "kind": record.kind,
        "picture": {
            "key": str(attachment.key),
            "sha256": attachment.sha256,
            "media_type": attachment.media_type,
            "size": attachment.size,
        },
        "doing": {"step": did},
    }
    append(
        Step(
            unit=record.unit.code,
            kind=f"record.{record.kind}.{did}",
            actor=viewer.actor,
            at=now,
            payload=payload,
            subject=str(record.key),
        )
    )
