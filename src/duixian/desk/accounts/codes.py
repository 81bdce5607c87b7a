"""One-time codes on slips: made, read however they were typed, kept only as a keyed hash."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Sequence

from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that looks like something else: no 0 O 1 I
GROUPS, GROUP = 4, 4  # 16 characters of 5 bits: 80 bits
SALT = "duixian.desk.accounts.codes"


def new_code(choice: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A fresh code in groups, as it stands on the slip: `K7MQ-2X9R-TB4H-WPCA`."""
    return "-".join("".join(choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def read(typed: str) -> str:
    """The characters of a code, whatever case, width, spaces or dashes it was typed with."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Pd")


def hashed(code: str) -> str:
    """What is kept of a code; without the key of this installation it cannot even be tried out."""
    return salted_hmac(SALT, read(code), algorithm="sha256").hexdigest()


def matches(typed: str, kept: str) -> bool:
    """Whether what was typed is the code of which the hash is kept."""
    return constant_time_compare(hashed(typed), kept) and bool(kept)
