"""Our real server over a small county in a folder of its own, on this machine only."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 30
LOG = "server.log"
MOST_SAID = 6000


@dataclass(frozen=True)
class Desk:
    """A desk that answers: its address; by login, session and role; by route, its arguments."""

    url: str
    sessions: dict[str, str]
    roles: dict[str, str]
    arguments: dict[str, dict[str, Any]]


@contextmanager
def serving(folder: Path, seed: str = "e2e.seed") -> Iterator[Desk]:
    """The desk while it runs, filled by a module of ours; it ends with the block."""
    environ = {
        **os.environ,
        "DUIXIAN_DATA": str(folder),
        "DUIXIAN_AT_ONCE": "yes",
        "DUIXIAN_SECRET_KEY": secrets.token_urlsafe(48),
        "DJANGO_SETTINGS_MODULE": "duixian.desk.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}",
    }
    seeded = subprocess.run(
        [sys.executable, "-m", seed],
        env=environ,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "duixian.desk.config.wsgi:application"]
    with (folder / LOG).open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, env=environ, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(port, server)
            yield Desk(f"http://127.0.0.1:{port}", **json.loads(seeded.stdout))
        finally:
            end(server)
            said = (folder / LOG).read_text(encoding="utf-8")
            sys.stderr.write(said[-MOST_SAID:] if "Traceback" in said else "")


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server; one that does not end by itself is a failure, but not one that stays."""
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
        raise


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(port: int, server: subprocess.Popen[bytes], patience: float = PATIENCE) -> None:
    """Return when the server answers.

    Raises:
        RuntimeError: it ended or stayed silent.
    """
    until = time.monotonic() + patience
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The desk does not answer at {port}")
