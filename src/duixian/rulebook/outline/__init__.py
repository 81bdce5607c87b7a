"""A speech becomes a draft campaign: read, repaired, segmented, recognised, written; all by rule.

    from duixian.rulebook.outline import draft, files, to_json

Nothing is changed in silence (every repair is listed against the source) and nothing open is
filled in (every time word without a number, every name without content is a question).
"""

from __future__ import annotations

from .drafting import Draft, draft
from .reading import MOST_BYTES
from .writing import files, to_json

__all__ = ["MOST_BYTES", "Draft", "draft", "files", "to_json"]
