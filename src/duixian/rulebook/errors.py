"""The program's errors.

    DuixianError
    ├── Unusable      what the user handed in cannot be used; carries the findings   (422, exit 2)
    ├── NotFound      no pack, unit or indicator of that name                        (404, exit 2)
    ├── NotAnswerable the data at hand cannot answer this question                   (409, exit 2)
    └── NoRoom        memory or disk for the work ran out                            (507, exit 2)

What a user did wrong is a `Finding`; an error says that work stopped because of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .vocabulary.text import Text

if TYPE_CHECKING:
    from .findings import Findings


class DuixianError(Exception):
    """Any error this program raises on purpose; `text` is fit to be shown."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Unusable(DuixianError):
    """What was handed in cannot be used; the findings say why."""

    code = "unusable"
    status = 422

    def __init__(self, findings: Findings) -> None:
        super().__init__(
            Text(
                f"有 {len(findings)} 处问题，未作任何改动。",
                f"{len(findings)} findings; nothing was changed.",
            )
        )
        self.findings = findings


class NotFound(DuixianError):
    """There is nothing of that name."""

    code = "not_found"
    status = 404


class NotAnswerable(DuixianError):
    """The data at hand cannot answer the question."""

    code = "not_answerable"
    status = 409


class NoRoom(DuixianError):
    """Memory or disk for the work ran out."""

    code = "no_room"
    status = 507
