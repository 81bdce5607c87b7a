"""`duixian draft`: a speech becomes a draft pack."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from duixian.commands.told import say
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
    lay(files(made), given.out)
    say(
        Text(
            f"草稿写好了：{given.out}。先看 outline.md 和 questions.md。",
            f"The draft is in {given.out}. Read outline.md and questions.md first.",
        ),
        given.lang,
    )
    return 0


def lay(texts: Mapping[str, str], out: Path) -> None:
    """Write all files or none; a folder that holds anything is left alone.

    Raises:
        NotAnswerable: the folder is not empty.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise NotAnswerable(
            Text(
                f"{out} 里已有东西，没有动它。换一个空文件夹。",
                f"{out} is not empty and was left alone. Choose an empty folder.",
            )
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for name, text in texts.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8")
        made.chmod(0o755)
        if out.exists():
            out.rmdir()
        made.rename(out)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
