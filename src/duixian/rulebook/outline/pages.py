"""The visible text of a web page: no scripts, no entities from elsewhere, no network."""

from __future__ import annotations

import re

from lxml import etree

HIDDEN = ("head", "script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "nav", "button")  # fmt: skip
INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"]
)  # fmt: skip
BLANK = re.compile(r"[ \t\r\f\v\n]+")


def visible_text(page: str) -> str:
    """What a reader sees, a line for each block of the page."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(page.encode("utf-8"), parser)
    if root is None:
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag).lower()
        if event == "start" and (tag in HIDDEN or "hidden" in element.attrib):
            walk.skip_subtree()
            continue
        if tag not in INLINE:
            pieces.append("\n")
        if event == "start":
            pieces.append(BLANK.sub(" ", element.text or ""))
        else:
            pieces.append(BLANK.sub(" ", element.tail or ""))
    lines = (line.strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
