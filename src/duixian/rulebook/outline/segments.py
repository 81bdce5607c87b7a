"""The outline of a speech by the habits of its numbering: a tree of nodes with their spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import table
from .lines import SALUTATION
from .numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = re.compile(r"(?:提纲|讲话|发言|致辞|报告|讲话稿|发言稿|方案|意见|通知)$")
LEADS = {
    "line": r"(?:^|(?<=\n))[ \t　]{0,8}",
    "sentence": r"(?:^|(?<=[\n。！？!?;；:：]))[ \t　]{0,8}",
    "clause": r"(?:^|(?<=[\n。！？!?;；:：,，、]))[ \t　]{0,8}",
}
INLINE_RANK = 5
# A cut text may begin with any number of these.
OUTER_RANK = 3
# Marks of inner rank that may stand between 一是 and its 二是.
MOST_INNER = 60
# A salutation further down is no longer the speech's beginning.
HEADER = 1_500
LONGEST_TITLE = 80


@dataclass(frozen=True)
class Node:
    """One point of the outline: its mark, heading and text as spans of the cleaned text."""

    style: str
    number: int
    rank: int
    start: int
    title: tuple[int, int]
    end: int
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Outline:
    """Title, address and the tree of points; `body` is where the speech itself begins."""

    title: tuple[int, int]
    body: int
    nodes: tuple[Node, ...] = ()
    closing: int = -1

    def walk(self) -> Iterator[Node]:
        """Every node, in the order of the text."""
        for node in self.nodes:
            yield from node.walk()


@dataclass
class _Mark:
    style: str
    rank: int
    number: int
    start: int
    text_at: int
    children: list[Node] = field(default_factory=list)


def segment(text: str) -> Outline:
    """The outline of a cleaned text."""
    title, body = _head(text)
    marks = _marks(text, body, len(text))
    # 同志们， in the middle of a speech only draws breath: the closing follows the last point.
    after = marks[-1].text_at if marks else body
    closing = re.compile(r"(?<=\n)(?:同志们|各位|谢谢大家)[,，!！。]").search(text, after)
    end = closing.start() if closing else len(text)
    return Outline(title, body, _tree(text, marks, end), end if closing else -1)


def _head(text: str) -> tuple[tuple[int, int], int]:
    """The title's span and where the body begins: after the salutation, or after the title."""
    salutation = re.search(SALUTATION, text)
    if salutation and salutation.start() < HEADER:
        limit = salutation.end()
    else:
        limit = text.find("\n") + 1 or len(text)
        if limit > LONGEST_TITLE or re.search("[。;；]", text[:limit]):
            limit = 0
    lines = [
        m.span()
        for m in re.finditer(r"\S[^\n]*", text[:limit])
        if not re.match(SALUTATION, m.group())
    ]
    titles = [span for span in lines if TITLE.search(text[span[0] : span[1]].strip())]
    return (titles or lines or [(0, 0)])[-1], limit


@cache
def _habits() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (row["style"], row["rank"], re.compile(LEADS[row["lead"]] + row["mark"]))
        for row in table("numbering")["habit"]
    )


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Marks that stand in an order that makes sense; the first of a cut text may be any number."""
    found = [
        _Mark(style, rank, number(m.group("n")), m.start(), m.end())
        for style, rank, habit in _habits()
        for m in habit.finditer(text, start, end)
    ]
    found.sort(key=lambda mark: (mark.text_at, mark.rank))
    kept: list[_Mark] = []
    last: dict[str, int] = {}
    for mark in found:
        first = not any(m.rank <= mark.rank for m in kept)
        expected = mark.number == 1 or mark.number == last.get(mark.style, -1) + 1
        if expected or (first and mark.rank <= OUTER_RANK):
            kept.append(mark)
            last[mark.style] = mark.number
            last = {s: n for s, n in last.items() if _rank(s) <= mark.rank}
    return [
        mark
        for place, mark in enumerate(kept)
        if text[max(0, mark.start - 1)] == "\n"
        or not _lonely(mark, kept[place + 1 : place + MOST_INNER])
    ]


def _rank(style: str) -> int:
    return next(rank for name, rank, _ in _habits() if name == style)


def _lonely(mark: _Mark, following: list[_Mark]) -> bool:
    """An inner mark 一是 or 一要 that no 二 follows is a turn of speech."""
    if mark.rank < INLINE_RANK or mark.number > 1:
        return False
    later = next((m for m in following if m.rank <= mark.rank), None)
    return later is None or later.style != mark.style or later.number != mark.number + 1


def _tree(text: str, marks: list[_Mark], end: int) -> tuple[Node, ...]:
    """Nodes nested by rank; each ends where the next of its rank or an outer one begins."""
    roots: list[Node] = []
    stack: list[_Mark] = []

    def close(until: int, rank: int) -> None:
        while stack and stack[-1].rank >= rank:
            mark = stack.pop()
            node = _node(text, mark, until)
            (stack[-1].children if stack else roots).append(node)

    for mark in marks:
        close(mark.start, mark.rank)
        stack.append(mark)
    close(end, 0)
    return tuple(roots)


def _node(text: str, mark: _Mark, until: int) -> Node:
    """A node with its heading; one that began inside a paragraph ends with the paragraph."""
    end = until
    inside = mark.start > 0 and text[mark.start - 1] != "\n"
    if inside and mark.rank >= INLINE_RANK:
        stop = text.find("\n", mark.text_at, until)
        end = stop if stop >= 0 else until
    marks = "。\n" if mark.rank < INLINE_RANK else "。;；\n"
    stops = [place for char in marks if (place := text.find(char, mark.text_at, end)) >= 0]
    title_end = min(stops, default=end)
    while title_end > mark.text_at and text[title_end - 1] in ",，、 \n":
        title_end -= 1
    while end > mark.text_at and text[end - 1].isspace():
        end -= 1
    children = tuple(child for child in mark.children if child.start < end)
    node = Node(
        mark.style, mark.number, mark.rank, mark.start, (mark.text_at, min(title_end, end)), end
    )
    return replace(node, children=children)
