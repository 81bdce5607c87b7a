"""A pack that completes another: what it may write itself, and what is its parent's alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duixian.rulebook.calendars import Standing
from duixian.rulebook.findings import Place
from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Selection
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import Stage

from .nodes import Listing, Mapped, Node, Scalar, plain
from .shape import Reader, key_of

OWN = ("id", "name", "parent", "sample", "questions")
"""What a local pack says of itself; its parent's words do not stand for it."""
INSTEAD = ("theme", "basis", "forms")
"""What a local pack may say in its own words; the parent's stand where it is silent."""
SPOKEN = frozenset({"name", *INSTEAD})
"""What a local pack writes in words; where it has none of its own it leaves them out."""
ADDED = ("indicators", "examples")
"""Lists to which a local pack adds."""
OPEN = (*OWN, *INSTEAD, "uses", *ADDED)
LOCKED = {key_of(field) for field in dataclasses.fields(Pack)} - {*OPEN}
"""What only the parent says: dates, standards, categories, and whatever is built on them."""


@dataclass(frozen=True)
class Parent:
    """The pack above a local one: its folder and what stands in it."""

    folder: Path
    nodes: Mapped


def joined(parent: Mapped, own: Mapped, reader: Reader) -> Mapped:
    """What a local pack and its parent say together; what is locked stays as the parent has it."""
    for key in LOCKED & own.items.keys():
        reader.findings.add("E260", own.keys[key], key=key)
    _copied(parent, own, reader)
    kept = {key: node for key, node in parent.items.items() if key not in OWN}
    mine = {key: node for key, node in own.items.items() if key not in LOCKED}
    mine |= {
        key: _added(parent.items[key], mine[key], reader)
        for key in ADDED
        if key in mine and key in kept
    }
    if "uses" in mine:
        mine["uses"] = _united(kept.get("uses"), mine["uses"])
    keys = {**parent.keys, **own.keys}
    items = kept | mine
    return Mapped(items, {key: keys[key] for key in items}, own.where)


def _copied(parent: Mapped, own: Mapped, reader: Reader) -> None:
    """Tell of words and indicators that say again what the parent says."""
    for key in SPOKEN & own.items.keys() & parent.items.keys():
        if plain(own.items[key]) == plain(parent.items[key]):
            reader.findings.add("W208", own.keys[key], key=key)
    above = [plain(item) for item in _items(parent)]
    bare = [_without_id(item) for item in above]
    for item in _items(own):
        if _without_id(plain(item)) in bare and plain(item) not in above:
            reader.findings.add("W208", item.where, key="indicators")


def _items(nodes: Mapped) -> tuple[Node, ...]:
    found = nodes.items.get("indicators")
    return tuple(found.items) if isinstance(found, Listing) else ()


def _without_id(said: object) -> object:
    return {k: v for k, v in said.items() if k != "id"} if isinstance(said, dict) else said


def _united(above: Node | None, here: Node) -> Node:
    """The libraries of both, the parent's first, each once."""
    if not isinstance(above, Listing) or not isinstance(here, Listing):
        return here
    taken = {item.text for item in above.items if isinstance(item, Scalar)}
    new = (i for i in here.items if not (isinstance(i, Scalar) and i.text in taken))
    return Listing((*above.items, *new), here.where)


def _added(above: Node, here: Node, reader: Reader) -> Node:
    if not isinstance(above, Listing) or not isinstance(here, Listing):
        return here
    taken = dict(ids(above))
    new = [item for item in here.items if not _taken(item, taken, reader)]
    return Listing((*above.items, *new), here.where)


def _taken(item: Node, taken: dict[str, Place], reader: Reader) -> bool:
    """Whether an indicator of the parent is written anew, which is told."""
    for id_, where in ids(Listing((item,), item.where)):
        if id_ in taken:
            reader.findings.add("E261", where, id=id_, first=taken[id_])
            return True
    return False


def ids(node: Node | None) -> Iterator[tuple[str, Place]]:
    """The ids that the items of a list give to themselves, and where."""
    for item in node.items if isinstance(node, Listing) else ():
        own = item.items.get("id") if isinstance(item, Mapped) else None
        if isinstance(own, Scalar):
            yield own.text, own.where


def added(parent: Mapped, own: Mapped) -> frozenset[str]:
    """The indicators that a local pack adds to those of its parent."""
    above, here = ({id_ for id_, _ in ids(n.items.get("indicators"))} for n in (parent, own))
    return frozenset(here - above)


def owed(pack: Pack) -> frozenset[str]:
    """The kinds that a pack counts while they stand open: what it may leave to the next."""
    return frozenset(
        kind
        for indicator in pack.indicators
        for kind in indicator.measure.selection.of
        if kind in pack.kinds and _counts_open(indicator.measure.selection, pack.kinds[kind])
    )


def _counts_open(selection: Selection, kind: Kind) -> bool:
    words = {*selection.in_}
    return any(s.stage is Stage.OPEN and words & {s.id, s.stage} for s in kind.states)


def carries(selection: Selection, kind: Kind, predecessor: str) -> bool:
    """Whether a selection takes in what a predecessor left open of a kind."""
    whole = selection.carried_in or isinstance(selection.window, Standing)
    return whole and selection.tagged in (None, predecessor) and _counts_open(selection, kind)


def named(nodes: Mapped, key: str) -> Scalar | None:
    """The name of another pack at a key, if one is written there."""
    node = nodes.items.get(key)
    return node if isinstance(node, Scalar) else None


def beside(folder: Path, shipped: Path, name: str, file: str) -> Path | None:
    """The folder of that name, beside a folder or among those shipped, that holds the file."""
    places = (base / name for base in (folder.parent, shipped))
    return next((p for p in places if name.isidentifier() and (p / file).is_file()), None)


def all_beside(folder: Path, shipped: Path, file: str) -> Iterable[str]:
    """The names of all folders that could be meant."""
    return sorted({p.parent.name for b in (folder.parent, shipped) for p in b.glob(f"*/{file}")})
