"""Questions in words: codes in braces become the names that whoever looks may see."""

from __future__ import annotations

import re
from collections.abc import Callable

from duixian.rulebook.vocabulary.text import Text

CODE = re.compile(r"\{([^{}]*)\}")
NO_PENALTY = Text(
    "这些只是要问的话，不是结论：不进任何成绩，不排名次，不点人名。先听对方怎么说。",
    "These are questions, no conclusions: they enter no number, rank nobody, name nobody. Hear the unit first.",
)
YOUR_WORD = Text(
    "这些是上级可能来问的话，不是结论，也不是批评：不进任何成绩，不排名次，不点人名。现在什么也不用做；来问时照实说就行，也可以在问过的记录上补一句。",
    "These are what those above may ask you about, no conclusions and no blame: they enter no number, rank nobody, "
    "name nobody. Nothing is to be done now; when somebody asks, say how it was, or add a word to what was written down.",
)
NOTHING = Text("没有要问的。", "There is nothing to ask about.")


def named(told: Text, name: Callable[[str], Text]) -> Text:
    """A sentence with the names of its units."""
    return Text(
        CODE.sub(lambda found: f"“{name(found[1]).zh}”", told.zh),
        CODE.sub(lambda found: f"“{name(found[1]).en}”", told.en),
    )


def many_seen(number: int) -> Text:
    """How many questions there are, in a sentence."""
    if not number:
        return NOTHING
    things = "one thing" if number == 1 else f"{number} things"
    return Text(
        f"有 {number} 处要问。",
        f"There is {things} to ask about." if number == 1 else f"There are {things} to ask about.",
    )
