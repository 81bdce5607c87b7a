"""One file that holds everything, taken from a running installation and put back into an empty folder.

The copy of the database is made by the database itself, so that it is whole while others write.
Attachments and packs lie under the hash of their bytes and are only ever added: they are copied
after the database that names them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from duixian import __version__
from duixian.desk.config.environment import KEPT_KEY
from duixian.holidays.handed_in import NAME as HOLIDAYS
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text

from .folder import DATABASE, FILES, PACKS

MANIFEST = "manifest.json"
FORM = 1
BLOCK = 1 << 20


@dataclass(frozen=True)
class Copy:
    """What a copy holds: when and by which version it was made, and the end of its ledger."""

    made_at: str
    version: str
    entries: int
    last_leaf: str
    files: int


def backup(data: Path, file: Path, now: dt.datetime) -> Copy:
    """Write a copy of an installation that may be running; the file appears when it is whole.

    Raises:
        NotAnswerable: the file exists already.
    """
    if file.exists():
        raise NotAnswerable(
            Text(f"{file} 已经有了，不覆盖。", f"{file} exists; it is not overwritten.")
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".duixian-") as folder:
            database = Path(folder) / DATABASE
            _copied(data / DATABASE, database)
            made = _packed(data, database, unfinished, now)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return made


def restore(file: Path, data: Path) -> Copy:
    """Put a copy into an empty folder, after every byte of it was compared with its manifest.

    Raises:
        NotAnswerable: the folder holds something, or the file is damaged or no copy of ours.
    """
    data = data.expanduser().resolve()
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise NotAnswerable(
            Text(
                f"{data} 不是空的。请恢复到空文件夹。",
                f"{data} is not empty. Restore into an empty folder.",
            )
        )
    data.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=data.parent, prefix=f".{data.name}-"))
    try:
        copy = _unpacked(file, fresh)
        _sound(fresh / DATABASE, file)
        for name in (FILES, PACKS):
            (fresh / name).mkdir(exist_ok=True)
        if data.exists():
            data.rmdir()
        fresh.rename(data)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return copy


def _copied(source: Path, target: Path) -> None:
    """A copy of a database in use, by its own means."""
    before = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    after = sqlite3.connect(target)
    try:
        before.backup(after)
        after.execute("PRAGMA journal_mode=DELETE")
    finally:
        after.close()
        before.close()


def _packed(data: Path, database: Path, target: Path, now: dt.datetime) -> Copy:
    sums: dict[str, str] = {}
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with (
        os.fdopen(descriptor, "wb") as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, path in _contents(data, database):
            archive.write(path, name)
            sums[name] = _sum(path)
        copy = _about(database, len(sums), now)
        manifest = {"form": FORM, **asdict(copy), "sha256": sums}
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        archive.close()
        out.flush()
        os.fsync(out.fileno())
    return copy


def _contents(data: Path, database: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, database
    yield KEPT_KEY, data / KEPT_KEY
    if (data / HOLIDAYS).is_file():
        yield HOLIDAYS, data / HOLIDAYS
    for folder in (FILES, PACKS):
        for path in sorted((data / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(data).as_posix(), path


def _about(database: Path, files: int, now: dt.datetime) -> Copy:
    connection = sqlite3.connect(database)
    try:
        entries = connection.execute("SELECT count(*) FROM ledger_entry").fetchone()[0]
        last = connection.execute("SELECT leaf FROM ledger_entry ORDER BY seq DESC LIMIT 1")
        leaf = (last.fetchone() or ("",))[0]
    finally:
        connection.close()
    return Copy(now.isoformat(timespec="seconds"), __version__, entries, leaf, files)


def _unpacked(file: Path, target: Path) -> Copy:
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            sums = manifest.pop("sha256")
            form = manifest.pop("form")
            copy = Copy(**manifest)
            if form != FORM or set(archive.namelist()) != {MANIFEST, *sums}:
                raise NotAnswerable(_damaged(file, MANIFEST))
            for name, expected in sums.items():
                archive.extract(name, target)
                if _sum(target / name) != expected:
                    raise NotAnswerable(_damaged(file, name))
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise NotAnswerable(_damaged(file, str(error))) from error
    (target / KEPT_KEY).chmod(0o600)
    return copy


def _sound(database: Path, file: Path) -> None:
    connection = sqlite3.connect(database)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotAnswerable(_damaged(file, str(error))) from error
    finally:
        connection.close()
    if verdict != "ok":
        raise NotAnswerable(_damaged(file, verdict))


def _sum(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def _damaged(file: Path, where: str) -> Text:
    return Text(
        f"{file} 不完整或不是备份（{where}）。没有恢复任何东西。",
        f"{file} is damaged or no copy of ours ({where}). Nothing was restored.",
    )
