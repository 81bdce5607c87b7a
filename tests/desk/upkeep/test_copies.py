"""A copy holds everything, comes back byte for byte, and a damaged one is refused whole."""

import datetime as dt
import json
import sqlite3
import threading
import zipfile

import pytest

from duixian import __version__
from duixian.desk.upkeep.copies import MANIFEST, Copy, backup, restore
from duixian.rulebook.errors import NotAnswerable

NOW = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)
LEAVES = ("a" * 64, "b" * 64)


@pytest.fixture
def installation(tmp_path):
    data = tmp_path / "data"
    (data / "files" / "ab").mkdir(parents=True)
    (data / "packs" / "f1").mkdir(parents=True)
    (data / "files" / "ab" / "ab12").write_bytes(b"\xff\xd8 a picture")
    (data / "packs" / "f1" / "pack.yaml").write_text("id: 活动", encoding="utf-8")
    (data / "secret.key").write_text("s" * 64, encoding="utf-8")
    (data / "results").mkdir()
    (data / "results" / "big.parquet").write_bytes(b"worked out again when it is missing")
    connection = sqlite3.connect(data / "duixian.sqlite3")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE ledger_entry (seq INTEGER PRIMARY KEY, leaf TEXT)")
    connection.executemany("INSERT INTO ledger_entry (leaf) VALUES (?)", [(x,) for x in LEAVES])
    connection.commit()
    connection.close()
    return data


def leaves(data):
    connection = sqlite3.connect(data / "duixian.sqlite3")
    try:
        return [row[0] for row in connection.execute("SELECT leaf FROM ledger_entry ORDER BY seq")]
    finally:
        connection.close()


def contents(data):
    kept = [*(data / "files").rglob("*"), *(data / "packs").rglob("*"), data / "secret.key"]
    return {p.relative_to(data).as_posix(): p.read_bytes() for p in kept if p.is_file()}


def test_what_was_saved_comes_back(installation, tmp_path):
    made = backup(installation, tmp_path / "copy.zip", NOW)
    found = restore(tmp_path / "copy.zip", tmp_path / "again")
    assert made == found == Copy("2026-11-23T18:00:00+00:00", __version__, 2, LEAVES[1], 4)
    assert leaves(tmp_path / "again") == list(LEAVES)
    assert contents(tmp_path / "again") == contents(installation)
    assert not (tmp_path / "again" / "results").exists()


def test_a_copy_is_whole_while_others_write(installation, tmp_path):
    stop = threading.Event()

    def write():
        connection = sqlite3.connect(installation / "duixian.sqlite3", timeout=20)
        while not stop.is_set():
            with connection:
                connection.executemany(
                    "INSERT INTO ledger_entry (leaf) VALUES (?)", [("c" * 64,), ("d" * 64,)]
                )
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = backup(installation, tmp_path / "copy.zip", NOW)
    finally:
        stop.set()
        writer.join()
    restore(tmp_path / "copy.zip", tmp_path / "again")
    found = leaves(tmp_path / "again")
    assert (len(found), len(found) % 2) == (made.entries, 0)


def test_only_we_may_read_a_copy_and_its_key(installation, tmp_path):
    backup(installation, tmp_path / "copy.zip", NOW)
    restore(tmp_path / "copy.zip", tmp_path / "again")
    modes = [
        p.stat().st_mode & 0o777 for p in (tmp_path / "copy.zip", tmp_path / "again/secret.key")
    ]
    assert modes == [0o600, 0o600]


def test_an_existing_file_is_not_overwritten(installation, tmp_path):
    (tmp_path / "copy.zip").write_bytes(b"last week's")
    with pytest.raises(NotAnswerable, match="exists; it is not overwritten"):
        backup(installation, tmp_path / "copy.zip", NOW)
    assert (tmp_path / "copy.zip").read_bytes() == b"last week's"


def test_a_folder_with_something_in_it_is_not_restored_into(installation, tmp_path):
    backup(installation, tmp_path / "copy.zip", NOW)
    with pytest.raises(NotAnswerable, match="is not empty"):
        restore(tmp_path / "copy.zip", installation)
    assert leaves(installation) == list(LEAVES)


def changed(source, target, name, data):
    """The archive with other bytes under one name, the manifest as it was."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for each in before.namelist():
            after.writestr(each, data if each == name else before.read(each))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("packs/f1/pack.yaml", b"id: other"),
        ("duixian.sqlite3", b"no database"),
        (MANIFEST, b"{}"),
        (MANIFEST, b"no json"),
    ],
)
def test_a_damaged_copy_is_refused_and_nothing_is_left(installation, tmp_path, name, data):
    backup(installation, tmp_path / "copy.zip", NOW)
    changed(tmp_path / "copy.zip", tmp_path / "bad.zip", name, data)
    with pytest.raises(NotAnswerable, match="damaged or no copy of ours"):
        restore(tmp_path / "bad.zip", tmp_path / "again")
    assert {p.name for p in tmp_path.iterdir()} == {"data", "copy.zip", "bad.zip"}


def test_a_cut_off_copy_is_refused(installation, tmp_path):
    backup(installation, tmp_path / "copy.zip", NOW)
    whole = (tmp_path / "copy.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotAnswerable, match="damaged or no copy of ours"):
        restore(tmp_path / "half.zip", tmp_path / "again")


def test_a_database_broken_inside_is_refused(installation, tmp_path):
    backup(installation, tmp_path / "copy.zip", NOW)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        database = bytearray(archive.read("duixian.sqlite3"))
        manifest = json.loads(archive.read(MANIFEST))
    database[4096:4200] = b"\x00" * 104
    import hashlib

    manifest["sha256"]["duixian.sqlite3"] = hashlib.sha256(database).hexdigest()
    changed(tmp_path / "copy.zip", tmp_path / "one.zip", "duixian.sqlite3", bytes(database))
    changed(tmp_path / "one.zip", tmp_path / "bad.zip", MANIFEST, json.dumps(manifest).encode())
    with pytest.raises(NotAnswerable, match="damaged or no copy of ours"):
        restore(tmp_path / "bad.zip", tmp_path / "again")
