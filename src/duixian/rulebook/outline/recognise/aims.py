"""Themes, goals and general requirements, by the way they are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, first_of_each, listed
from duixian.rulebook.outline.lexicon import table

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


def themes(speech: Speech) -> Iterator[Item]:
    """Themes, main lines, goals and directions, each once; a direction with its phrases."""
    yield from first_of_each(
        speech.item(
            Kind.THEME,
            found.span("name"),
            tuple(_phrases(speech, found, Kind.THEME)) if role == "direction" else (),
            role=role,
            called=found.group("role"),
        )
        for found, role in _announced(speech)
        if role != "requirement"
    )


def requirements(speech: Speech) -> Iterator[Item]:
    """The phrases of the general requirement, each once, with the part it is said to play."""
    parts = {m.group("name"): m.group("role") for m in speech.find(table("aims")["part_role"])}
    yield from first_of_each(
        speech.item(phrase.kind, (phrase.start, phrase.end), role=parts.get(phrase.name, ""))
        for found, role in _announced(speech)
        if role == "requirement"
        for phrase in _phrases(speech, found, Kind.REQUIREMENT)
    )


def _phrases(speech: Speech, found: re.Match[str], kind: Kind) -> Iterator[Item]:
    for span in listed(found.group("name"), found.start("name"), "、,，"):
        yield speech.item(kind, span)


def _announced(speech: Speech) -> Iterator[tuple[re.Match[str], str]]:
    """Announcements with the role they give: theme, goal, direction, requirement or subject."""
    rules = table("aims")
    for form in rules["forms"]:
        for found in speech.find(form):
            role = next(
                (kind for end, kind in rules["roles"].items() if found.group("role").endswith(end)),
                "",
            )
            # A goal that is a list of phrases is the general requirement under another name.
            if role == "goal" and found.group("name").count("、") >= rules["many"]:
                role = "requirement"
            if role:
                yield found, role
