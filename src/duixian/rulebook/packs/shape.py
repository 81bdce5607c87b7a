"""From nodes to declared values: one reader for every frozen dataclass of the vocabulary.

What a pack may say is written once, as types; this module reads by them and finds, all at once, what
does not fit: unknown keys, missing keys, words that are not in a closed list, wrong numbers and dates.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from duixian.rulebook.findings import Findings, Level, Place
from duixian.rulebook.vocabulary.declare import KEYS_BESIDE, PIECES
from duixian.rulebook.vocabulary.text import Dated, Since, Text

from .nodes import Listing, Mapped, Node, Refused, Scalar, ids_in
from .slips import full_width, shortened

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,59}")
OPTION = re.compile(r"[a-z0-9][a-z0-9_]{0,59}")
"""An option may be called by a number: five stars are `5`."""
WRITTEN = {
    int: re.compile(r"-?[0-9]{1,9}"),
    Decimal: re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,2})?"),
    dt.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    bool: re.compile(r"yes|no"),
}


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:  # no month has such a day
        return None


READ: Mapping[Any, Callable[[str], object]] = {
    int: int,
    Decimal: Decimal,
    dt.date: _day,
    bool: "yes".__eq__,
}


class Unread(Exception):
    """A value could not be read; its findings are noted already."""


class Reader:
    """Reads nodes as declared types; notes every finding, and where each declared value stands."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.places: dict[int, Place] = {}
        self.key_places: dict[tuple[int, str], Place] = {}
        self.lost: set[str] = set()
        self.lost_lists: set[str] = set()
        self.blind = False
        self.partly: Mapped | None = None
        self.unsound: set[int] = set()
        self.tried = 0  # examples that were run
        self._kept: list[object] = []

    def lose(self, node: Node, key: str = "") -> None:
        """What a node would have declared is not there to be named; nobody is to be blamed for it."""
        self.lost |= ids_in(node)
        self.lost_lists.add(key)

    @contextmanager
    def judging(self, thing: object) -> Iterator[None]:
        """Errors found meanwhile make the thing unsound."""
        before = len(self.findings.items)
        yield
        if any(f.level is Level.ERROR for f in self.findings.items[before:]):
            self.unsound.add(id(thing))

    def sound(self, thing: object) -> bool:
        """Whether no error was found in a thing."""
        return id(thing) not in self.unsound

    def place(self, value: object, key: str = "") -> Place:
        """Where a value that was read stands, or one of its keys."""
        return self.key_places.get((id(value), key)) or self.places.get(id(value), Place())

    def folder(self, value: object) -> str:
        """The name of the folder a value was read from: of a pack, or of a library."""
        return self.place(value).file.partition("/")[0]

    def stands(self, value: object, key: str) -> bool:
        """Whether a key of a value that was read was written at all."""
        return (id(value), key) in self.key_places

    def stands_for(self, value: object, earlier: object) -> None:
        """A value made from one that was read stands where that stood."""
        keys = {key: at for (of, key), at in self.key_places.items() if of == id(earlier)}
        self._remember(value, self.place(earlier), keys)

    def read(self, wanted: Any, node: Node) -> Any:
        """The node's value as the type wanted.

        Raises:
            Unread: it does not fit; the findings say how.
        """
        if isinstance(node, Refused):
            raise Unread
        origin, args = typing.get_origin(wanted), typing.get_args(wanted)
        if origin in (typing.Union, types.UnionType):
            return self._union(args, node)
        if origin is typing.Literal:
            return self._word(args, node)
        if origin is tuple:
            return self._tuple(args[0], node)
        if origin is Dated:
            return self._dated(args[0], node)
        if origin in (dict, Mapping):
            return self._mapping(args[1], node)
        if origin is Sequence:
            return tuple(self.each(args[0], self._listed(node).items))
        if isinstance(wanted, type) and issubclass(wanted, Enum):
            return wanted(self._word(tuple(w.value for w in wanted), node))
        if dataclasses.is_dataclass(origin or wanted):
            return self._declared(wanted, node)
        return self._scalar(wanted, node)

    def each(self, wanted: Any, nodes: Iterable[Node]) -> list[Any]:
        """All values, so that every finding is made; the first that cannot be read stops afterwards."""
        values, unread = [], False
        for node in nodes:
            try:
                values.append(self.read(wanted, node))
            except Unread:
                unread = True
        if unread:
            raise Unread
        return values

    def refuse(self, rule: str, where: Place, **values: object) -> typing.NoReturn:
        """Note a finding and give up on this value."""
        self.findings.add(rule, where, **values)
        raise Unread

    def _refuse_marks(self, node: Node) -> None:
        """Of what fits nowhere, say so where Chinese marks are the reason."""
        if isinstance(node, Scalar) and full_width(node.text):
            self.refuse("E119", node.where, text=shortened(node.text))

    def _scalar(self, wanted: Any, node: Node) -> Any:
        text = self._text(node)
        if wanted in (object, Any, str):
            return text
        value = READ[wanted](text) if WRITTEN[wanted].fullmatch(text) else None
        if value is None:
            self._refuse_marks(node)
            self.refuse("E112", node.where, found=text, wanted=_said(wanted))
        return value

    def _text(self, node: Node) -> str:
        if not isinstance(node, Scalar):
            self.refuse("E110", node.where, wanted="text")
        return node.text

    def _listed(self, node: Node) -> Listing:
        if not isinstance(node, Listing):
            self._refuse_marks(node)
            self.refuse("E110", node.where, wanted="list")
        return node

    def _mapped(self, node: Node) -> Mapped:
        if not isinstance(node, Mapped):
            self._refuse_marks(node)
            self.refuse("E110", node.where, wanted="mapping")
        return node

    def _word(self, allowed: Sequence[Any], node: Node) -> Any:
        text = self._text(node)
        if text not in allowed:
            self._refuse_marks(node)
            self.refuse("E111", node.where, found=text, allowed=", ".join(map(str, allowed)))
        return text

    def _tuple(self, wanted: Any, node: Node) -> tuple[Any, ...]:
        # one word may stand without its brackets: `of: pledge`
        alone = isinstance(node, Scalar) and not dataclasses.is_dataclass(wanted)
        return tuple(self.each(wanted, (node,) if alone else self._listed(node).items))

    def _dated(self, wanted: Any, node: Node) -> Dated[Any]:
        if not isinstance(node, Listing) or (
            typing.get_origin(wanted) is tuple and not any(map(_since, node.items))
        ):
            return Dated((Since(dt.date.min, self.read(wanted, node)),))
        steps = self.each(Since[wanted], node.items)
        if not steps or sorted({s.since for s in steps}) != [s.since for s in steps]:
            self.refuse("E114", node.where)
        return Dated(tuple(steps))

    def _mapping(self, wanted: Any, node: Node) -> dict[str, Any]:
        items = self._mapped(node).items
        return dict(zip(items, self.each(wanted, items.values()), strict=True))

    def _union(self, args: tuple[Any, ...], node: Node) -> Any:
        options = [a for a in args if a is not type(None)]
        if len(options) == 1:
            return self.read(options[0], node)
        words = {a.word: a for a in options if hasattr(a, "word")}
        if words:
            return self._worded(words, node)
        fitting = [option for option in options if _fits(option, node)]
        if int in fitting:
            return self.read(int, node)
        return self.read(fitting[0] if fitting else options[-1], node)

    def _worded(self, words: Mapping[str, Any], node: Node) -> Any:
        """One of several classes: its word stands alone, or as the only key of a mapping."""
        if isinstance(node, Scalar):
            word = self._word(tuple(words), node)
            return self._declared(words[word], Mapped({}, {}, node.where))
        items = self._mapped(node)
        if len(items.items) != 1:
            self.refuse("E113", node.where, allowed=", ".join(words))
        word, value = next(iter(items.items.items()))
        cls = words[self._word(tuple(words), Scalar(word, items.keys[word]))]
        payload = getattr(cls, "payload", None)
        if payload is None:
            return self._declared(cls, value)
        made = cls(**{payload: self.read(_hints(cls)[payload], value)})
        return self._remember(made, node.where, {})

    def _declared(self, cls: Any, node: Node) -> Any:
        mapped = self._mapped(node)
        generic = typing.get_origin(cls) or cls
        for key in mapped.items:  # what it took along is not missing
            self._refuse_marks(Scalar(key, mapped.keys[key]))
        allowed: dict[str, None] = {}
        made = self._fill(generic, mapped, allowed, typing.get_args(cls))
        unknown = [key for key in mapped.items if key not in allowed]
        for key in unknown:
            self._unknown(key, mapped, allowed)
        in_pieces = any(PIECES in field.metadata for field in dataclasses.fields(generic))
        if made is None or (unknown and not in_pieces):
            raise Unread
        self.lost_lists.update(unknown)
        return made

    def _unknown(self, key: str, mapped: Mapped, allowed: Iterable[str]) -> None:
        """Blame a key that has no meaning here, or the comma that made one of half a sentence."""
        value = mapped.items[key]
        if " " in key and value == Scalar("", value.where):
            self.findings.add("E118", mapped.keys[key], text=key)
        elif not isinstance(value, Refused):
            self.findings.add("E115", mapped.keys[key], key=key, allowed=", ".join(allowed))

    def _fill(
        self, cls: Any, mapped: Mapped, allowed: dict[str, None], args: tuple[Any, ...] = ()
    ) -> Any:
        """An instance from the keys of a mapping; `allowed` gathers the keys it may have."""
        values: dict[str, Any] = {}
        unread = cls is Text and self._blank(mapped)
        for field in dataclasses.fields(cls):
            if field.metadata.get("set later"):
                continue
            wanted = (
                args[0]
                if args and isinstance(_hints(cls)[field.name], typing.TypeVar)
                else _hints(cls)[field.name]
            )
            try:
                found = self._field(field, wanted, mapped, allowed)
            except Unread:
                unread = True
                continue
            if found is not dataclasses.MISSING:
                values[field.name] = found
        if unread:
            return None
        return self._remember(cls(**values), mapped.where, mapped.keys)

    def _blank(self, mapped: Mapped) -> bool:
        """Note the languages in which a text says nothing."""
        blank = [k for k, v in mapped.items.items() if isinstance(v, Scalar) and not v.text.strip()]
        for key in {"zh", "en"} & {*blank}:
            self.findings.add("E117", mapped.keys[key], key=key)
        return bool(blank)

    def _field(
        self, field: dataclasses.Field[Any], wanted: Any, mapped: Mapped, allowed: dict[str, None]
    ) -> Any:
        if KEYS_BESIDE in field.metadata:
            chosen_by = field.metadata[KEYS_BESIDE]
            cls = self._chosen(wanted, chosen_by, mapped, allowed) if chosen_by else wanted
            made = self._fill(cls, mapped, allowed)
            if made is None:
                raise Unread
            return made
        key = key_of(field)
        allowed[key] = None
        if key in mapped.items:
            if PIECES in field.metadata:
                return self._pieces(typing.get_args(wanted)[0], mapped.items[key], key)
            return self.read(wanted, mapped.items[key])
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            if self.blind and PIECES in field.metadata:
                return ()  # it may stand in the file that could not be read
            if mapped is self.partly:
                raise Unread  # so may this
            self.refuse("E117", mapped.where, key=key)
        return dataclasses.MISSING

    def _pieces(self, wanted: Any, node: Node, key: str) -> tuple[Any, ...]:
        """The items of a list that can be read; the others are remembered as lost."""
        found = []
        for item in self._listed(node).items:
            try:
                found.append(self.read(wanted, item))
            except Unread:
                self.lose(item, key)
        return tuple(found)

    def _chosen(self, wanted: Any, key: str, mapped: Mapped, allowed: dict[str, None]) -> Any:
        words = {cls.word: cls for cls in typing.get_args(wanted) or (wanted,)}
        allowed[key] = None
        if key not in mapped.items:
            self._allow_all(words.values(), allowed)
            self.refuse("E117", mapped.where, key=key)
        try:
            return words[self._word(tuple(words), mapped.items[key])]
        except Unread:
            self._allow_all(words.values(), allowed)
            raise

    def _allow_all(self, classes: Iterable[Any], allowed: dict[str, None]) -> None:
        """Where the word is wrong its keys cannot be: do not blame them too."""
        for cls in classes:
            for field in dataclasses.fields(cls):
                if field.metadata.get("set later"):
                    continue
                if KEYS_BESIDE in field.metadata:
                    self._allow_all((_hints(cls)[field.name],), allowed)
                allowed[key_of(field)] = None

    def _remember(self, made: Any, where: Place, keys: Mapping[str, Place]) -> Any:
        self._kept.append(made)  # ids are only good while the object lives
        self.places[id(made)] = where
        for key, at in keys.items():
            self.key_places[id(made), key] = at
        return made


def key_of(field: dataclasses.Field[Any]) -> str:
    """The key of a field: its name, less the underscore that keeps it apart from Python's words."""
    return field.name.removesuffix("_")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _fits(wanted: Any, node: Node) -> bool:
    """Whether a node has the form of a type, where a value may be one of several."""
    origin = typing.get_origin(wanted)
    if origin is tuple:
        return not isinstance(node, Mapped)
    if origin is typing.Literal:
        return isinstance(node, Scalar) and node.text in typing.get_args(wanted)
    if isinstance(wanted, type) and dataclasses.is_dataclass(wanted):
        return isinstance(node, Mapped) and _needed(wanted) <= node.items.keys()
    if origin in (dict, Mapping):
        return isinstance(node, Mapped)
    if wanted in (Decimal, int):
        return isinstance(node, Scalar) and node.text.lstrip("-").replace(".", "", 1).isdigit()
    return isinstance(node, Scalar)


@cache
def _needed(cls: Any) -> frozenset[str]:
    """The keys that a declaration cannot do without: by them one is told from another."""
    missing = dataclasses.MISSING
    return frozenset(
        key_of(field)
        for field in dataclasses.fields(cls)
        if field.default is missing and field.default_factory is missing
    )


def _since(node: Node) -> bool:
    """Whether a node is a dated value, where the values are lists themselves."""
    return isinstance(node, Mapped) and "since" in node.items


def _said(wanted: Any) -> str:
    return {
        int: "whole number",
        Decimal: "number with two places",
        bool: "yes or no",
        dt.date: "day",
    }.get(wanted, "text")
