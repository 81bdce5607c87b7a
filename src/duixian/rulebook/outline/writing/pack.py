"""The draft pack, as the texts of its YAML files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duixian.rulebook.outline.drafting import Draft


def pack_files(draft: Draft) -> dict[str, str]:
    """The files of the draft pack by their names."""
    return {}
