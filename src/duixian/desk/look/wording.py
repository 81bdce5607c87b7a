"""Days, moments and numbers as people write them, in the language of the page."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import get_language

from duixian.rulebook.vocabulary.text import Language

ABSENT = "—"
WEEKDAYS = "一二三四五六日"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def reading() -> Language:
    """The language of the page that is being written."""
    return "en" if (get_language() or "zh").startswith("en") else "zh"


def here(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """A moment in the zone of the office; a day as it is."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: dt.date, language: Language) -> str:
    """A date as people write it: 2026年11月23日, 23 Nov 2026."""
    value = here(value)
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: dt.date, language: Language) -> str:
    """A date of this year: 11月23日, 23 Nov."""
    value = here(value)
    if language == "zh":
        return f"{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]}"


def weekday(value: dt.date, language: Language) -> str:
    """A date with its day of the week, as it stands on a newspaper."""
    name = f"星期{WEEKDAYS[value.weekday()]}" if language == "zh" else NAMES[value.weekday()]
    return (
        f"{day(value, language)} {name}" if language == "zh" else f"{name}, {day(value, language)}"
    )


def moment(value: dt.datetime, language: Language) -> str:
    """A date with hours and minutes, in the zone of the office."""
    return f"{day(value, language)} {here(value):%H:%M}"


def many(number: int) -> str:
    """A count with its thousands set apart."""
    return f"{number:,}"
