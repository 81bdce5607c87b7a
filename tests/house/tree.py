"""The files of the repository, for the tests of the house."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def files(*suffixes: str) -> dict[str, str]:
    """Text by path from the root: every file that git knows or would add, with one of the suffixes.

    Without a suffix all files come; what is not UTF-8 text is left out.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.split("\0")
    texts = {}
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file() and (not suffixes or path.suffix in suffixes):
            try:
                texts[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return texts
