"""Where the bytes of pictures lie: each under its hash, whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes of a hash lie."""
    return folder / sha256[:2] / sha256


def keep(path: Path, data: bytes) -> None:
    """Put bytes in their place, whole or not at all."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
