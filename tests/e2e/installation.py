"""An installation as the one person of IT has it: our own command, a folder, a port."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e.serving import ROOT, end, free_port, wait_for

CODE = re.compile(r"^ +(\w+) +((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}) ", re.MULTILINE)
FILLING = 180  # seconds in which a county is taken in


def duixian(*words: str) -> str:
    """What one of our commands says."""
    done = subprocess.run(
        [sys.executable, "-m", "duixian.cli", *words], check=False, env=environ(),
        capture_output=True, encoding="utf-8", timeout=FILLING,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def environ() -> dict[str, str]:
    """The environment, without settings that somebody has left in it."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("DUIXIAN_", "DJANGO_"))}
    return {**ours, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


@contextmanager
def running(folder: Path, log: Path, *words: str) -> Iterator[tuple[str, dict[str, str]]]:
    """`duixian serve` while it runs: its address, and the codes of the first accounts by login."""
    port = free_port()
    command = [sys.executable, "-m", "duixian.cli", "serve", "--data", str(folder)]
    command += ["--port", str(port), *words]
    with log.open("w", encoding="utf-8") as told:
        server = subprocess.Popen(command, env=environ(), stdout=told, stderr=subprocess.STDOUT)
        try:
            wait_for(port, server, FILLING)
            yield f"http://127.0.0.1:{port}", dict(CODE.findall(log.read_text(encoding="utf-8")))
        finally:
            end(server)
