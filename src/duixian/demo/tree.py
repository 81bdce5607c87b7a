"""The tree of the demo county: who stands under whom, and which units play a part."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import names

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_UNITS, MOST_UNITS = 24, 20_000
CATEGORIES = (
    "rural", "community", "enterprise", "private_enterprise", "school", "social_organisation",
    "bureau",
)  # fmt: skip
SORTED = {
    **dict.fromkeys(("财政局", "商务局", "招商局", "开发区", "科技局"), "economic"),
    **dict.fromkeys(("农业局", "林业局", "水务局", "畜牧局", "农机局"), "farming"),
}
"""Bureaux that show what is asked of the economy or of farming; all others are bureaux."""
IN_STREETS = (12, 55, 4, 8, 10, 5, 6)
IN_THE_COUNTRY = (66, 7, 5, 6, 5, 4, 7)


@dataclass
class Unit:
    """One node: `home` is the parent on its first day, `moved` where and when it went later."""

    code: str
    home: str
    name: str
    stem: str
    type: str
    category: str
    opened: int
    size: int = 0
    households: int | None = None
    closed: int | None = None
    heir: str | None = None
    moved: tuple[int, str] | None = None
    part: str = ""

    def parent_on(self, day: int) -> str:
        """The unit above on that day."""
        if self.moved and day >= self.moved[0]:
            return self.moved[1]
        return self.home

    def in_force(self, day: int) -> bool:
        """Whether it exists on that day."""
        return self.opened <= day and (self.closed is None or day < self.closed)

    @property
    def leaf(self) -> bool:
        """Whether members belong to it directly."""
        return self.type in ("branch", "group")


@dataclass
class Tree:
    """All units by code, in the order of their codes' making."""

    rng: random.Random
    stems: Iterator[str]
    first: int
    units: dict[str, Unit] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def number(self, letter: str) -> int:
        """The next number of that letter."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return self.counts[letter]

    def add(self, code: str, home: str, name: str, stem: str, kind: tuple[str, str]) -> Unit:
        """A new unit of a (type, category), opened long before the records."""
        opened = self.first - self.rng.randrange(400, 15_000)
        unit = Unit(code, home, name, stem, *kind, opened)
        self.units[code] = unit
        return unit

    def branch(self, home: str, name: str, stem: str, category: str) -> Unit:
        """A new branch with members."""
        unit = self.add(f"B{self.number('B'):04d}", home, name, stem, ("branch", category))
        unit.size = int(min(110, max(6, self.rng.lognormvariate(3.14, 0.45))))
        if category in ("rural", "community"):
            unit.households = self.rng.randrange(120, 900)
        return unit

    def playing(self, part: str) -> Unit:
        """The one unit that plays a part."""
        return next(unit for unit in self.units.values() if unit.part == part)

    def branches(self) -> list[Unit]:
        """All branches."""
        return [unit for unit in self.units.values() if unit.type == "branch"]


def plant(seed: int, units: int, first: int) -> Tree:
    """The tree of a county with so many branches; the same seed gives the same county."""
    if not LEAST_UNITS <= units <= MOST_UNITS:
        raise ValueError(f"units must lie between {LEAST_UNITS} and {MOST_UNITS}, not {units}")
    rng = random.Random(f"{seed}:tree")
    tree = Tree(rng, names.stems(rng), first)
    stem = next(tree.stems)
    tree.add("C01", "", f"中共{stem}县委员会", stem, ("committee", "committee"))
    _offices(tree, stem, units)
    _townships(tree, units)
    return tree


def _offices(tree: Tree, county: str, units: int) -> None:
    """County offices with their branches: about a quarter of all."""
    count = max(3, min(len(names.BUREAUS), units // 25))
    for number, bureau in enumerate(names.BUREAUS[:count], 1):
        code = f"J{number:02d}"
        tree.add(
            code,
            "C01",
            f"{county}县{bureau}党总支",
            county,
            ("general_branch", SORTED.get(bureau, "bureau")),
        )
    branches = units // 4
    seen = dict.fromkeys(range(1, count + 1), 0)
    for index in range(branches):
        number = index % count + 1
        seen[number] += 1
        bureau, nth = names.BUREAUS[number - 1], seen[number]
        category = ("office", "bureau", "office")[(nth - 1) % 3]
        title = "机关" if category == "office" else "下属单位"
        name = f"{county}县{bureau}{title}第{_numeral(nth)}党支部"
        tree.branch(f"J{number:02d}", name, county, category)


def _townships(tree: Tree, units: int) -> None:
    """Townships and streets with villages, communities, schools, firms and associations."""
    count = max(3, min(20, units // 20))
    homes: list[tuple[Unit, bool]] = []
    for number in range(1, count + 1):
        stem = next(tree.stems)
        street = number % 5 == 0
        rank = "街道工作委员会" if street else ("镇委员会" if number % 3 else "乡委员会")
        unit = tree.add(
            f"T{number:02d}", "C01", f"中共{stem}{rank}", stem, ("committee", "committee")
        )
        homes.append((unit, street))
    sizes = [tree.rng.uniform(0.7, 1.4) for _ in homes]
    for index in range(units - units // 4):
        home, street = homes[index] if index < count else tree.rng.choices(homes, sizes)[0]
        likely = IN_STREETS if street else IN_THE_COUNTRY
        # One of each first, so that the smallest county has them all.
        first = CATEGORIES[index : index + 1]
        _township_branch(tree, home, *(first or tree.rng.choices(CATEGORIES, likely)))


def _township_branch(tree: Tree, home: Unit, category: str) -> None:
    """One more branch under a township."""
    stem = next(tree.stems)
    place = stem + tree.rng.choice(names.LANDFORMS)
    name = {
        "rural": f"{place}村党支部",
        "community": f"{stem}社区党支部",
        "enterprise": f"{stem}{tree.rng.choice(names.TRADES)}党支部",
        "private_enterprise": f"{stem}民营{tree.rng.choice(names.TRADES)}党支部",
        "school": f"{stem}{tree.rng.choice(names.SCHOOLS)}党支部",
        "social_organisation": f"{stem}{tree.rng.choice(names.SOCIETIES)}党支部",
        "bureau": f"{stem}{tree.rng.choice(names.STATIONS)}党支部",
    }[category]
    tree.branch(home.code, name, stem, category)


def form_groups(tree: Tree) -> None:
    """Party groups in the largest branches; with a few members of their own."""
    large = sorted(tree.branches(), key=lambda unit: (-unit.size, unit.code))
    for unit in [u for u in large if not u.part][: 1 + len(large) // 30]:
        for nth in (1, 2):
            name = unit.name.removesuffix("党支部") + f"第{_numeral(nth)}党小组"
            group = tree.add(
                f"G{tree.number('G'):03d}", unit.code, name, unit.stem, ("group", unit.category)
            )
            group.size = 5 + tree.rng.randrange(5)
            group.opened = unit.opened


def _numeral(number: int) -> str:
    """A small number in Chinese."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else _numeral(tens)) + "十" + (digits[ones] if ones else "")
