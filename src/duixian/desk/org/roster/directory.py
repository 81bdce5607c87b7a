"""Units found by what a cell calls them: a code, a name, a superior and a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from .names import folded, shortened

NEAR = 3


@dataclass(frozen=True)
class Known:
    """A unit that can be named: `key` is what the caller knows it by, `parent` another key."""

    key: str
    name: str
    code: str = ""
    parent: str = ""


class Directory:
    """The units of a part of the tree, by every way to name them."""

    def __init__(self, units: Iterable[Known] = ()) -> None:
        self.units: dict[str, Known] = {}
        self._codes: dict[str, str] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._short: dict[str, list[str]] = defaultdict(list)
        for unit in units:
            self.add(unit)

    def add(self, unit: Known) -> None:
        """One more unit."""
        self.units[unit.key] = unit
        if unit.code:
            self._codes[unit.code] = unit.key
        self._names[folded(unit.name)].append(unit.key)
        self._short[shortened(unit.name)].append(unit.key)

    def by_code(self, code: str | None) -> str | None:
        """The unit of a code."""
        return self._codes.get(code) if code else None

    def named(self, name: str) -> list[str]:
        """The units of a name; several where villages of two townships bear one name."""
        return self._names.get(folded(name), [])

    def find(self, said: str) -> list[str]:
        """The units a cell may mean: by code, by name, by superior/name, by a shorter name."""
        code = self.by_code(said)
        if code:
            return [code]
        above, _, name = said.replace("／", "/").rpartition("/")
        found = self.named(said) or self._short.get(shortened(said), [])
        if found or not above:
            return found
        over = set(self.find(above))
        return [key for key in self.find(name) if self.units[key].parent in over]

    def near(self, said: str) -> list[str]:
        """Names much like the one that was not found."""
        plain = {folded(unit.name): unit.name for unit in self.units.values()}
        return [plain[name] for name in get_close_matches(folded(said), plain, NEAR)]
