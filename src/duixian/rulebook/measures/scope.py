"""What a number is asked for: the kinds there are, the day, the campaign's calendar, units or persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from duixian.rulebook.calendars import Days, Interval, Window, interval
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Track


@dataclass(frozen=True)
class Scope:
    """What a query is compiled for: the kinds, the day, the campaign's calendar, units or persons."""

    kinds: Mapping[str, Kind]
    day: dt.date
    calendar: Mapping[str, Days]
    track: Track = Track.UNIT

    def interval(self, window: Window) -> Interval | None:
        """The days a window means here."""
        return interval(window, self.day, self.calendar)
