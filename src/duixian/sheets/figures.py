"""Numbers and days as people write them; exact, rounded half up once, and never as floats."""

from __future__ import annotations

import datetime as dt

from duixian.rulebook.measures.printing import Look
from duixian.rulebook.vocabulary.text import Language

ABSENT = "—"
ALL = 1000
WIDE_FROM = 0x2E80
"""From here on characters take two columns: Chinese, its punctuation, full-width forms."""


def day(value: dt.date, language: Language) -> str:
    """A date as people write it: 2011年11月23日, 23 Nov 2011."""
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b %Y}"


def many(number: int) -> str:
    """A count, its thousands set apart."""
    return f"{number:,}"


def per_cent(n: int, d: int) -> str:
    """A share in per cent with one place, without it where it is nought; 100 % only for all."""
    tenths = (2000 * n + d) // (2 * d)
    if tenths == ALL and n < d:
        return "<100%"
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


def ratio(n: int, d: int) -> str:
    """A number with at most two places."""
    return hundredths((200 * abs(n) + d) // (2 * d) * (-1 if n < 0 else 1))


def said(n: int, d: int, look: Look, language: Language) -> str:
    """A value as people read it: per cent or a number, with its sign and unit where it has one."""
    return look.beside(per_cent(n, d) if look.per_cent else ratio(n, d)).in_(language)


def hundredths(amount: int) -> str:
    """A whole number of hundredths, as a number without idle noughts."""
    whole, rest = divmod(abs(amount), 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole:,}" + (f".{rest:02d}".rstrip("0") if rest else "")


def width(text: str) -> int:
    """The columns a text takes; a Chinese character takes two."""
    return sum(2 if ord(c) >= WIDE_FROM else 1 for c in text)
