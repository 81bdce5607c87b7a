"""The data folder is made once, for us alone, and never in somebody else's place."""

import pytest

from duixian.desk.upkeep.folder import prepared, standing
from duixian.rulebook.errors import NotAnswerable


def test_a_new_folder_gets_a_key_and_is_ours_alone(tmp_path):
    data = prepared(tmp_path / "data")
    assert sorted(p.name for p in data.iterdir()) == ["files", "packs", "secret.key", "static"]
    modes = [p.stat().st_mode & 0o777 for p in (data, data / "secret.key")]
    assert modes == [0o700, 0o600]


def test_the_key_stays(tmp_path):
    data = prepared(tmp_path / "data")
    (data / "duixian.sqlite3").touch()
    before = (data / "secret.key").read_text(encoding="utf-8")
    prepared(data)
    assert ((data / "secret.key").read_text(encoding="utf-8"), len(before)) == (before, 64)


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(NotAnswerable, match="holds something else"):
        prepared(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "data").touch()
    with pytest.raises(NotAnswerable, match="holds something else"):
        prepared(tmp_path / "data")


def test_without_a_database_there_is_nothing_to_save(tmp_path):
    with pytest.raises(NotAnswerable, match="There is no database"):
        standing(tmp_path)
