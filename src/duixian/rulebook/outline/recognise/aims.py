"""Themes, goals and general requirements, by the way they are announced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, item, listed
from duixian.rulebook.outline.lexicon import table

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

ANNOUNCED = ("as_role", "this_role", "phrases_role", "quoted_goal", "subject", "in_practice")


def themes(speech: Speech) -> Iterator[Item]:
    """Themes, main lines and goals."""
    seen: set[str] = set()
    for found, role in _announced(speech):
        name = found.group("name")
        if role != "requirement" and name not in seen and not _is_list(role, name):
            seen.add(name)
            aim = item(Kind.THEME, found, role=role, called=found.group("role"))
            yield replace(aim, parts=_parts(speech, found)) if role == "direction" else aim


def requirements(speech: Speech) -> Iterator[Item]:
    """The phrases of the general requirement, each once, with the part it is said to play."""
    seen: dict[str, Item] = {}
    parts = {m.group("name"): m.group("role") for m in speech.find(table("aims")["part_role"])}
    for found, role in _announced(speech):
        if role != "requirement" and not _is_list(role, found.group("name")):
            continue
        for start, end in listed(found.group("name"), found.start("name"), "、,，"):
            name = speech.text[start:end]
            facts = (("role", parts[name]),) if name in parts else ()
            seen.setdefault(name, Item(start, end, Kind.REQUIREMENT, name, facts))
    yield from seen.values()


def _is_list(role: str, name: str) -> bool:
    """A goal that is a list of phrases is the general requirement under another name."""
    return role == "goal" and name.count("、") >= 2


def _parts(speech: Speech, found: re.Match[str]) -> tuple[Item, ...]:
    """The phrases of a direction that is a list."""
    spans = list(listed(found.group("name"), found.start("name"), "、,，"))
    return tuple(Item(a, b, Kind.THEME, speech.text[a:b]) for a, b in spans if len(spans) > 1)


def _announced(speech: Speech) -> Iterator[tuple[re.Match[str], str]]:
    """Announcements with the role they give: theme, goal, requirement or subject."""
    rules = table("aims")
    for form in ANNOUNCED:
        for found in speech.find(rules[form]):
            role = next(
                (kind for end, kind in rules["kinds"].items() if found.group("role").endswith(end)),
                "",
            )
            if role:
                yield found, role
