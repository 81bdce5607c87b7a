"""Names of people and units, folded for comparison only: what is stored is what was typed."""

from __future__ import annotations

import re
import unicodedata

DOTS = re.compile("[·•‧・･∙⋅．.᛫ᐧ]")
UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
EDGES = " \t\r\n\u3000\ufeff\u200b"
SHORTER = (
    (re.compile("^(?:中国共产党|中共)"), ""),
    (re.compile("(?:党总支部?|总支部?)(?:委员会)?$"), "总支"),
    (re.compile("党?支部(?:委员会)?$"), "支部"),
    (re.compile("(?:党?委员会|党委)$"), "委"),
)


def folded(name: str) -> str:
    """A name as it is compared: padding, width, unseen signs and the kind of dot do not matter.

    >>> folded("张　三") == folded("张三"), folded("阿依・古丽") == folded("阿依·古丽")
    (True, True)
    """
    dotted = DOTS.sub("·", UNSEEN.sub("", name))
    return "".join(unicodedata.normalize("NFKC", dotted).split()).casefold()


def shortened(name: str) -> str:
    """A unit's folded name without the words that one office writes and another leaves out.

    >>> shortened("中共虚乡甲村支部委员会") == shortened("虚乡甲村党支部")
    True
    """
    plain = folded(name)
    for pattern, instead in SHORTER:
        plain = pattern.sub(instead, plain)
    return plain
