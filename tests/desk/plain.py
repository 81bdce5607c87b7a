"""What somebody reads of a page: its words without tags, dates whole."""

import re
from html import unescape

DATE = re.compile(r'<span class="date">(.*?)</span>')


def plain(page: str) -> str:
    """The words of a page or of a part of it, each run of white space as one space."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", DATE.sub(r"\1", page))))
