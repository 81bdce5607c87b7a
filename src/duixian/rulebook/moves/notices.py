"""Notices: what a record's last move gave notice of, to whom, and from which day to which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from duixian.rulebook.calendars.working import Holidays, last_of
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Publication
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import LISTS, Audience

from .asked import Step

AUDIENCES = {
    Audience(word.id): word.meaning
    for words in LISTS
    if words.id == "audiences"
    for word in words.words
}


@dataclass(frozen=True)
class Given:
    """A notice with its first and last day, both counted; `by_week` where its length is in working days."""

    to: Audience
    first: dt.date
    last: dt.date
    by_week: bool = False

    def runs(self, day: dt.date) -> bool:
        """Whether it hangs on a day."""
        return self.first <= day <= self.last

    @property
    def said(self) -> Text:
        """To whom, from when to when."""
        to = AUDIENCES[self.to]
        return Text(
            f"公示（{to.zh}）{self.first} 至 {self.last}",
            f"on notice ({to.en}) from {self.first} to {self.last}",
        )


def given(kind: Kind, steps: Sequence[Step], holidays: Holidays) -> Given | None:
    """The notice that the last move of a record has given, if it gave one."""
    move = kind.lifecycle.move(steps[-1].move) if steps else None
    publication = move.publish if move else None
    if publication is None or publication.when != "notice":
        return None
    span = Span(days=publication.days, working_days=publication.working_days)
    first = steps[-1].on
    by_week = span.working_days is not None
    return Given(publication.to, first, last_of(first, span, holidays), by_week)


def gives(publication: Publication | None, to: Audience) -> bool:
    """Whether a publication is a notice to this audience; one to all is one to them."""
    if publication is None or publication.when != "notice":
        return False
    return publication.to in (to, Audience.PUBLIC)
