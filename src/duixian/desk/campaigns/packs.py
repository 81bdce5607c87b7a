"""The packs of an installation: those that come with the program, its own, and those kept for campaigns.

A kept pack lies under its fingerprint with the libraries it uses, and is never changed. The county's
own lie beside them under names of their own (`packs/NAME/pack.yaml`), and may be changed.
"""

from __future__ import annotations

import re
import shutil
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from duixian.folders import settling

if TYPE_CHECKING:
    from duixian.rulebook.packs import Reading
    from duixian.rulebook.scorecards.standard import Pack

KEPT_PARSED = 32
OWN = "own:"
"""Before the name of a folder of the installation's own; no shipped pack is called so."""
NAMEABLE = re.compile("[a-z0-9][a-z0-9_-]{0,62}")
"""Shorter than a fingerprint, under which kept packs lie."""
STANDING = "weimin"
"""The pack that rests on standing duties; the contents of the others are samples until a plan sets them."""


def folder() -> Path:
    """Where packs are kept."""
    found: Path = settings.ENVIRONMENT.data / "packs"
    return found


def offered() -> tuple[str, ...]:
    """The names of the packs that come with the program: those for today first, which ask least first.

    Samples are there to be copied, not to be put to work.
    """
    from duixian.rulebook.packs import shipped

    names = sorted(file.parent.name for file in shipped().glob("*/pack.yaml"))
    packs = {name: pack for name in names if (pack := looked_at(name).pack) and not pack.sample}
    return tuple(sorted(packs, key=lambda name: _place(packs[name])))


def _place(pack: Pack) -> tuple[int, bool, int]:
    return -int(pack.policy), pack.id != STANDING, len(pack.indicators)


def own() -> dict[str, Path]:
    """The packs that the installation laid into its data folder itself, by the name they are asked for."""
    home = folder().resolve()
    if not home.is_dir():
        return {}
    found = sorted(file.parent for file in home.glob("*/pack.yaml"))
    return {
        f"{OWN}{place.name}": place
        for place in found
        if NAMEABLE.fullmatch(place.name) and place.resolve().parent == home
    }


def startable() -> tuple[str, ...]:
    """The names of all packs that a campaign may be started with: those of the program, then the own."""
    return (*offered(), *own())


def source_of(name: str) -> Path:
    """The folder of a pack that may be started.

    Raises:
        NotFound: there is none of that name.
    """
    from duixian.rulebook.packs import find

    return own().get(name) or find(name)


def looked_at(name: str) -> Reading:
    """A pack that may be started, with all findings.

    The examples of one that comes with the program were run when it was built. An own one is read
    again when a file of it has changed.
    """
    if not name.startswith(OWN):
        return _shipped(name)
    place = source_of(name)
    files = sorted(file for file in place.rglob("*") if file.is_file())
    return _own(place, tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files))


@lru_cache(maxsize=KEPT_PARSED)
def _shipped(name: str) -> Reading:
    from duixian.rulebook.packs import find, read_pack

    return read_pack(find(name), examples=False)


@lru_cache(maxsize=KEPT_PARSED)
def _own(place: Path, _files: tuple[tuple[str, int, int], ...]) -> Reading:
    from duixian.rulebook.packs import read_pack

    return read_pack(place)


def pack_of(fingerprint: str) -> Pack:
    """The kept pack with this fingerprint.

    Raises:
        NotFound: the data folder does not hold it.
    """
    return _opened(folder() / fingerprint)


@lru_cache(maxsize=KEPT_PARSED)
def _opened(kept: Path) -> Pack:
    # its examples were run before it was kept
    from duixian.rulebook.errors import NotFound
    from duixian.rulebook.packs import open_pack
    from duixian.rulebook.vocabulary.text import Text

    found = [file.parent for file in kept.glob("*/pack.yaml")]
    if not found:
        name = kept.name
        raise NotFound(
            Text(f"数据文件夹里没有方案包 {name}。", f"The data folder lacks the pack {name}.")
        )
    if len(found) == 1:
        return open_pack(found[0], examples=False)
    # a parent or a predecessor is kept beside the pack that names it
    opened = (open_pack(place, examples=False) for place in found)
    return next(pack for pack in opened if pack.fingerprint == kept.name)


def keep(reading: Reading) -> None:
    """Keep a pack with all it was read from; one that is kept already stays as it is."""
    pack = reading.pack
    place = folder() / pack.fingerprint if pack else None
    if place is None or place.exists():
        return
    with settling(place) as fresh:
        for source in reading.folders:
            if not (fresh / source.name).exists():
                shutil.copytree(source, fresh / source.name)
