"""How a declaration says to the reader where its keys stand; plain dataclasses otherwise.

A declaration is a frozen dataclass. Its field names are the keys of the YAML mapping, less a trailing
underscore (`from_` is written `from`). A class with a `word` is one of several: it is chosen by that
word, and its `payload` names the one field that the word's value fills directly.
"""

from __future__ import annotations

from collections.abc import Mapping

KEYS_BESIDE = "keys beside"
PIECES = "pieces"

IN_PIECES: Mapping[str, bool] = {PIECES: True}
"""A list whose items stand for themselves: one that cannot be read does not hide the others."""

FLAT: Mapping[str, str] = {KEYS_BESIDE: ""}
"""A field whose own keys stand in the same mapping as its neighbours."""


def chosen_by(key: str) -> Mapping[str, str]:
    """A field whose class is chosen by the word at `key`, with its keys beside it in the mapping."""
    return {KEYS_BESIDE: key}


SET_LATER: Mapping[str, bool] = {"set later": True}
"""A field that no pack writes: it is set when the declaration has been read."""
