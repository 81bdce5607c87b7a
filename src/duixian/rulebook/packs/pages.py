"""The pages of what `check` finds: why it matters, a wrong and a right example, the source.

They are written by hand, one Markdown file for each id, where the documentation is read; an installed
program carries them with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from duixian.rulebook.vocabulary.text import Language, Text

TITLE = re.compile(r"# ([EWBL]\d{3}) (.+) / (.+)\n")
FENCED = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = ("为什么 / Why", "错 / Wrong", "对 / Right", "来源 / Source")
LINKED = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True)
class Snippet:
    """A few lines of one file of a pack."""

    file: str
    text: str


@dataclass(frozen=True)
class Page:
    """What is to be known about one id."""

    id: str
    title: Text
    why: Text
    wrong: tuple[Snippet, ...]
    right: tuple[Snippet, ...]
    source: Text

    def in_(self, language: Language) -> str:
        """The page for a terminal, in one language."""
        why, wrong, right, source = (part.split(" / ")[language == "en"] for part in PARTS)
        return (
            f"{self.id} {self.title.in_(language)}\n\n"
            f"{why}\n{_indented(self.why.in_(language))}\n\n"
            f"{wrong}\n{_shown(self.wrong)}\n"
            f"{right}\n{_shown(self.right)}\n"
            f"{source}\n{_indented(self.source.in_(language))}\n"
        )


class Misshapen(Exception):
    """A page is not written as pages are."""


def folder() -> Path:
    """Where the pages are: with the installed program, else in the documentation."""
    installed = Path(__file__).parents[2] / "checks"
    return installed if installed.is_dir() else Path(__file__).parents[4] / "docs/reference/checks"


def ids() -> list[str]:
    """The ids that have a page, in order."""
    return sorted(file.stem for file in folder().glob("[EWBL][0-9][0-9][0-9].md"))


def page_of(id_: str) -> Page | None:
    """The page of an id, if it has one."""
    file = folder() / f"{id_}.md"
    return page(file.read_text(encoding="utf-8")) if id_ in ids() else None


def page(text: str) -> Page:
    """A page from its Markdown.

    Raises:
        Misshapen: title, parts, or one of the two languages is missing.
    """
    title = TITLE.match(text)
    _, *cut = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    parts = dict(zip(cut[::2], cut[1::2], strict=True))
    if title is None or tuple(parts) != PARTS:
        raise Misshapen(text.partition("\n")[0])
    why, wrong, right, source = parts.values()
    return Page(
        title[1], Text(title[2], title[3]), _spoken(why), _examples(wrong), _examples(right), _spoken(source)
    )  # fmt: skip


def _spoken(part: str) -> Text:
    """Two paragraphs: Chinese, then English; links are shown by their words."""
    paragraphs = LINKED.sub(r"\1", part).strip().split("\n\n")
    if len(paragraphs) != len(("zh", "en")):
        raise Misshapen(part)
    return Text(*paragraphs)


def _examples(part: str) -> tuple[Snippet, ...]:
    """The fenced blocks, each of the file that its first line names; nothing else stands there."""
    found = tuple(Snippet(file, text) for file, text in FENCED.findall(part))
    if not found or FENCED.sub("", part).strip():
        raise Misshapen(part)
    return found


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _shown(snippets: tuple[Snippet, ...]) -> str:
    return "\n".join(f"{_indented(_whole(each))}\n" for each in snippets)


def _whole(snippet: Snippet) -> str:
    return f"# {snippet.file}\n{snippet.text}"
