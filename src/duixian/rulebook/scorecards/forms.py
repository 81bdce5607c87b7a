"""What the forms of a pack must bear, and how it is said on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from duixian.rulebook.measures.wording import day
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.text import Text

Often = Literal["as_it_happens", "once", "month", "quarter", "half", "year"]
OFTEN: dict[Often, Text] = {
    "as_it_happens": Text("有事才填", "as things happen"),
    "once": Text("一次", "once"),
    "month": Text("每月", "every month"),
    "quarter": Text("每季", "every quarter"),
    "half": Text("每半年", "every half-year"),
    "year": Text("每年", "every year"),
}
UNITS = (
    ("days", "天", "day"),
    ("working_days", "个工作日", "working day"),
    ("months", "个月", "month"),
    ("years", "年", "year"),
)

LAPSED = Text("有效期已过，可以拒绝填报。", "No longer valid: one may refuse to fill it in.")


@dataclass(frozen=True)
class Forms:
    """What a form must bear so that nobody may refuse to fill it in: the forms that a pack brings.

    Number, maker, approval and validity are asked for by the Statistics Law (2024, article 17); purpose,
    frequency and how long the data are kept by today's rules on burdens.
    """

    number: str
    maker: Text
    approver: Text
    approval: str
    valid_to: dt.date
    purpose: Text
    how_often: Often
    keep: Span

    def marks(self) -> Iterator[tuple[Text, Text]]:
        """What is printed at the head of a form, in the order of the law."""
        yield Text("表号", "Form number"), Text(self.number, self.number)
        yield Text("制定机关", "Made by"), self.maker
        yield Text("批准机关", "Approved by"), self.approver
        yield Text("批准文号", "Approval"), Text(self.approval, self.approval)
        yield Text("有效期至", "Valid until"), day(self.valid_to)

    def terms(self) -> Iterator[tuple[Text, Text]]:
        """What is printed at its foot: what for, how often, and how long it is kept."""
        yield Text("用途", "What for"), self.purpose
        yield Text("多久填一次", "How often"), OFTEN[self.how_often]
        yield Text("保留", "Kept for"), _length(self.keep)

    def lapsed(self, on: dt.date) -> Text | None:
        """What stands on a form whose validity has passed."""
        return LAPSED if on > self.valid_to else None


def _length(span: Span) -> Text:
    for name, zh, en in UNITS:
        number = getattr(span, name)
        if number is not None:
            return Text(f"{number}{zh}", f"{number} {en}{'' if number == 1 else 's'}")
    raise AssertionError(span)
