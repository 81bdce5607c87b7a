"""Small speeches for the tests: a body under a title, or one of the files beside."""

from __future__ import annotations

from pathlib import Path

from duixian.rulebook.outline import draft
from duixian.rulebook.outline.items import Speech
from duixian.rulebook.outline.segments import segment

SPEECHES = Path(__file__).parent / "speeches"
HEAD = "在苍禾县暖心强基活动动员大会上的讲话\n同志们:\n"


def speech(body: str) -> Speech:
    """A clean speech with this body."""
    return Speech(HEAD + body, segment(HEAD + body))


def drafted(name: str):
    """The draft of one of the files beside."""
    return draft((SPEECHES / name).read_bytes(), name)


def names(items):
    """What items are called, in the order of the text."""
    return [item.name for item in sorted(items)]


def told(items, *keys):
    """Names with some of their facts."""
    return [(item.name, *(item.fact(key) for key in keys)) for item in sorted(items)]


def parts(item):
    """What an item is called with the names of its parts, to the bottom."""
    return (item.name, [parts(p) for p in item.parts]) if item.parts else item.name
