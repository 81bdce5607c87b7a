"""How a declaration says to the reader where its keys stand; plain dataclasses otherwise.

A declaration is a frozen dataclass. Its field names are the keys of the YAML mapping, less a trailing
underscore (`from_` is written `from`). A class with a `word` is one of several: it is chosen by that
word, and its `payload` names the one field that the word's value fills directly.
"""

from __future__ import annotations

import dataclasses
from typing import Any

FLAT = "flat"


def flat() -> Any:
    """A field whose own keys stand in the same mapping as its neighbours."""
    return dataclasses.field(metadata={FLAT: True})


def chosen_by(key: str) -> Any:
    """A field whose class is chosen by the word at `key`, with its keys beside it in the mapping."""
    return dataclasses.field(metadata={FLAT: key})
