"""The code on a paper sheet: it names kind and unit, and its last sign tells a slip of the hand.

`visit-B11-C`: the kind, the unit, and the check sign of ISO/IEC 7064, MOD 37,36. A sheet that belongs to
a record, as one of an inspection to its round, names that behind the unit: `finding-B11+X-K3F9-C`.
"""

from __future__ import annotations

import string
import unicodedata

SIGNS = string.digits + string.ascii_uppercase
MODULUS = len(SIGNS)
PARTS = 3


def code_of(kind: str, unit: str, part_of: str = "") -> str:
    """The code of a sheet, and of the record it belongs to.

    >>> code_of("visit", "B11")
    'visit-B11-C'
    """
    named = f"{unit}+{part_of}" if part_of else unit
    return f"{kind}-{named}-{sign(kind + named)}"


def read(typed: str) -> tuple[str, str, str] | None:
    """Kind, unit and record that a code names; nothing where it was typed wrongly.

    >>> read(" VISIT b11 c ")
    ('visit', 'B11', '')
    """
    parts = unicodedata.normalize("NFKC", typed).replace("－", "-").replace("-", " ").split()
    if len(parts) < PARTS:
        return None
    kind, named, last = parts[0].lower(), "-".join(parts[1:-1]).upper(), parts[-1].upper()
    unit, _, part_of = named.partition("+")
    return (kind, unit, part_of) if last == sign(kind + named) else None


def sign(text: str) -> str:
    """The check sign of a text; what is neither letter nor digit is passed over."""
    rest = MODULUS
    for letter in text.upper():
        if letter in SIGNS:
            rest = (rest + SIGNS.index(letter)) % MODULUS or MODULUS
            rest = rest * 2 % (MODULUS + 1)
    return SIGNS[(MODULUS + 1 - rest) % MODULUS]
