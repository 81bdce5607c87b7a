"""Pictures beside records in sight."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from duixian.desk.records.keeping import path_of
from duixian.desk.records.models import Attachment, Record
from duixian.desk.records.veil import sight_of
from duixian.desk.walls import Viewer
from duixian.rulebook.errors import NotFound
from duixian.rulebook.vocabulary.text import Text


def pictures_of(viewer: Viewer, record: Record) -> list[Attachment]:
    """The pictures beside a record, oldest first; none of one that stays near."""
    if record.veiled:
        return []
    return list(Attachment.objects.seen_by(viewer).filter(record=record).order_by("pk"))


def picture(viewer: Viewer, key: UUID | str, folder: Path) -> tuple[Attachment, Path]:
    """A picture and the file that holds it.

    Raises:
        NotFound: there is none, or none that this viewer may see; the two look the same.
    """
    seen = Attachment.objects.seen_by(viewer).select_related("record__unit")
    found = seen.filter(key=key).first()
    if found is None or not sight_of(viewer).reads(found.record):
        raise NotFound(Text("没有这张图片。", "There is no such picture."))
    return found, path_of(folder, found.sha256)
