"""Texts of the desk: gather them from code and templates, or compile the catalogues.

`messages.py gather` brings each room's catalogue up to date; `check` refuses one that is not, that
lacks a translation, has a doubtful one or contradicts another room; `compile` writes what the desk reads at run time.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

DESK = Path(__file__).parents[1] / "src" / "duixian" / "desk"
PLACE = Path("locale") / "zh_Hans" / "LC_MESSAGES"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def rooms() -> list[Path]:
    """The rooms of the desk; of the loop and the pages their own rooms, each with its catalogue."""
    found = {
        path.parent
        for place in ("*", "loop/*", "pages/*")
        for path in DESK.glob(f"{place}/__init__.py")
    }
    return sorted(found - {DESK / "loop", DESK / "pages"})


def sources(room: Path) -> Iterator[tuple[str, io.BytesIO]]:
    """The code and the templates of a room, the latter turned into calls."""
    for path in sorted(room.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(DESK).as_posix(), io.BytesIO(path.read_bytes())
    for path in sorted((*room.rglob("*.html"), *room.rglob("*.txt"))):
        if "templates" in path.parts:
            calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path.relative_to(DESK).as_posix(), io.BytesIO(calls.encode())


def gathered(room: Path) -> Catalog:
    """All texts of a room, without translations."""
    found = Catalog(charset="utf-8")
    for name, source in sources(room):
        options = {"encoding": "utf-8"}
        for _line, message, _comments, context in extract(
            "python", source, keywords=KEYWORDS, options=options
        ):
            if message and message != ("",):
                found.add(message, locations=[(name, 0)], context=context)
    return found


def standing(room: Path) -> Catalog:
    """The catalogue of a room as it stands; an empty one where there is none."""
    path = room / PLACE / "django.po"
    if not path.exists():
        return Catalog(locale="zh_Hans", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def gather(room: Path) -> None:
    """Write the room's catalogue with every text it has, keeping translations."""
    found, merged = gathered(room), standing(room)
    if not found and not (room / PLACE).exists():
        return
    merged.update(found, no_fuzzy_matching=True)
    merged.obsolete.clear()
    (room / PLACE).mkdir(parents=True, exist_ok=True)
    with (room / PLACE / "django.po").open("wb") as file:
        write_po(file, merged, sort_output=True, omit_header=True, width=100, include_lineno=False)


def wrong(room: Path) -> Iterator[str]:
    """What keeps a room's catalogue from being complete."""
    found, has = gathered(room), standing(room)
    here = room.name
    for message in found:
        if not message.id:
            continue
        kept = has.get(message.id, context=message.context)
        if kept is None:
            yield f"{here}: not in the catalogue: {message.id!r}"
        elif not kept.string or (isinstance(kept.string, tuple) and not all(kept.string)):
            yield f"{here}: not translated: {message.id!r}"
        elif kept.fuzzy:
            yield f"{here}: doubtful: {message.id!r}"
    for message in has:
        if message.id and found.get(message.id, context=message.context) is None:
            yield f"{here}: nowhere used: {message.id!r}"


def unlike() -> Iterator[str]:
    """Texts that two rooms translate differently: at run time one of them would speak for both."""
    said: dict[tuple[object, object], dict[object, str]] = {}
    for room in rooms():
        for message in standing(room):
            if message.id:
                words = said.setdefault((message.context, message.id), {})
                words.setdefault(message.string, room.name)
    for (_context, text), words in said.items():
        if len(words) > 1:
            told = ", ".join(f"{room} {string!r}" for string, room in words.items())
            yield f"two translations of {text!r}: {told}; give one of them a context"


def compile_(room: Path) -> None:
    """Write the compiled catalogue beside the readable one."""
    if (room / PLACE / "django.po").exists():
        with (room / PLACE / "django.mo").open("wb") as file:
            write_mo(file, standing(room))


def main(command: str) -> int:
    """Do what the command says for all rooms."""
    settings.configure(USE_I18N=False)
    if command == "check":
        found = [*(line for room in rooms() for line in wrong(room)), *unlike()]
        sys.stdout.write("".join(f"{line}\n" for line in found))
        return 1 if found else 0
    for room in rooms():
        {"gather": gather, "compile": compile_}[command](room)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
