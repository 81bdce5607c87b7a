"""The examples of a page, laid over the small pack of the pages, line by line, so that slips stay slips.

What a snippet says replaces what the file said there: a key its key, an entry of a list the entry of the
same `id` or `name`; what is new is added. An entry in braces replaces the whole entry. A key with nothing
behind it is taken out; `# ×500` at the end of a line says that its text is to be thought so many times.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from itertools import groupby
from pathlib import Path

from duixian.rulebook.packs.pages import Snippet, folder

KIN = ("local", "before", "beside")
COPIES = KIN[1:]
KEY = re.compile(r"([a-z_]+):")
TIMES = re.compile(r"^(\w+: )(.*) # ×(\d+)$", re.MULTILINE)
LIST = re.compile(r"[a-z_]+:\n *- ")
MAPPING = re.compile(r"[a-z_]+:\n +[a-z_]+:")
ENTRY = re.compile(r"- (?:\{?(?:id|name): )?([^,}\n]*)")


def laid_over(snippets: tuple[Snippet, ...], at: Path) -> Path:
    """The small pack with the snippets in it; a local pack beside it, where a snippet writes one.

    A file `local/...` belongs to the local pack, which is then the one in question; `before/...` to a
    copy of the small pack that came earlier, `beside/...` to a copy that runs already.
    """
    pack = at / "small"
    shutil.copytree(folder() / "small", pack)
    for snippet in snippets:
        kin, _, rest = snippet.file.partition("/")
        place, name = (at / kin, rest) if kin in KIN else (pack, snippet.file)
        if kin in COPIES and not place.exists():
            shutil.copytree(folder() / "small", place)
        file = place / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.parent.mkdir(parents=True, exist_ok=True)
        text = TIMES.sub(lambda line: line[1] + line[2] * int(line[3]), snippet.text)
        file.write_text(merged(before, text), encoding="utf-8")
    return at / "local" if (at / "local").exists() else pack


def merged(before: str, after: str) -> str:
    """A mapping with the keys of another put in the place of its own."""
    found, unread = dict(_cut(before, KEY)), ""
    for key, texts in _grouped(_cut(after, KEY)):
        old = found.get(key, "")
        found[key] = "".join(texts)
        if key == "":
            found[key], unread = old, "".join(texts)
        elif old and texts == [f"{key}:\n"]:
            found[key] = ""
        elif len(texts) == 1 and _both(LIST, old, texts[0]):
            found[key] = _entries(old, texts[0])
        elif len(texts) == 1 and _both(MAPPING, old, texts[0]):
            found[key] = _keys(old, texts[0])
    return "".join([*found.values(), unread])


def _entries(before: str, after: str) -> str:
    """A key with a list, with the entries of another put in the place of its own."""
    head, _, old = before.partition("\n")
    indent = re.match(r" *", old)[0]
    found = dict(_cut(textwrap.dedent(old), ENTRY))
    for name, texts in _grouped(_cut(textwrap.dedent(after.partition("\n")[2]), ENTRY)):
        known = found.get(name, "")
        inner = len(texts) == 1 and known and "- {" not in (known[:3], texts[0][:3])
        found[name] = _entry(known, texts[0]) if inner else "".join(texts)
    return f"{head}\n{textwrap.indent(''.join(found.values()), indent)}"


def _entry(before: str, after: str) -> str:
    old, new = (textwrap.dedent(text.replace("- ", "  ", 1)) for text in (before, after))
    return textwrap.indent(merged(old, new), "  ").replace("  ", "- ", 1)


def _keys(before: str, after: str) -> str:
    """A key with a mapping, with the keys of another put in the place of its own."""
    head, _, old = before.partition("\n")
    inner = merged(textwrap.dedent(old), textwrap.dedent(after.partition("\n")[2]))
    return f"{head}\n{textwrap.indent(inner, '  ')}"


def _both(begins: re.Pattern[str], *blocks: str) -> bool:
    return all(begins.match(block) for block in blocks)


def _cut(text: str, begins: re.Pattern[str]) -> list[tuple[str, str]]:
    """The parts of a text, each begun by a line that fits, by its name; what stands before by none."""
    parts: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        start = begins.match(line)
        if start or not parts:
            parts.append((start[1] if start else "", ""))
        parts[-1] = (parts[-1][0], parts[-1][1] + line)
    return parts


def _grouped(parts: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    by_name = sorted(parts, key=lambda part: part[0])
    return [(name, [t for _, t in each]) for name, each in groupby(by_name, lambda part: part[0])]
