"""YAML as plain nodes with their lines: no anchors, no tags, no key twice, every scalar a text."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from duixian.rulebook.findings import Findings, Place

from .slips import of_bytes, of_lines

MOST_BYTES = 2_000_000
MOST_DEPTH = 20
MOST_TOLD = 50
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    """One value, as text."""

    text: str
    where: Place


@dataclass(frozen=True)
class Listing:
    """Several values in order."""

    items: tuple[Node, ...]
    where: Place


@dataclass(frozen=True)
class Mapped:
    """Values by key, with the place of each key."""

    items: dict[str, Node]
    keys: dict[str, Place]
    where: Place


@dataclass(frozen=True)
class Refused:
    """Something that may not stand in a pack; its finding is noted already."""

    where: Place


Node = Scalar | Listing | Mapped | Refused


def parse(text: bytes | None, file: str, findings: Findings) -> Node | None:
    """The nodes of one file; nothing where it cannot be read (the findings say why).

    A file that is too large need not be handed in at all.
    """
    if text is None or len(text) > MOST_BYTES:
        findings.add("E101", Place(file), reason="too large")
        return None
    try:
        content = text.decode("utf-8-sig")
        if not _plain(content, file, findings):
            return None
        root = yaml.compose(content, Loader=Loader)
    except UnicodeDecodeError as error:
        findings.add(
            "E101", Place(file, text[: error.start].count(b"\n") + 1), reason=of_bytes(text)
        )
        return None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        findings.add("E101", Place(file, line), reason=of_lines(content, error))
        return None
    except yaml.YAMLError:
        findings.add("E101", Place(file), reason="control character")
        return None
    if root is None:
        findings.add("E102", Place(file, 1))
        return None
    return _Tree(file, findings).node(root)


def _plain(content: str, file: str, findings: Findings) -> bool:
    """Note what would make a language of it: anchors, aliases, tags, several documents, deep nests.

    False where it is better not to read on.
    """
    depth = documents = told = 0
    for event in yaml.parse(content, Loader=Loader):
        where = Place(file, event.start_mark.line + 1 if event.start_mark else 0)
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if documents > 1:
            findings.add("E103", where, what="---")
            return False
        if depth > MOST_DEPTH:
            findings.add("E101", where, reason="too deep")
            return False
        for found in (getattr(event, "anchor", None), getattr(event, "tag", None)):
            if found:
                findings.add("E103", where, what=found)
                told += 1
        if told >= MOST_TOLD:  # no slip of the pen
            return False
    return True


class _Tree:
    """Nodes of one file; what an alias repeats is refused, so that nothing grows by being named."""

    def __init__(self, file: str, findings: Findings) -> None:
        self.file = file
        self.findings = findings
        self.seen: set[int] = set()

    def node(self, node: yaml.Node) -> Node:
        where = Place(self.file, node.start_mark.line + 1)
        if id(node) in self.seen:
            return Refused(where)
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, where)
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self.node(item) for item in node.value), where)
        return self.mapped(node, where)

    def mapped(self, node: yaml.Node, where: Place) -> Mapped:
        items: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key, value in node.value:
            at = Place(self.file, key.start_mark.line + 1)
            if not isinstance(key, yaml.ScalarNode):
                self.findings.add("E104", at)
            elif key.value in items:
                self.findings.add("E105", at, key=key.value, first=keys[key.value].line)
            else:
                items[key.value], keys[key.value] = self.node(value), at
        return Mapped(items, keys, where)


def ids_in(node: Node) -> set[str]:
    """Every `id` that a node gives to something, however deep."""
    if isinstance(node, Listing):
        return {id_ for item in node.items for id_ in ids_in(item)}
    if not isinstance(node, Mapped):
        return set()
    own = node.items.get("id")
    deeper = {id_ for item in node.items.values() for id_ in ids_in(item)}
    return deeper | ({own.text} if isinstance(own, Scalar) else set())


def plain(node: Node) -> object:
    """A node as texts, lists and dictionaries, for fingerprints."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    if isinstance(node, Refused):
        return None
    return {key: plain(value) for key, value in node.items.items()}
