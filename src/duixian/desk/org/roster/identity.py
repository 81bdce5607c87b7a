"""The citizen's identity number: GB 11643-1999, 18 places, the last a check digit by ISO 7064 MOD 11-2."""

from __future__ import annotations

import datetime as dt
import re

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
SHAPE = re.compile(r"\d{17}[\dX]", re.ASCII)
LENGTH = 18


def check_digit(first: str) -> str:
    """The last place that belongs to the first seventeen.

    >>> check_digit("11010519491231002")
    'X'
    """
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return CHECKS[total % 11]


def born_by(number: str) -> str:
    """The day of birth in a well-formed number, 1949-12-31; empty where it is no day."""
    text = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def gender_by(number: str) -> str:
    """The sex in a well-formed number: the last place but one is odd for men."""
    return "male" if int(number[16]) % 2 else "female"
