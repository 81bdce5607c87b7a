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
from duixian.rulebook.packs.pages import ids, page_of
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


def printed_by(script: str, *arguments: str) -> str:
    """What a script beside this one prints."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
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


CHECKS_HEAD = """# 检查的每一条 / Every id of `check`

每条一页：为什么、错例、对例、来源。终端里看同一页：`duixian check --explain L101`。目录由各页标题生成，各页手写。

One page for each id: why, a wrong example, a right one, the source. The same in a terminal: `duixian check --explain L101`.
This list is generated from the titles; the pages are written by hand.

## 加一条 / To add one

1. 在 `src/duixian/rulebook/findings/register/` 登记编号、发现和办法，两种语言。
2. 写 `<编号>.md`，四节照抄任何一页。文字每节两段，先中文，后英文；例子是 `yaml` 块，第一行写明是哪个文件，可以有几块。
3. 例子盖在[小方案包](small/pack.yaml)上跑：写了的键替换原来的，同名（`id` 或 `name`）的条目并进去，花括号写的条目整条替换，没有的加上，后面空着的键去掉，`# ×500` 是说这句话重复这么多遍。
4. 测试要求：错例恰好查出这一条，对例什么也查不出。为了写得短，例子里的指标没有自己的例子（E219）不算。

1. Register the id with what and hint in both languages.
2. Write `<id>.md` with the four parts of any other page. A text has two paragraphs, Chinese and then English; an example is one or more `yaml` blocks whose first line names the file.
3. Examples are laid over the [small pack](small/pack.yaml): a key replaces the key, an entry joins the entry of the same `id` or `name`, an entry in braces replaces it whole, what is new is added, a key with nothing behind it is taken out, `# ×500` repeats a text.
4. Tested: the wrong example gives exactly this id, the right one nothing. To keep them short, an indicator without an example of its own (E219) is not held against them."""


def checks_page() -> str:
    """The list of the pages of `check`."""
    lines = [CHECKS_HEAD]
    for level, title in LEVELS.items():
        found = [page for id_ in ids() if id_[0] == level and (page := page_of(id_))]
        if found:
            lines += ["", f"## {level} {title.zh} / {title.en}", ""]
            lines += [f"- [{p.id}]({p.id}.md) {p.title.zh} / {p.title.en}" for p in found]
    return "\n".join(lines) + "\n"


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
    "docs/reference/checks/README.md": checks_page,
    "docs/reference/findings.md": partial(findings_page, RULES),
    "docs/reference/words.md": partial(said_by, "words", "--lang", "zh"),
    "docs/reference/words.en.md": partial(said_by, "words", "--lang", "en"),
    "docs/reference/benchmarks.md": partial(printed_by, "measured.py"),
    "docs/reference/stories.md": partial(printed_by, "told.py", "zh"),
    "docs/reference/stories.en.md": partial(printed_by, "told.py", "en"),
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
