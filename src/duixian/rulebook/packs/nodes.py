"""YAML as plain nodes with their lines: no anchors, no tags, no key twice, every scalar a text."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from duixian.rulebook.findings import Findings, Place

MOST_BYTES = 2_000_000
MOST_DEPTH = 20
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


Node = Scalar | Listing | Mapped


def parse(text: bytes, file: str, findings: Findings) -> Node | None:
    """The nodes of one file; nothing where it cannot be read (the findings say why)."""
    if len(text) > MOST_BYTES:
        findings.add("E101", Place(file), reason=f"> {MOST_BYTES} B")
        return None
    try:
        content = text.decode("utf-8-sig")
        if not _plain(content, file, findings):
            return None
        root = yaml.compose(content, Loader=Loader)
    except UnicodeDecodeError as error:
        findings.add("E101", Place(file, text[: error.start].count(b"\n") + 1), reason="UTF-8")
        return None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        findings.add("E101", Place(file, line), reason=error.problem or "YAML")
        return None
    except yaml.YAMLError as error:
        findings.add("E101", Place(file), reason=str(error).splitlines()[0])
        return None
    if root is None:
        findings.add("E102", Place(file, 1))
        return None
    return _node(root, file, findings)


def _plain(content: str, file: str, findings: Findings) -> bool:
    """Refuse what would make a language of it: anchors, aliases, tags, several documents, deep nests."""
    depth = documents = 0
    fine = True
    for event in yaml.parse(content, Loader=Loader):
        where = Place(file, event.start_mark.line + 1 if event.start_mark else 0)
        documents += isinstance(event, yaml.DocumentStartEvent)
        named = getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        found = (
            named or tag or ("---" if documents > 1 else "") or ("…" if depth > MOST_DEPTH else "")
        )
        if found:
            findings.add("E103", where, what=found)
            fine = False
            if depth > MOST_DEPTH:
                break
    return fine


def _node(node: yaml.Node, file: str, findings: Findings) -> Node:
    where = Place(file, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, where)
    if isinstance(node, yaml.SequenceNode):
        return Listing(tuple(_node(item, file, findings) for item in node.value), where)
    return _mapped(node, where, findings)


def _mapped(node: yaml.Node, where: Place, findings: Findings) -> Mapped:
    items: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for key, value in node.value:
        at = Place(where.file, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            findings.add("E104", at)
        elif key.value in items:
            findings.add("E105", at, key=key.value, first=keys[key.value].line)
        else:
            items[key.value], keys[key.value] = _node(value, where.file, findings), at
    return Mapped(items, keys, where)


def plain(node: Node) -> object:
    """A node as texts, lists and dictionaries, for fingerprints."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.items.items()}
