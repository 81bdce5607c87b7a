"""Campaign packs and libraries: found, read, checked, and given a fingerprint. The only reader of YAML."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from duixian.rulebook.errors import NotFound, Unusable
from duixian.rulebook.findings import Findings, Level, Place
from duixian.rulebook.kinds import Kind
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text

from .kinship import Parent, added, all_beside, beside, joined, named, owed
from .nodes import MOST_BYTES, Mapped, Node, Scalar, parse, plain
from .shape import Reader, Unread
from .slips import full_width, shortened

T = TypeVar("T")

__all__ = ["Reading", "find", "open_pack", "read_pack", "shipped"]


@dataclass(frozen=True)
class Library:
    """Kinds that several packs share; `kinds` names their files in order."""

    id: str
    name: Text
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What came of reading a pack: the pack, where it could be read, and all findings."""

    pack: Pack | None
    findings: Findings
    reader: Reader
    folders: tuple[Path, ...] = ()
    """Those it was read from: libraries, its parent's and its own, and those of its predecessor."""


def shipped() -> Path:
    """The folder of the packs that come with the program."""
    installed = Path(__file__).parents[2] / "shipped"
    return installed if installed.is_dir() else Path(__file__).parents[4] / "packs"


def find(name: str) -> Path:
    """The folder of a pack: a path, or the name of a shipped pack.

    Raises:
        NotFound: there is neither.
    """
    folder = Path(name)
    if folder.is_dir():
        return folder
    if (shipped() / name / "pack.yaml").is_file():
        return shipped() / name
    names = sorted(p.parent.name for p in shipped().glob("*/pack.yaml"))
    raise NotFound(
        Text(f"没有“{name}”这个文件夹，也没有这个名字的方案包。自带的有：{'、'.join(names)}。",
             f"No folder and no shipped pack is called “{name}”. Shipped: {', '.join(names)}.")
    )  # fmt: skip


def open_pack(folder: Path, *, examples: bool = True) -> Pack:
    """The pack in a folder.

    Raises:
        Unusable: it has errors.
    """
    reading = read_pack(folder, examples=examples)
    if reading.pack is None or reading.findings.of(Level.ERROR):
        raise Unusable(reading.findings)
    return reading.pack


def come_with(name: str) -> Pack:
    """A pack that comes with the program, read but not checked again: the tests have done that."""
    pack, _ = _whole(shipped() / name, Reader(Findings()))
    assert pack is not None, name
    return pack


def read_pack(folder: Path, *, examples: bool = True) -> Reading:
    """Read and check all of a pack; every finding at once.

    Without `examples` they are not run: for a pack whose examples were run when it was built or started.
    """
    from .checks import check

    folder = folder.resolve()  # `.` has a name too, and neighbours
    findings = Findings()
    reader = Reader(findings)
    for file in sorted(folder.rglob("*.yml")):
        findings.add("W203", Place(f"{folder.resolve().name}/{file.relative_to(folder)}"))
    pack, folders = _whole(folder, reader)
    if pack is None:
        return Reading(None, findings, reader)
    pack, earlier = _following(pack, folder, reader)
    check(pack, reader, examples=examples)
    read_from = tuple(dict.fromkeys((*folders, *earlier)))
    return Reading(None if reader.lost_lists else pack, findings, reader, read_from)


def _whole(folder: Path, reader: Reader) -> tuple[Pack | None, tuple[Path, ...]]:
    """A pack with its parent and all kinds, and the folders it was read from."""
    own = _together(sorted(folder.glob("*.yaml")), folder, reader)
    parent = _parent(folder, own, reader)
    if parent is None and "parent" in own.items:
        _read(str, own.items["parent"], reader)
        return None, ()  # what it lacks would have come from there
    nodes = joined(parent.nodes, own, reader) if parent else own
    reader.partly = nodes if reader.blind else None
    kinds, sources, folders = _kinds(folder, own, parent, reader)
    pack = _read(Pack, nodes, reader)
    if pack is None:
        return None, folders
    above = [plain(parent.nodes)] if parent else []
    print_ = hashlib.sha256(
        json.dumps([plain(nodes), *above, *sources], ensure_ascii=False, sort_keys=True).encode()
    )
    local = added(parent.nodes, own) if parent else frozenset()
    homes = {folder.name, parent.folder.name} if parent else {folder.name}
    brought = frozenset(k.id for k in kinds.values() if reader.folder(k) in homes)
    whole = dataclasses.replace(
        pack, kinds=kinds, fingerprint=print_.hexdigest(), brought=brought, local=local
    )
    reader.stands_for(whole, pack)
    return whole, folders


def _parent(folder: Path, nodes: Mapped, reader: Reader) -> Parent | None:
    """The pack that this one completes: one level, no more."""
    name = named(nodes, "parent")
    place = _neighbour(folder, name, reader)
    if name is None or place is None:
        return None
    above = _together(sorted(place.glob("*.yaml")), place, reader)
    if place == folder or "parent" in above.items:
        reader.findings.add("E263", name.where, id=name.text)
        return None
    return Parent(place, above)


def _neighbour(folder: Path, name: Scalar | None, reader: Reader) -> Path | None:
    """The folder of another pack that this one names."""
    if name is None:
        return None
    place = beside(folder, shipped(), name.text, "pack.yaml")
    if place is None:
        known = ", ".join(all_beside(folder, shipped(), "pack.yaml"))
        reader.findings.add("E106", name.where, what="pack", name=name.text, allowed=known)
        return None
    return place.resolve()


def _following(pack: Pack, folder: Path, reader: Reader) -> tuple[Pack, tuple[Path, ...]]:
    """The pack with the kinds that its predecessor may leave open, and where that was read from."""
    if not pack.predecessor:
        return pack, ()
    name = Scalar(pack.predecessor, reader.place(pack, "predecessor"))
    place = _neighbour(folder, name, reader)
    if place is None:
        return pack, ()
    apart = Reader(Findings())
    earlier, folders = _whole(place, apart)
    if earlier is None or place == folder or apart.findings.of(Level.ERROR):
        reader.findings.add("E264", name.where, id=name.text)
        return pack, ()
    whole = dataclasses.replace(pack, left_open=owed(earlier))
    reader.stands_for(whole, pack)
    return whole, folders


def _read(wanted: type[T], node: Node, reader: Reader) -> T | None:
    try:
        found: T = reader.read(wanted, node)
    except Unread:
        return None
    return found


def _parsed(file: Path, folder: Path, reader: Reader) -> Node | None:
    """The nodes of a file; where there are none, anything may have stood in it."""
    name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
    try:
        if not file.is_file():  # nor is a pipe read, which may never end
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reader.findings.add(
            "E101",
            Place(name),
            reason="not to be read" if isinstance(error, PermissionError) else "no file",
        )
        node = None
    else:
        node = parse(text, name, reader.findings)
    if node is None:
        reader.blind = True
        reader.lost_lists.add(name)
    return node


def _together(files: Iterable[Path], folder: Path, reader: Reader) -> Mapped:
    """The files of a pack are one mapping: each key stands in one of them."""
    items: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for file in list(files) or [folder / "pack.yaml"]:
        node = _parsed(file, folder, reader)
        if node is None:
            continue
        if not isinstance(node, Mapped):
            if isinstance(node, Scalar) and full_width(node.text):
                reader.findings.add("E119", node.where, text=shortened(node.text))
            else:
                reader.findings.add("E110", node.where, wanted="mapping")
            reader.blind = True
            reader.lost_lists.add(file.name)
            continue
        for key, value in node.items.items():
            if key in items:
                reader.findings.add("E105", node.keys[key], key=key, first=keys[key])
            else:
                items[key], keys[key] = value, node.keys[key]
    return Mapped(items, keys, Place(f"{folder.name}/pack.yaml", 1))


def _kinds(
    folder: Path, nodes: Mapped, parent: Parent | None, reader: Reader
) -> tuple[dict[str, Kind], list[object], tuple[Path, ...]]:
    """The kinds of all libraries used and of the pack's own folder, their plain forms, the folders.

    The parent's libraries are those beside the parent: one of the same name elsewhere changes nothing.
    """
    kinds: dict[str, Kind] = {}
    plains: list[object] = []
    folders = _sources(parent.folder, parent.nodes, reader) if parent else []
    taken = {source.name for source in folders}
    folders += [s for s in _sources(folder, nodes, reader) if s.name not in taken]
    packs = (folder, parent.folder if parent else folder)
    for source in folders:
        if source not in packs:
            plains += _library(source, reader)
        for file in sorted((source / "kinds").glob("*.yaml")):
            node = _parsed(file, source, reader)
            if node is None:
                continue
            kind = _read(Kind, node, reader)
            if kind is None:
                reader.lose(node, "kinds")
                continue
            if kind.id in kinds:
                reader.findings.add("E201", reader.place(kind, "id"), what="kind", id=kind.id)
            kinds[kind.id] = kind
            plains.append(plain(node))
    return kinds, plains, tuple(folders)


def _library(source: Path, reader: Reader) -> list[object]:
    """The plain form of a library's own page, which names the files of its kinds."""
    node = _parsed(source / "library.yaml", source, reader)
    library = _read(Library, node, reader) if node else None
    if node is None or library is None:
        return []
    files = {file.stem for file in (source / "kinds").glob("*.yaml")}
    for name in sorted(set(library.kinds) - files):
        where = reader.place(library, "kinds")
        reader.findings.add("E106", where, what="kind", name=name, allowed=", ".join(sorted(files)))
    return [plain(node)]


def _sources(folder: Path, nodes: Mapped, reader: Reader) -> list[Path]:
    """The folders whose kinds a pack may use, its own last."""
    node = nodes.items.get("uses")
    found: list[Path] = []
    try:
        names: tuple[str, ...] = reader.read(tuple[str, ...], node) if node else ()
    except Unread:
        names = ()
    for name in names:
        place = beside(folder, shipped(), name, "library.yaml")
        if place:
            found.append(place)
        else:
            known = ", ".join(all_beside(folder, shipped(), "library.yaml"))
            where = node.where if node else Place()
            reader.findings.add("E106", where, what="library", name=name, allowed=known)
    return [*found, folder]
