"""Folders that come whole or not at all: written beside their place, and moved there at the end."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place

MANY = 5


@dataclass(frozen=True)
class Earlier:
    """What an earlier run may have left in a folder, and the file by which its work is known."""

    names: frozenset[str] = frozenset()
    mark: str = ""


NOTHING = Earlier()


@contextmanager
def placing(folder: Path, earlier: Earlier = NOTHING) -> Iterator[Path]:
    """A folder to write to, which takes the place of `folder` when all went well.

    What an earlier run left is replaced; whatever stops the writing leaves everything as it was.

    Raises:
        Unusable: `folder` holds anything else.
    """
    refuse_others(folder, earlier)
    folder = folder.resolve()  # a link or "." has to be moved by its own name
    fresh = folder.parent / f".{folder.name}.{os.getpid()}.new"
    aside = fresh.with_suffix(".old")
    sweep(folder)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        if folder.exists():
            folder.rename(aside)
        fresh.rename(folder)
    except BaseException:
        if aside.exists():
            aside.rename(folder)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(aside, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Clear away what runs that were killed have left beside a folder; one that still runs keeps its own.

    Where such a run had just put the folder aside, it comes back.
    """
    left = re.compile(rf"\.{re.escape(folder.name)}\.(\d+)\.(new|old)")
    there = sorted(folder.parent.iterdir()) if folder.parent.is_dir() else []
    for path in there:
        found = left.fullmatch(path.name)
        if found is None or _runs(int(found[1])):
            continue
        if found[2] == "old" and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@contextmanager
def alone_at(folder: Path) -> Iterator[None]:
    """Nobody else may work at a folder meanwhile: what one run reads is not replaced by another.

    The lock goes with the process that holds it, however that ends; its file stays.

    Raises:
        Unusable: another run works there.
    """
    whole = folder.resolve()
    whole.parent.mkdir(parents=True, exist_ok=True)
    with (whole.parent / f".{whole.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            findings = Findings()
            findings.add("E617", Place(str(folder)), name=folder.name)
            raise Unusable(findings) from None
        yield


@contextmanager
def settling(folder: Path) -> Iterator[Path]:
    """A folder to write to, which becomes `folder` when all went well, unless somebody was quicker.

    For folders whose name says what is in them, so that it does not matter whose stays.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        yield fresh
        try:
            fresh.rename(folder)
        except OSError:
            if not folder.exists():  # else theirs stays
                raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_others(folder: Path, earlier: Earlier = NOTHING, data: Path | None = None) -> None:
    """Refuse a folder that holds anything but what an earlier run left, or that cannot be written.

    Nor may results lie among the `data` they are made from.

    Raises:
        Unusable: it is to be refused.
    """
    findings, place = Findings(), Place(str(folder))
    whole = folder.resolve()
    if data is not None and data.is_dir() and whole.is_relative_to(data.resolve()):
        findings.add("E613", place, name=data)
    if folder.is_dir():
        if others := _others({entry.name for entry in folder.iterdir()}, earlier):
            shown = [*others[:MANY], *(["…"] if len(others) > MANY else [])]
            findings.add("E601", place, names=", ".join(shown))
    elif folder.exists():
        findings.add("E611", place, name=folder.name)
    near = next(each for each in whole.parents if each.exists())
    if not (near.is_dir() and os.access(near, os.W_OK | os.X_OK)):
        findings.add("E612", place, name=near)
    if findings:
        raise Unusable(findings)


def _others(names: set[str], earlier: Earlier) -> list[str]:
    known = earlier.names if earlier.mark in names else frozenset()
    return sorted(names - earlier.names) or sorted(names - known)
