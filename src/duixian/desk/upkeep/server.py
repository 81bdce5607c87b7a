"""Serving the desk: the web server, and beside it one process for background work."""

from __future__ import annotations

import ipaddress
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text

APPLICATION = "duixian.desk.config.wsgi:application"
ALL_ADDRESSES = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to
PATIENCE = 10  # seconds that background work gets to end


def loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def names_of(host: str) -> list[str]:
    """The names and addresses under which a browser may ask for this host."""
    local = ["localhost", "127.0.0.1", "[::1]"]
    if host not in ALL_ADDRESSES:
        return list(dict.fromkeys([host, *local]))
    here = socket.gethostname()
    found = {info[4][0] for info in socket.getaddrinfo(here, None, socket.AF_INET)}
    return [*local, here, *sorted(map(str, found))]


def refuse_taken(host: str, port: int) -> None:
    """Refuse a port that is in use.

    Raises:
        NotAnswerable: somebody listens there, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise NotAnswerable(
                Text(
                    f"{host}:{port} 用不了（{error.strerror}）。请换一个端口：--port {port + 1}",
                    f"{host}:{port} cannot be used ({error.strerror}). Try --port {port + 1}",
                )
            ) from error


@contextmanager
def working() -> Iterator[None]:
    """The process for background work, for as long as the server runs."""
    command = [sys.executable, "-m", "django", "run_huey", "--quiet"]
    worker = subprocess.Popen(command)  # noqa: S603 - our own command, fixed arguments
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()


def serve(host: str, port: int, workers: int) -> None:
    """Answer requests until told to end."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        APPLICATION, address=host, port=port, interface=Interfaces.WSGI, workers=workers,
        blocking_threads=1, log_level=LogLevels.warning, websockets=False, respawn_failed_workers=True,
        backpressure=64,
    )  # fmt: skip
    with working():
        server.serve()
