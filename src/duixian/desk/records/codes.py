"""The code on a paper sheet: it names kind and unit, and its last sign tells a slip of the hand.

`visit-B11-C`: the kind, the unit, and the check sign of ISO/IEC 7064, MOD 37,36.
"""

from __future__ import annotations

import string
import unicodedata

SIGNS = string.digits + string.ascii_uppercase
MODULUS = len(SIGNS)
PARTS = 3


def code_of(kind: str, unit: str) -> str:
    """The code of a sheet.

    >>> code_of("visit", "B11")
    'visit-B11-C'
    """
    return f"{kind}-{unit}-{sign(kind + unit)}"


def read(typed: str) -> tuple[str, str] | None:
    """Kind and code of the unit that a code names; nothing where it was typed wrongly.

    >>> read(" VISIT b11 c ")
    ('visit', 'B11')
    """
    parts = unicodedata.normalize("NFKC", typed).replace("－", "-").replace("-", " ").split()
    if len(parts) < PARTS:
        return None
    kind, unit, last = parts[0].lower(), "-".join(parts[1:-1]).upper(), parts[-1].upper()
    return (kind, unit) if last == sign(kind + unit) else None


def sign(text: str) -> str:
    """The check sign of a text; what is neither letter nor digit is passed over."""
    rest = MODULUS
    for letter in text.upper():
        if letter in SIGNS:
            rest = (rest + SIGNS.index(letter)) % MODULUS or MODULUS
            rest = rest * 2 % (MODULUS + 1)
    return SIGNS[(MODULUS + 1 - rest) % MODULUS]
