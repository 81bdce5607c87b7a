"""Lines: what a web page added is dropped, what page marks cut is joined, what was joined is cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import table
from .repairs import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_NUMBER = re.compile(r"(?:^|(?<=\n))[ \t　]{0,8}(\d{1,3})[、.．](?!\d)")
NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]+[、.．)）是要]|第[一二三四五六七八九十]")
# Where a salutation may stand; and how much is header in a text without one.
HEADER, SHORT_HEADER = 3_000, 400
SALUTATION = (
    r"(?:同志们(?:、朋友们)?[:：!！]|(?<![^\n\s])(?:各位|尊敬的)[^\n。；;]{0,40}[:：!！]"
    r"|(?<![^\n\s])各[^\n。；;]{2,60}[:：](?=\n))"
)


def web_lines(text: str) -> Iterator[Edit]:
    """Short lines that hold what web pages and download sites add."""
    rules = table("web")
    whole = re.compile(f"(?:{'|'.join(rules['whole'])})")
    part = re.compile("|".join([*rules["part"], rules["file_name"], rules["key_words"]]))
    opening = re.compile("|".join(rules["opening"]))
    for found in re.finditer(r"[^\n]+\n?", text):
        line = found.group().strip()
        short = len(line) <= rules["longest"] and (whole.fullmatch(line) or part.search(line))
        if short or opening.match(line):
            yield Edit(found.start(), found.end(), "", "web-line")


def web_addresses(text: str) -> Iterator[Edit]:
    """Names of web sites put into the text."""
    for found in re.finditer(table("web")["address"], text):
        yield Edit(found.start(), found.end(), "", "web-line")


def broken_lines(text: str) -> Iterator[Edit]:
    """Marks of pages inside the text, with the line break they made in a sentence."""
    spans = sorted([*_running_numbers(text), *_page_marks(text)])
    at = 0
    for start, end in spans:
        if start >= at:
            yield Edit(start, end, "\n" * _between_paragraphs(text, start, end), "page-mark")
            at = end
    marked = set(spans)
    for found in re.finditer(
        rf"(?<=[^\s{table('marks')['sentence_ends']}])\n(?=[\u3400-\u9fff,，、])", text
    ):
        if found.start() >= 1 and _is_cut(text, found.start()) and found.span() not in marked:
            yield Edit(found.start(), found.end(), "", "line-cut")


def wrapped_lines(text: str) -> Iterator[Edit]:
    """Lines that all break at one width, as a text taken from pages does, are joined again."""
    rules = table("marks")["wrapped"]
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    widths = [end - start for start, end in lines]
    if len(lines) < rules["fewest"]:
        return
    width = sorted(widths)[-len(widths) // 4]
    full = [abs(w - width) <= rules["slack"] for w in widths]
    if width < rules["narrowest"] or sum(full) * 100 < rules["percent"] * len(full):
        return
    for (_, end), (start, stop), is_full in zip(lines, lines[1:], full, strict=False):
        follows = text[start:stop].lstrip(" \t　")
        indented = len(follows) < stop - start
        whole = text[end - 1] in table("marks")["sentence_ends"] or start != end + 1
        if is_full and not whole and not indented and NUMBERED.match(follows) is None:
            yield Edit(end, start, "", "line-cut")


def _is_cut(text: str, place: int) -> bool:
    """A line that stops at a comma goes on in the next, where that next is not numbered."""
    follows = text[place + 1 : place + 6]
    return text[place - 1] in ",，、" and NUMBERED.match(follows) is None


def _between_paragraphs(text: str, start: int, end: int) -> bool:
    """Whether a page mark stands where one numbered point ends and the next begins."""
    before = _end_before(text, start)
    return (
        text[max(before - 1, 0) : before] in ("。", "！", "？")
        and NUMBERED.match(text, end) is not None
    )


def _page_marks(text: str) -> Iterator[tuple[int, int]]:
    for pattern in table("marks")["page"]:
        for found in re.finditer(pattern, text):
            yield found.span()


def _running_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Numbers 1、2、3、 at the heads of lines that cut sentences: pages, not paragraphs."""
    found = list(PAGE_NUMBER.finditer(text))
    numbers = [int(m.group(1)) for m in found]
    if numbers[1:] != [number + 1 for number in numbers[:-1]]:
        return
    ends = table("marks")["sentence_ends"]
    before = [_end_before(text, m.start()) for m in found]
    cuts = [bool(end) and text[end - 1] not in ends for end in before]
    if len(found) > 1 and sum(cuts) * 2 >= len(found):
        for m, end, cut in zip(found, before, cuts, strict=True):
            yield (end if cut else m.start()), m.end()


def _end_before(text: str, place: int) -> int:
    """Where the text before a place ends, without the blanks after it."""
    while place and text[place - 1].isspace():
        place -= 1
    return place


def twice_told_titles(text: str) -> Iterator[Edit]:
    """A title that stands twice before the salutation: only the last is kept."""
    salutation = re.search(SALUTATION, text[:HEADER])
    head = text[: salutation.start()] if salutation else text[:SHORT_HEADER]
    for found in re.finditer(
        r"(?<![^\s])([^\s]{8,60}(?:讲话|发言|致辞|报告))\d{0,2}\s{1,8}(?=\1)", head
    ):
        yield Edit(found.start(), found.end(), "", "title-twice")


def lost_lines(text: str) -> Iterator[Edit]:
    """Blanks that stand where a line ended: after a sentence, a title, a numbered heading."""
    after_sentence = r"(?<=[。！？!?〞”:：])[ \t　]{1,8}(?=[\u3400-\u9fff“(（])"
    before_salutation = rf"(?<=\S)[ \t　]{{1,8}}(?={SALUTATION})"
    after_title = r"(?<=讲话|发言|致辞)[ \t　]{1,8}(?=\S)"
    for found in re.finditer(f"{after_sentence}|{before_salutation}|{after_title}", text):
        yield Edit(found.start(), found.end(), "\n", "line-lost")
    heading = r"(?:^|(?<=\n)|(?<=[。！？ ]))(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^。！？\s]{4,80}([ 　]{1,8})(?=[\u3400-\u9fff])"
    for found in re.finditer(heading, text):
        yield Edit(*found.span(1), "\n", "line-lost")


def run_in_headings(text: str) -> Iterator[Edit]:
    """Numbered headings with the text run into them."""
    cut = re.compile(table("marks")["run_in"])
    for found in re.finditer(
        r"(?:^|(?<=\n)|(?<=[。！？ ]))[一二三四五六七八九十]{1,3}、[^。！？\n]{8,120}", text
    ):
        # The last place before the comma: 统筹推进各项工作｜开展某活动,必须……
        for place in list(cut.finditer(text, found.start() + 6, found.end()))[-1:]:
            yield Edit(place.start(), place.start(), "\n", "heading-run-in")
