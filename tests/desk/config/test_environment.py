"""Settings come from the environment, typed; wrong ones are named all at once."""

from pathlib import Path

import pytest

from duixian.desk.config.environment import Environment, WrongSettingError, read


def test_without_anything_the_defaults_hold():
    assert read({"PATH": "/bin"}) == Environment()


def test_each_type_is_read():
    found = read(
        {
            "DUIXIAN_DATA": "/srv/duixian", "DUIXIAN_HOSTS": "desk.test, 10.1.2.3,",
            "DUIXIAN_HTTPS": "Yes", "DUIXIAN_TRIES": "3",
        }
    )  # fmt: skip
    assert (found.data, found.hosts, found.https, found.tries) == (
        Path("/srv/duixian"), ("desk.test", "10.1.2.3"), True, 3,
    )  # fmt: skip


def test_all_wrong_values_are_named():
    with pytest.raises(WrongSettingError) as error:
        read({"DUIXIAN_TRIES": "five", "DUIXIAN_HTTPS": "perhaps"})
    assert str(error.value) == "DUIXIAN_HTTPS='perhaps': bool; DUIXIAN_TRIES='five': int"


def test_a_key_in_the_folder_is_used(tmp_path):
    (tmp_path / "secret.key").write_text("kept\n", encoding="utf-8")
    assert Environment(data=tmp_path).secret == "kept"
