"""The settings of an installation, from the environment, typed, each with its meaning."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from duixian.rulebook.vocabulary.text import Text

PREFIX = "DUIXIAN_"
KEPT_KEY = "secret.key"
FOLDER = Path("data")
YES = ("1", "yes", "true", "on")
NO = ("", "0", "no", "false", "off")


class WrongSettingError(ValueError):
    """A setting has a value that cannot be used."""


def _meaning(zh: str, en: str) -> dict[str, Text]:
    return {"meaning": Text(zh, en)}


@dataclass(frozen=True)
class Environment:
    """All settings; the name in the environment is `DUIXIAN_` and the field's name in capitals."""

    data: Path = field(
        default=FOLDER,
        metadata=_meaning(
            "数据文件夹：数据库、附件、方案包都在里面",
            "folder of all data: database, attachments, packs",
        ),
    )
    hosts: tuple[str, ...] = field(
        default=("localhost", "127.0.0.1", "[::1]"),
        metadata=_meaning(
            "用哪些地址访问，逗号分开", "host names under which it is reached, separated by commas"
        ),
    )
    secret_key: str = field(
        default="",
        metadata=_meaning(
            "签名用的密钥；不给就用数据文件夹里的 secret.key",
            "key for signing; without it `secret.key` in the data folder is used",
        ),
    )
    https: bool = field(
        default=False,
        metadata=_meaning("前面有 HTTPS 时设为 yes", "yes where it stands behind HTTPS"),
    )
    time_zone: str = field(default="Asia/Shanghai", metadata=_meaning("时区", "time zone"))
    undo_minutes: int = field(
        default=10,
        metadata=_meaning(
            "记下后多少分钟内可以撤回", "minutes in which an entry can be taken back"
        ),
    )
    code_days: int = field(
        default=14,
        metadata=_meaning(
            "账号条上的一次性代码多少天内有效", "days for which the code on a slip is valid"
        ),
    )
    idle_minutes: int = field(
        default=60,
        metadata=_meaning(
            "多少分钟不动就退出登录", "minutes without a click until one is signed out"
        ),
    )
    tries: int = field(
        default=5,
        metadata=_meaning(
            "密码连错几次就锁定", "wrong passwords in a row until an account is locked"
        ),
    )
    lock_minutes: int = field(
        default=30, metadata=_meaning("锁定多少分钟", "minutes for which it stays locked")
    )
    second_step: bool = field(
        default=False,
        metadata=_meaning(
            "活动办、审计员、系统管理员登录时必须再用手机验证码",
            "campaign office, auditor and administrator must also answer with a telephone",
        ),
    )
    workers: int = field(
        default=2, metadata=_meaning("服务进程数", "processes that answer requests")
    )
    burden_minutes: int = field(
        default=0,
        metadata=_meaning(
            "一个支部每月最多用多少分钟填报；0 是每周 20 分钟",
            "minutes a month that a branch may be asked for; 0 means 20 a week",
        ),
    )
    at_once: bool = field(
        default=False,
        metadata=_meaning(
            "后台工作当场做完，不另开进程（测试用）",
            "do background work at once, without a worker (for tests)",
        ),
    )

    @property
    def database(self) -> Path:
        """The file of the embedded database."""
        return self.data / "duixian.sqlite3"

    @property
    def static(self) -> Path:
        """The folder into which styles and scripts are laid out, compressed, at each start."""
        return self.data / "static"

    @property
    def tasks(self) -> Path:
        """The file in which background work waits."""
        return self.data / "tasks.sqlite3"

    @property
    def secret(self) -> str:
        """The key for signing: given, or kept in the data folder, or made up for this process."""
        kept = self.data / KEPT_KEY
        if self.secret_key or not kept.exists():
            return self.secret_key or secrets.token_urlsafe(48)
        return kept.read_text(encoding="utf-8").strip()


def read(environ: Mapping[str, str]) -> Environment:
    """The settings that an environment gives.

    Raises:
        WrongSettingError: a value does not fit; all that are wrong are named.
    """
    given: dict[str, Any] = {}
    wrong = []
    for setting in fields(Environment):
        name = PREFIX + setting.name.upper()
        if name in environ:
            try:
                given[setting.name] = _typed(setting.default, environ[name])
            except ValueError:
                wrong.append(f"{name}={environ[name]!r}: {type(setting.default).__name__}")
    if wrong:
        raise WrongSettingError("; ".join(wrong))
    return Environment(**given)


def _typed(default: Any, text: str) -> Any:
    if isinstance(default, bool):
        if text.lower() not in (*YES, *NO):
            raise ValueError(text)
        return text.lower() in YES
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, Path):
        return Path(text).expanduser().resolve()
    return type(default)(text)
