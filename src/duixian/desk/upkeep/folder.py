"""The data folder of an installation, and the desk set up over it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from duixian.desk.config.environment import KEPT_KEY, PREFIX
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text

DATABASE = "duixian.sqlite3"
FILES, PACKS, STATIC = "files", "packs", "static"
SETTINGS = "duixian.desk.config.settings"
OURS_ALONE = 0o700


def prepared(data: Path) -> Path:
    """The folder, made where it is missing, with a key of its own; only we may open it.

    Raises:
        NotAnswerable: it holds something else.
    """
    data = data.expanduser().resolve()
    if data.exists() and not data.is_dir():
        raise NotAnswerable(_others(data))
    if data.is_dir() and any(data.iterdir()) and not (data / DATABASE).exists():
        raise NotAnswerable(_others(data))
    data.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
    for name in (FILES, PACKS, STATIC):
        (data / name).mkdir(mode=OURS_ALONE, exist_ok=True)
    key = data / KEPT_KEY
    if not key.exists():
        with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return data


def standing(data: Path) -> Path:
    """The folder of an installation that exists.

    Raises:
        NotAnswerable: there is none.
    """
    data = data.expanduser().resolve()
    if not (data / DATABASE).is_file():
        raise NotAnswerable(
            Text(
                f"{data} 里没有数据库 {DATABASE}。请用 --data 指明数据文件夹。",
                f"There is no database {DATABASE} in {data}. Name the data folder with --data.",
            )
        )
    return data


def set_up(data: Path, **settings: str) -> None:
    """The framework, ready for this folder; settings are those of the environment, in small letters."""
    os.environ[f"{PREFIX}DATA"] = str(data)
    for name, value in settings.items():
        os.environ.setdefault(f"{PREFIX}{name.upper()}", value)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()


def migrate() -> bool:
    """Bring the database to this version; whether there was anything to do."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return bool(waiting)


def lay_out() -> None:
    """Put styles and scripts of this version, compressed, where the server reads them."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _others(data: Path) -> Text:
    return Text(
        f"{data} 里已有别的东西，不是数据文件夹。请换一个空文件夹。",
        f"{data} holds something else, not our data. Choose an empty folder.",
    )
