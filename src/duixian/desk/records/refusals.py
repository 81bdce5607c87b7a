"""Why an action was not carried out; nothing has been written when one of these is raised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from duixian.rulebook.errors import DuixianError
from duixian.rulebook.findings import Finding
from duixian.rulebook.moves import Obstacle
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    from .models import Record


class Refused(DuixianError):
    """The rules do not allow it, or a field cannot be read; everything is said at once."""

    code = "refused"
    status = 422

    def __init__(self, fields: Mapping[str, tuple[Text, ...]], whole: tuple[Text, ...]) -> None:
        count = len(whole) + sum(map(len, fields.values()))
        super().__init__(
            Text(f"有 {count} 处要改，还没有记下。", f"{count} to put right; not saved yet.")
        )
        self.fields = fields
        self.whole = whole


class Changed(DuixianError):
    """Somebody changed the record while the form was open: who, when, and which fields."""

    code = "changed"
    status = 409

    def __init__(self, record: Record, who: str, at: dt.datetime, fields: tuple[str, ...]) -> None:
        super().__init__(
            Text(
                f"您打开以后，{who or '有人'}在 {at:%H:%M} 改过这条记录。您填的还在，核对后再交。",
                f"{who or 'Somebody'} changed this record at {at:%H:%M}, after you opened it. "
                "What you typed is still here; look again and send it.",
            )
        )
        self.record = record
        self.who = who
        self.at = at
        self.fields = fields


class TooLate(DuixianError):
    """What was entered cannot be taken back any more; it can be corrected."""

    code = "too_late"
    status = 409


class KeyUsed(DuixianError):
    """The form's key belongs to another step: the form was sent twice with different content."""

    code = "key_used"
    status = 409

    def __init__(self, text: Text | None = None) -> None:
        super().__init__(
            text
            or Text(
                "这张表已经交过，内容不一样。要改已记的那条，请去更正；确实是另一件事，就再交一次。",
                "This form was already sent with other content. To change what was saved, correct "
                "it; if this is something else, send it once more.",
            )
        )


def refuse(findings: Mapping[str, Iterable[Finding]], obstacles: Iterable[Obstacle]) -> None:
    """Refuse if anything was found; a field that could not be read is not also called empty.

    Raises:
        Refused: something stands in the way.
    """
    fields = {name: tuple(said(f) for f in found) for name, found in findings.items()}
    whole = []
    for obstacle in obstacles:
        if obstacle.field is None:
            whole.append(obstacle.text)
        elif obstacle.field not in findings:
            fields[obstacle.field] = (*fields.get(obstacle.field, ()), obstacle.text)
    if fields or whole:
        raise Refused(fields, tuple(whole))


def said(finding: Finding) -> Text:
    """What was found and what to do, in one sentence."""
    return Text(
        f"{finding.what('zh')}；{finding.hint('zh')}。",
        f"{finding.what('en')}; {finding.hint('en')}.",
    )
