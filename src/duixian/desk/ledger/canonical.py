"""The canonical bytes of an entry and their hashes, so that a tree of hashes can be built over them.

Canonical JSON is RFC 8785; leaves are hashed as in RFC 9162; a personal value stands in the payload
as a digest with a salt of its own (the idea of RFC 9901), so that erasing value and salt leaves the
proof whole and nothing to guess from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785

SUITE = "sha256"
VERSION = 1
SALT_BYTES = 32
LEAF = b"\x00"


def canonical(value: Any) -> bytes:
    """The one way to write a JSON value as bytes."""
    return rfc8785.dumps(value)


def digest(data: bytes) -> str:
    """The hash of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sealed(name: str, value: Any, salt: bytes) -> str:
    """The digest that stands for a personal value: of salt, name and value, each with its length."""
    parts = (salt, name.encode(), canonical(value))
    return digest(b"".join(len(part).to_bytes(4, "big") + part for part in parts))


def leaf(body: Mapping[str, Any]) -> str:
    """The leaf hash of an entry's body."""
    return digest(LEAF + canonical(dict(body)))
