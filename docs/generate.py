"""Writes the generated pages of the reference; with --check, says which of them are stale."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.desk.config.environment import PREFIX, Environment
from duixian.rulebook.findings import RULES, Level, Rule
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]

LEVELS = {
    Level.ERROR: Text("错误：方案包或数据不能使用", "Errors: the pack or the data cannot be used"),
    Level.WARNING: Text("提醒：可以使用，但请看一看", "Warnings: usable, but worth a look"),
    Level.BURDEN: Text("负担：给基层添了什么", "Burdens: what it lays on the grass roots"),
    Level.LAW: Text("规定：与现行规定不合", "Rules: what today's rules do not allow"),
}

HEAD = """# 检查发现 / Findings

由登记表生成，请勿手改；`make docs` 重新生成。花括号中的词在报告时换成实际内容。

Generated from the register; not edited by hand, `make docs` writes it anew.
A word in braces is replaced by the thing itself when the finding is reported."""


def said_by(*arguments: str) -> str:
    """What a `duixian` command prints, for example `said_by("words", "--tables")`."""
    command = [sys.executable, "-m", "duixian.cli", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - our own command, fixed arguments


def findings_page(rules: dict[str, Rule]) -> str:
    """The page of all findings: id, what was found, what to do, in both languages."""
    lines = [HEAD]
    if not rules:
        lines += ["", "登记表为空。 / The register is empty."]
    for level, title in LEVELS.items():
        rows = [_row(rule) for _, rule in sorted(rules.items()) if rule.level is level]
        if rows:
            lines += ["", f"## {level} {title.zh}", "", f"{title.en}.", ""]
            lines += ["| id | 发现 / found | 怎么办 / what to do |", "|---|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    return f"| {rule.id} | {_cell(rule.what)} | {_cell(rule.hint)} |"


def _cell(text: Text) -> str:
    return f"{text.zh}<br>{text.en}".replace("|", r"\|").replace("\n", " ")


SETTINGS_HEAD = """# 设置 / Settings

由 `config/environment.py` 生成，请勿手改。写在环境变量里；不写就用默认值。全是可选的。

Generated from `config/environment.py`. Each is a variable of the environment; without it the default holds. All are optional.

| 变量 / variable | 默认 / default | 意思 / meaning |
|---|---|---|"""


def settings_page() -> str:
    """The page of all settings of an installation."""
    rows = [
        f"| `{PREFIX}{each.name.upper()}` | {_default(each.default)} | "
        f"{_cell(each.metadata['meaning'])} |"
        for each in fields(Environment)
    ]
    return "\n".join([SETTINGS_HEAD, *rows]) + "\n"


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    text = ",".join(value) if isinstance(value, tuple) else str(value)
    return f"`{text}`" if text else ""


# Every generated page and what writes it. A page printed by a command is one line:
#   "docs/reference/words.md": partial(said_by, "words"),
PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/settings.md": settings_page,
    "docs/reference/findings.md": partial(findings_page, RULES),
    "docs/reference/words.md": partial(said_by, "words", "--lang", "zh"),
    "docs/reference/words.en.md": partial(said_by, "words", "--lang", "en"),
    "docs/reference/tables.md": partial(said_by, "words", "--tables"),
}


def main() -> int:
    """Write every page, or with --check only name the stale ones; 1 if there are any."""
    stale = 0
    for name, write in PAGES.items():
        page, path = write(), ROOT / name
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            print(f"{name} is stale: run `make docs`")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
