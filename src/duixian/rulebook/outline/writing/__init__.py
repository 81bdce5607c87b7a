"""What a draft becomes on disk and on standard output."""

from __future__ import annotations

from .files import files
from .machine import to_json

__all__ = ["files", "to_json"]
