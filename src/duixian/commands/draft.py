"""`duixian draft`: a speech becomes a draft pack."""

from __future__ import annotations

import argparse
import sys

from duixian.commands.told import say
from duixian.folders import placing
from duixian.rulebook.errors import NotAnswerable, NotFound
from duixian.rulebook.outline import MOST_BYTES, draft, files, to_json
from duixian.rulebook.vocabulary.text import Text


def run(given: argparse.Namespace) -> int:
    """Read the speech and write the draft, or print it as JSON."""
    if not given.file.is_file():
        raise NotFound(Text(f"没有文件“{given.file}”。", f"There is no file “{given.file}”."))
    with given.file.open("rb") as file:
        made = draft(file.read(MOST_BYTES + 1), given.file.name)
    if given.format == "json":
        sys.stdout.write(to_json(made))
        return 0
    if given.out is None:
        raise NotAnswerable(
            Text("请用 --out 说明草稿放在哪里。", "Say with --out where the draft goes.")
        )
    with placing(given.out) as folder:
        for name, text in files(made).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    say(
        Text(
            f"草稿写好了：{given.out}。先看 outline.md 和 questions.md。",
            f"The draft is in {given.out}. Read outline.md and questions.md first.",
        ),
        given.lang,
    )
    return 0
